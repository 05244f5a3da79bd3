package dev.migration.boot.autoconfigure;

import java.util.Optional;

import javax.sql.DataSource;

import dev.migration.command.Migrations;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;

/**
 * Tells Spring Boot that migrations manage the schema of a DataSource, so that
 * {@code ddl-auto} defaults to {@code none} there.
 */
class MigrationSchemaManagementProvider implements SchemaManagementProvider {

	private final ObjectProvider<Migrations> migrations;

	MigrationSchemaManagementProvider(ObjectProvider<Migrations> migrations) {
		this.migrations = migrations;
	}

	@Override
	public SchemaManagement getSchemaManagement(DataSource dataSource) {
		boolean managed = this.migrations.stream()
			.map((migrated) -> migrated.database().dataSource())
			.anyMatch((migrated) -> migrated.equals(dataSource) || isSameDatabase(migrated, dataSource));
		return managed ? SchemaManagement.MANAGED : SchemaManagement.UNMANAGED;
	}

	private static boolean isSameDatabase(DataSource migrated, DataSource dataSource) {
		Optional<DatabaseAddress> address = address(migrated);
		return address.isPresent() && address.equals(address(dataSource));
	}

	private static Optional<DatabaseAddress> address(DataSource dataSource) {
		return Optional.ofNullable(ApplicationDataSource.urlOf(dataSource)).flatMap(DatabaseAddress::of);
	}

}
