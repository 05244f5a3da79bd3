package dev.migration.boot.autoconfigure;

import javax.sql.DataSource;

import dev.migration.command.Migrations;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;

/**
 * Tells Spring Boot that migrations manage the schema, so that {@code ddl-auto} defaults
 * to {@code none}.
 */
class MigrationSchemaManagementProvider implements SchemaManagementProvider {

	private final ObjectProvider<Migrations> migrations;

	MigrationSchemaManagementProvider(ObjectProvider<Migrations> migrations) {
		this.migrations = migrations;
	}

	@Override
	public SchemaManagement getSchemaManagement(DataSource dataSource) {
		boolean managed = this.migrations.stream().findAny().isPresent();
		return managed ? SchemaManagement.MANAGED : SchemaManagement.UNMANAGED;
	}

}
