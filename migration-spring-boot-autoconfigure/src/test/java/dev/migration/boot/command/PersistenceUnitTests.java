package dev.migration.boot.command;

import java.util.List;
import java.util.Map;

import dev.migration.MigrationException;
import dev.migration.boot.refused.RefusedEntities.Address;
import dev.migration.boot.refused.RefusedEntities.Chain;
import dev.migration.boot.refused.RefusedEntities.Lost;
import dev.migration.boot.refused.RefusedEntities.Nameless;
import dev.migration.boot.refused.RefusedEntities.Place;
import dev.migration.boot.refused.RefusedEntities.Shop;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.metamodel.HibernateSchemaSource;
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

}
