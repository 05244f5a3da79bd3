package dev.migration.boot.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import dev.migration.dialect.Dialect;
import dev.migration.metamodel.HibernateSchemaSource;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.jpa.boot.spi.Bootstrap;
import org.hibernate.jpa.boot.spi.EntityManagerFactoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A persistence unit as Spring has configured it.
 *
 * @param info its classes and its mapping files
 * @param settings its properties
 */
record PersistenceUnit(PersistenceUnitInfo info, Map<String, Object> settings) {

	private static final Map<String, String> PRODUCTS = Map.of("postgresql", "PostgreSQL", "mariadb", "MariaDB",
			"mysql", "MySQL", "h2", "H2");

	String name() {
		return this.info.getPersistenceUnitName();
	}

	/**
	 * Read what its entities ask for. Opens no connection.
	 * @param server the version of the server, or {@code null} for the oldest that
	 * Hibernate supports
	 * @param dialect the language of the database
	 * @param schema the schema that is migrated, or {@code null} for the mapping's own
	 * default
	 * @param reader what is wanted of the entities
	 * @return what was read
	 * @throws InvalidEntityModelException if Hibernate refuses the mapping
	 */
	<T> T read(@Nullable ServerVersion server, Dialect dialect, @Nullable String schema,
			Function<HibernateSchemaSource, T> reader) {
		try {
			EntityManagerFactoryBuilder builder = Bootstrap
				.getEntityManagerFactoryBuilder(new CompletePersistenceUnitInfo(this.info), settings(server, dialect));
			try {
				return reader.apply(new HibernateSchemaSource(builder.metadata(), dialect, schema));
			}
			finally {
				builder.cancel();
			}
		}
		catch (RuntimeException ex) {
			throw InvalidEntityModelException.of(this.info, ex);
		}
	}

	private Map<String, Object> settings(@Nullable ServerVersion server, Dialect dialect) {
		Map<String, Object> offline = new LinkedHashMap<>(this.settings);
		offline.put("hibernate.boot.allow_jdbc_metadata_access", "false");
		if (server != null) {
			offline.putAll(server.settings());
		}
		else {
			offline.put("jakarta.persistence.database-product-name", PRODUCTS.get(dialect.name()));
		}
		return offline;
	}

}
