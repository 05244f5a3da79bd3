package dev.migration.boot.command;

import java.util.List;
import java.util.Map;

import dev.migration.MigrationException;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.metamodel.HibernateSchemaSource;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Struct;
import org.junit.jupiter.api.Test;

import org.springframework.orm.jpa.persistenceunit.SpringPersistenceUnitInfo;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PersistenceUnit}: entities that cannot be read say which they are.
 */
class PersistenceUnitTests {

	@Test
	void typeThatTheDatabaseCannotHaveNamesItsAttributes() {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> read(Shop.class, Address.class))
			.withMessage(
					"The entities of persistence unit 'shop' cannot be read: Database does not support user-defined"
							+ " types (remove '@Struct' annotation): attribute 'address' of '" + Shop.class.getName()
							+ "'");
	}

	@Test
	void arrayOfSuchATypeNamesItsAttributes() {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> read(Chain.class, Place.class))
			.withMessage("The entities of persistence unit 'shop' cannot be read: Dialect does not support structured"
					+ " array types: org.hibernate.dialect.MariaDBDialect: attribute 'places' of '"
					+ Chain.class.getName() + "'");
	}

	@Test
	void entityWithoutAnIdentifierIsNamed() {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> read(Nameless.class))
			.withMessage("The entities of persistence unit 'shop' cannot be read: Entity '" + Nameless.class.getName()
					+ "' has no identifier (every '@Entity' class must declare or inherit at least one '@Id' or"
					+ " '@EmbeddedId' property)");
	}

	@Test
	void entityThatRefersToNoneIsNamed() {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> read(Lost.class))
			.withMessage("The entities of persistence unit 'shop' cannot be read: Association '" + Lost.class.getName()
					+ ".address' targets the type '" + Address.class.getName() + "' which is not an '@Entity' type");
	}

	private static void read(Class<?>... classes) {
		SpringPersistenceUnitInfo info = new SpringPersistenceUnitInfo(PersistenceUnitTests.class.getClassLoader());
		info.setPersistenceUnitName("shop");
		List.of(classes).forEach((type) -> info.addManagedClassName(type.getName()));
		new PersistenceUnit(info.asStandardPersistenceUnitInfo(), Map.of()).read(null, new MariaDbDialect(), null,
				HibernateSchemaSource::read);
	}

	@Entity(name = "Shop")
	static class Shop {

		@Id
		Long id;

		@Struct(name = "address")
		Address address;

	}

	@Entity(name = "Chain")
	static class Chain {

		@Id
		Long id;

		List<Place> places;

	}

	@Embeddable
	@Struct(name = "place")
	static class Place {

		String street;

	}

	@Embeddable
	static class Address {

		String street;

	}

	@Entity(name = "Nameless")
	static class Nameless {

		String name;

	}

	@Entity(name = "Lost")
	static class Lost {

		@Id
		Long id;

		@ManyToOne
		Address address;

	}

}
