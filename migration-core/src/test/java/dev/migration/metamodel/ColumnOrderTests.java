package dev.migration.metamodel;

import java.util.List;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.schema.Column;
import dev.migration.schema.QualifiedName;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ColumnOrder}.
 */
class ColumnOrderTests {

	@Test
	void columnsDoNotFollowTheOrderOfEntities() {
		List<String> columns = List.of("id", "dtype", "title", "owner_id", "narrator", "pages", "shop_id", "truck_id");

		assertThat(columns(Item.class, Book.class, Audio.class, Shop.class, Truck.class, Owner.class))
			.isEqualTo(columns);
		assertThat(columns(Truck.class, Audio.class, Owner.class, Shop.class, Book.class, Item.class))
			.isEqualTo(columns);
		assertThat(columns(Shop.class, Book.class, Owner.class, Item.class, Truck.class, Audio.class))
			.isEqualTo(columns);
	}

	@Test
	void columnsOfATableOfTwoEntitiesDoNotEither() {
		List<String> columns = List.of("id", "data", "name", "preview");

		assertThat(columns(Picture.class, PictureInfo.class)).isEqualTo(columns);
		assertThat(columns(PictureInfo.class, Picture.class)).isEqualTo(columns);
	}

	private static List<String> columns(Class<?>... entities) {
		return new HibernateSchemaSource(OfflineMetadata.of(entities), new PostgreSqlDialect(), "public").read()
			.table(QualifiedName.of("item"))
			.orElseThrow()
			.columns()
			.stream()
			.map(Column::name)
			.map(Object::toString)
			.toList();
	}

	@Entity(name = "Item")
	static class Item {

		@Id
		long id;

		@ManyToOne
		@Nullable Owner owner;

		@Nullable String title;

	}

	@Entity(name = "Book")
	static class Book extends Item {

		int pages;

	}

	@Entity(name = "Audio")
	static class Audio extends Item {

		@Nullable String narrator;

	}

	@Entity(name = "Owner")
	static class Owner {

		@Id
		long id;

	}

	@Entity(name = "Shop")
	static class Shop {

		@Id
		long id;

		@OneToMany
		@JoinColumn(name = "shop_id")
		List<Item> items = List.of();

	}

	@Entity(name = "Truck")
	static class Truck {

		@Id
		long id;

		@OneToMany
		@JoinColumn(name = "truck_id")
		List<Item> items = List.of();

	}

	@Entity(name = "Picture")
	@Table(name = "item")
	static class Picture {

		@Id
		long id;

		byte @Nullable [] data;

		@Nullable String name;

		byte @Nullable [] preview;

	}

	@Entity(name = "PictureInfo")
	@Table(name = "item")
	static class PictureInfo {

		@Id
		long id;

		@Nullable String name;

	}

}
