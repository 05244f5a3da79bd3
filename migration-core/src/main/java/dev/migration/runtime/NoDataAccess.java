package dev.migration.runtime;

import java.util.function.Consumer;

import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.scripts.LoadedRevision;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The answers where there is no database: offline SQL and recorded operations.
 */
final class NoDataAccess implements DataAccess {

	private final LoadedRevision revision;

	NoDataAccess(LoadedRevision revision) {
		this.revision = revision;
	}

	@Override
	public void run(String name, Consumer<JdbcClient> work) {
		throw new OpaqueWorkException(this.revision, "'op.run(\"" + name + "\", …)' needs a database",
				"use 'op.execute' or run the revision online");
	}

	@Override
	public Column existingColumn(QualifiedName table, Name column) {
		throw new OpaqueWorkException(this.revision, "'alterColumn' of '" + table + "." + column + "' needs a database",
				"add 'existing(…)' to the call or run the revision online");
	}

}
