package dev.migration.runtime;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import dev.migration.schema.Column;
import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The answers of the database that is being migrated, on the migration's own connection
 * and in its transaction.
 */
final class OnlineAccess implements DataAccess {

	private final MigrationSession session;

	OnlineAccess(MigrationSession session) {
		this.session = session;
	}

	@Override
	public void run(String name, Consumer<JdbcClient> work) {
		work.accept(JdbcClient.create(new SingleConnectionDataSource(this.session.connection(), true)));
	}

	@Override
	public Column existingColumn(QualifiedName table, Name column) {
		return SessionSchemas.of(this.session, List.of(table), Set.of())
			.read()
			.table(this.session.inModel(table))
			.flatMap((found) -> found.column(column))
			.orElseThrow(() -> new InvalidSchemaException("There is no column '" + table + "." + column
					+ "' to alter; check the name against the database."));
	}

}
