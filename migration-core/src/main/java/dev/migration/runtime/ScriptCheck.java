package dev.migration.runtime;

import java.util.List;
import java.util.function.Consumer;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.dialect.UnsupportedOperationOnDatabaseException;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.InvalidOperationException;
import dev.migration.operation.Operation;
import dev.migration.revision.Direction;
import dev.migration.schema.Column;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.QualifiedName;
import dev.migration.script.OperationTarget;
import dev.migration.script.ScriptArguments;
import dev.migration.scripts.LoadedRevision;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets a script run through before its first statement is sent, and finds what the script
 * alone tells to be wrong. Ends where it asks the database something.
 */
final class ScriptCheck implements OperationTarget {

	private final Dialect dialect;

	private ScriptCheck(Dialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * Check a script.
	 * @throws InvalidOperationException if it asks for what makes no sense
	 * @throws UnsupportedOperationOnDatabaseException if it asks for what the database
	 * does not have
	 */
	static void run(LoadedRevision revision, Direction direction, Dialect dialect, ScriptArguments arguments) {
		try {
			RecordedScript.run(revision, direction, dialect, arguments, new ScriptCheck(dialect));
		}
		catch (InvalidOperationException | UnsupportedOperationOnDatabaseException ex) {
			throw ex;
		}
		catch (MigrationException ex) {
			// Where it matters, the run says it again
			return;
		}
	}

	@Override
	public void apply(List<Operation> operations) {
		operations.stream()
			.filter(ExecuteSql.class::isInstance)
			.map(ExecuteSql.class::cast)
			.forEach((execute) -> OwnTransactions.check(this.dialect, execute.sql()));
		operations.stream()
			.filter((operation) -> !(operation instanceof BulkInsert || operation instanceof ExecuteSql))
			.forEach(this.dialect::statements);
	}

	@Override
	public void run(String name, Consumer<JdbcClient> work) {
	}

	@Override
	public Column existingColumn(QualifiedName table, Name column) {
		throw new MigrationException("Only the database knows column '" + table + "." + column + "'.");
	}

	@Override
	public @Nullable DatabaseObject replacedObject(ObjectKey object) {
		throw new MigrationException("Only the history knows what '" + object + "' replaced.");
	}

}
