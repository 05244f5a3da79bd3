package dev.migration.metamodel;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migration.testing.TestDatabase;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

/**
 * Builds the mapping of annotated classes without a connection, with the naming of Spring
 * Boot.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class OfflineMetadata {

	private final Map<String, Object> settings = new LinkedHashMap<>();

	private OfflineMetadata(String product, String version, int major, int minor) {
		this.settings.put("hibernate.boot.allow_jdbc_metadata_access", "false");
		this.settings.put("jakarta.persistence.database-product-name", product);
		this.settings.put("jakarta.persistence.database-product-version", version);
		this.settings.put("jakarta.persistence.database-major-version", String.valueOf(major));
		this.settings.put("jakarta.persistence.database-minor-version", String.valueOf(minor));
		this.settings.put("hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName());
	}

	/**
	 * Start with the settings of a server.
	 * @param version the major version of the server
	 * @return the builder
	 */
	public static OfflineMetadata postgreSql(int version) {
		return new OfflineMetadata("PostgreSQL", String.valueOf(version), version, 0);
	}

	/**
	 * Start with the settings of a server.
	 * @param product the name of the product as its driver gives it
	 * @param major the major version
	 * @param minor the minor version
	 * @return the builder
	 */
	public static OfflineMetadata of(String product, int major, int minor) {
		return new OfflineMetadata(product, major + "." + minor, major, minor);
	}

	/**
	 * Start with the settings of a database.
	 * @param database the database
	 * @return the builder
	 * @throws SQLException if it does not tell its version
	 */
	public static OfflineMetadata of(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			DatabaseMetaData metaData = connection.getMetaData();
			return new OfflineMetadata(metaData.getDatabaseProductName(), metaData.getDatabaseProductVersion(),
					metaData.getDatabaseMajorVersion(), metaData.getDatabaseMinorVersion());
		}
	}

	static Metadata of(Class<?>... classes) {
		return postgreSql(17).build(classes);
	}

	/**
	 * Add a setting of Hibernate.
	 * @param setting the name
	 * @param value the value
	 * @return this builder
	 */
	public OfflineMetadata with(String setting, Object value) {
		this.settings.put(setting, value);
		return this;
	}

	/**
	 * Build the mapping of classes.
	 * @param classes the entities
	 * @return the mapping
	 */
	public Metadata build(Class<?>... classes) {
		return build((sources) -> Stream.of(classes).forEach(sources::addAnnotatedClass));
	}

	/**
	 * Build a mapping.
	 * @param mapping what adds the entities
	 * @return the mapping
	 */
	public Metadata build(Consumer<MetadataSources> mapping) {
		MetadataSources sources = new MetadataSources(
				new StandardServiceRegistryBuilder().applySettings(this.settings).build());
		mapping.accept(sources);
		return sources.buildMetadata();
	}

}
