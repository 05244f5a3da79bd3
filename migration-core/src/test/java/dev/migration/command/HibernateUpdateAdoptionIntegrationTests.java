package dev.migration.command;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migration.metamodel.HibernateSchemaProof;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.SchemaSource;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.boot.MetadataSources;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a database which {@code hibernate.hbm2ddl.auto=update} has made is what the
 * mapping asks for. Hibernate does not do there what it does when it creates a schema.
 */
class HibernateUpdateAdoptionIntegrationTests {

	private static final Consumer<MetadataSources> MAPPING = (sources) -> Stream.of(Shelf.class, Copy.class)
		.forEach(sources::addAnnotatedClass);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void columnsOfKeysAreNotSortedByAnUpdate(Product product) throws SQLException {
		HibernateSchemaProof proof = new HibernateSchemaProof();
		try (EvolvingSchema schema = product.schema(this.directory)) {
			proof.update(schema.database(), MAPPING);

			assertThat(schema.findings(proof.model(schema.database(), MAPPING))).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void namelessUniqueConstraintsAreRepeatedByAnUpdate(Product product) throws SQLException {
		HibernateSchemaProof proof = new HibernateSchemaProof();
		try (EvolvingSchema schema = product.schema(this.directory)) {
			proof.create(schema.database(), MAPPING);
			proof.update(schema.database(), MAPPING);

			assertThat(schema.findings(proof.model(schema.database(), MAPPING))).isEmpty();
		}
	}

	@Test
	void orderOfAKeyIsWhoeverMadeTheTables() throws SQLException {
		HibernateSchemaProof proof = new HibernateSchemaProof();
		try (EvolvingSchema schema = Product.POSTGRESQL.schema(this.directory)) {
			proof.create(schema.database(), MAPPING);
			schema.execute("alter table copy drop constraint copy_pkey",
					"alter table copy add primary key (isbn, copy_number, edition)");

			assertThat(schema.findings(proof.model(schema.database(), MAPPING))).isEmpty();
		}
	}

	@Test
	void orderOfAKeyOfAnOlderMappingIsADifference() throws SQLException {
		HibernateSchemaProof proof = new HibernateSchemaProof();
		try (EvolvingSchema schema = Product.POSTGRESQL.schema(this.directory)) {
			SchemaSource model = proof.model(schema.database(), MAPPING);
			SchemaModel older = model.read()
				.withTable(QualifiedName.of("copy"),
						(copy) -> copy.withConstraints(copy.constraints()
							.stream()
							.map((constraint) -> (constraint instanceof PrimaryKey key) ? key.withColumns(
									List.of(Name.of("isbn"), Name.of("copy_number"), Name.of("edition")), List.of())
									: constraint)
							.toList()));
			schema.write(() -> older);
			schema.upgrade();

			assertThat(schema.check(model).differences()).containsExactly(
					"drop primary key 'copy_pkey' on 'copy(isbn, copy_number, edition)'",
					"add primary key 'copy_pkey' on 'copy(copy_number, edition, isbn)'");
		}
	}

	@Test
	void otherUniqueConstraintsAreDifferences() throws SQLException {
		HibernateSchemaProof proof = new HibernateSchemaProof();
		try (EvolvingSchema schema = Product.POSTGRESQL.schema(this.directory)) {
			proof.create(schema.database(), MAPPING);
			schema.execute("alter table shelf add constraint shelf_label unique (label)");

			assertThat(schema.check(proof.model(schema.database(), MAPPING)).differences())
				.containsExactly("drop unique constraint 'shelf_label' on 'shelf(label)'");
		}
	}

	private enum Product {

		POSTGRESQL, MARIADB, H2;

		EvolvingSchema schema(Path directory) throws SQLException {
			TestDatabase database = switch (this) {
				case POSTGRESQL -> Databases.postgreSql();
				case MARIADB -> Databases.mariaDb();
				case H2 -> Databases.h2();
			};
			return new EvolvingSchema(database, database.dataSource(), directory,
					HibernateSchemaProof.dialect(database));
		}

	}

	@Entity
	@Table(name = "shelf", uniqueConstraints = @UniqueConstraint(columnNames = { "room", "label" }))
	@IdClass(ShelfId.class)
	static class Shelf {

		@Id
		@Column(length = 40)
		@Nullable String room;

		@Id
		int place;

		@Column(length = 20)
		@Nullable String label;

		@Column(unique = true, length = 8)
		@Nullable String code;

	}

	static class ShelfId {

		@Nullable String room;

		int place;

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof ShelfId id && Objects.equals(this.room, id.room) && this.place == id.place;
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.room, this.place);
		}

	}

	@Entity
	@Table(name = "copy")
	@IdClass(CopyId.class)
	static class Copy {

		@Id
		@Column(name = "copy_number")
		int number;

		@Id
		@Column(length = 13)
		@Nullable String isbn;

		@Id
		long edition;

		@ManyToOne
		@Nullable Shelf shelf;

	}

	static class CopyId {

		int number;

		@Nullable String isbn;

		long edition;

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof CopyId id && this.number == id.number && Objects.equals(this.isbn, id.isbn)
					&& this.edition == id.edition;
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.number, this.isbn, this.edition);
		}

	}

}
