package dev.migration.runtime;

import java.util.List;
import java.util.function.Consumer;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
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
 * Finds what cannot run in a transaction before anything of a script is carried out. A
 * script that asks for everything at once is looked at as it comes by; one that does data
 * work or asks the database is run for that without a database first.
 */
final class AutocommitCheck implements OperationTarget {

	private final OperationTarget target;

	private final LoadedRevision revision;

	private final Direction direction;

	private final Dialect dialect;

	private final ScriptArguments arguments;

	private boolean done;

	private @Nullable Operation refused;

	/**
	 * Create a check.
	 * @param target where the calls go
	 * @param revision the revision whose script is run
	 * @param direction which way
	 * @param dialect the language of the statements
	 * @param arguments what the script is told
	 */
	AutocommitCheck(OperationTarget target, LoadedRevision revision, Direction direction, Dialect dialect,
			ScriptArguments arguments) {
		this.target = target;
		this.revision = revision;
		this.direction = direction;
		this.dialect = dialect;
		this.arguments = arguments;
	}

	/**
	 * Look through a whole script, without a database. What only the real run shows is
	 * found there.
	 * @param revision the revision
	 * @param direction which way
	 * @param dialect the language of the statements
	 * @param arguments what the script is told
	 * @throws AutocommitRequiredException if an operation cannot run in a transaction
	 */
	static void look(LoadedRevision revision, Direction direction, Dialect dialect, ScriptArguments arguments) {
		List<Operation> operations;
		try {
			operations = RecordedScript.operationsOf(revision, direction, dialect, arguments);
		}
		catch (MigrationException ex) {
			// Where it matters, the run says it again
			return;
		}
		refuse(operations, dialect);
	}

	private static void refuse(List<Operation> operations, Dialect dialect) {
		for (Operation operation : operations) {
			if (dialect.requiresAutocommit(operation)) {
				throw new AutocommitRequiredException(operation);
			}
		}
	}

	private OperationTarget checked() {
		if (!this.done) {
			this.done = true;
			try {
				look(this.revision, this.direction, this.dialect, this.arguments);
			}
			catch (AutocommitRequiredException ex) {
				this.refused = ex.operation();
			}
		}
		requireNone();
		return this.target;
	}

	/**
	 * Refuse once more: a script that catches the refusal does not get further by that.
	 * @throws AutocommitRequiredException if anything was refused
	 */
	void requireNone() {
		if (this.refused != null) {
			throw new AutocommitRequiredException(this.refused);
		}
	}

	@Override
	public void apply(List<Operation> operations) {
		checked().apply(operations);
	}

	@Override
	public void applyLast(List<Operation> operations) {
		if (!this.done) {
			refuse(operations, this.dialect);
		}
		requireNone();
		this.target.applyLast(operations);
	}

	@Override
	public void run(String name, Consumer<JdbcClient> work) {
		checked().run(name, work);
	}

	@Override
	public Column existingColumn(QualifiedName table, Name column) {
		return checked().existingColumn(table, column);
	}

	@Override
	public @Nullable DatabaseObject existingObject(ObjectKey object) {
		return checked().existingObject(object);
	}

	@Override
	public @Nullable DatabaseObject replacedObject(ObjectKey object) {
		return checked().replacedObject(object);
	}

}
