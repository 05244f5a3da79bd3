package dev.migration.runtime;

import java.sql.Connection;
import java.util.List;
import java.util.function.Consumer;

import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The answers of the database that is being migrated, on the migration's own connection
 * and in its transaction.
 */
final class OnlineAccess implements DataAccess {

	private final Connection connection;

	private final SchemaSource schema;

	OnlineAccess(Connection connection, SchemaSource schema) {
		this.connection = connection;
		this.schema = schema;
	}

	@Override
	public void run(String name, Consumer<JdbcClient> work) {
		work.accept(JdbcClient.create(new SingleConnectionDataSource(this.connection, true)));
	}

	@Override
	public Column existingColumn(QualifiedName table, Name column, List<Operation> applied) {
		return this.schema.read()
			.table(table)
			.flatMap((found) -> found.column(column))
			.orElseThrow(() -> new InvalidSchemaException("There is no column '" + table + "." + column
					+ "' to alter; check the name against the database."));
	}

}
