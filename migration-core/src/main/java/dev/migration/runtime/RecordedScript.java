package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.operation.Operation;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import dev.migration.schema.NamingConvention;
import dev.migration.script.OperationRecorder;
import dev.migration.script.OperationTarget;
import dev.migration.script.RevisionScript;
import dev.migration.script.ScriptArguments;
import dev.migration.scripts.LoadedRevision;

/**
 * What one direction of a script does, found without a database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RecordedScript {

	private final List<Operation> operations;

	private final List<String> statements;

	private final ScriptText text;

	private final Map<String, String> replaced;

	private RecordedScript(SinkTarget target, List<String> statements, ScriptText text) {
		this.operations = List.copyOf(target.applied());
		this.statements = List.copyOf(statements);
		this.text = text;
		this.replaced = target.replaced();
	}

	static void run(LoadedRevision revision, Direction direction, Dialect dialect, ScriptArguments arguments,
			OperationTarget target) {
		NamingConvention naming = arguments.namingConvention(dialect.capabilities());
		OperationRecorder recorder = new OperationRecorder(dialect, naming, arguments, target);
		RevisionScript script = revision.script(dialect, arguments);
		try {
			run(script, direction, recorder);
		}
		catch (MigrationException | VirtualMachineError ex) {
			throw ex;
		}
		catch (Throwable ex) {
			// Kotlin and Groovy throw checked exceptions undeclared, and 'TODO()' is an
			// error
			throw new ScriptFailedException(revision, direction, ex);
		}
	}

	/**
	 * Run a script for what it tells of the schema. Where it does not run, it is named:
	 * it need not be the one that somebody wants to run.
	 * @throws RevisionNotReplayedException if it cannot be run for the dialect
	 */
	static void replay(LoadedRevision revision, Direction direction, Dialect dialect, ScriptArguments arguments,
			OperationTarget target) {
		try {
			run(revision, direction, dialect, arguments, target);
		}
		catch (ScriptFailedException ex) {
			throw ex;
		}
		catch (MigrationException ex) {
			throw new RevisionNotReplayedException(revision, dialect, ex);
		}
	}

	/**
	 * Return what is known of a script that ran.
	 */
	static ScriptText text(LoadedRevision revision, Direction direction, Dialect dialect, ScriptArguments arguments,
			SinkTarget target) {
		return ScriptText.ofSql(revision, direction, dialect, arguments)
			.orElseGet(() -> ScriptText.ofCalls(target.calls(), target.checksum(), dialect));
	}

	private static void run(RevisionScript script, Direction direction, OperationRecorder recorder) {
		if (direction == Direction.UPGRADE) {
			script.upgrade(recorder);
		}
		else {
			script.downgrade(recorder);
		}
		recorder.end();
	}

	/**
	 * Record what a script would do. Runs the script's code, which by contract does
	 * nothing but call its operations.
	 * @param history the history, whose earlier revisions tell which body a view, routine
	 * or trigger has
	 * @param revision the revision
	 * @param direction which way
	 * @param dialect the language of the statements
	 * @param arguments what the script is told
	 * @return what it asked for
	 * @throws OpaqueWorkException if it asks something of the database
	 */
	public static RecordedScript of(MigrationHistory history, RevisionNode revision, Direction direction,
			Dialect dialect, ScriptArguments arguments) {
		return of(history, revision, direction, new ReferencedSchema(dialect, null, false), arguments);
	}

	/**
	 * Record what a script would do to a database. Runs the script's code.
	 * @param history the history
	 * @param revision the revision
	 * @param direction which way
	 * @param database the database, to which no connection is opened
	 * @param arguments what the script is told
	 * @return what it asked for
	 * @throws OpaqueWorkException if it asks something of the database
	 */
	public static RecordedScript of(MigrationHistory history, RevisionNode revision, Direction direction,
			MigrationDatabase database, ScriptArguments arguments) {
		return of(history, revision, direction, new ReferencedSchema(database.dialect(), database.schema(), false),
				arguments);
	}

	static RecordedScript of(MigrationHistory history, RevisionNode revision, Direction direction,
			ReferencedSchema references, ScriptArguments arguments) {
		return of(history.script(revision), direction, references.dialect(), arguments,
				new ReplayedObjects(history, revision, direction, references, arguments));
	}

	static RecordedScript of(LoadedRevision revision, Direction direction, Dialect dialect, ScriptArguments arguments,
			ObjectKnowledge objects) {
		List<String> statements = new ArrayList<>();
		SinkTarget target = new SinkTarget(
				new DirectSender(dialect, new TextSink(dialect, statements::add), revision.isInTransaction(dialect)),
				new NoDataAccess(revision, objects), direction);
		run(revision, direction, dialect, arguments, target);
		return new RecordedScript(target, statements, text(revision, direction, dialect, arguments, target));
	}

	/**
	 * Record what a script does to the schema and leave out what it does with the
	 * database's answers. A column whose present state the script does not say is taken
	 * to be of no particular kind.
	 * @param revision the revision
	 * @param direction which way
	 * @param dialect the language of the statements
	 * @param arguments what the script is told
	 * @return what it asked for
	 */
	public static List<Operation> operationsOf(LoadedRevision revision, Direction direction, Dialect dialect,
			ScriptArguments arguments) {
		ObjectReplay target = new ObjectReplay(new ObjectStates());
		replay(revision, direction, dialect, arguments, target);
		return List.copyOf(target.operations());
	}

	/**
	 * Return what the script asks for.
	 * @return the operations in order
	 */
	public List<Operation> operations() {
		return this.operations;
	}

	/**
	 * Return the SQL that carries it out.
	 * @return the statements in order, without terminators
	 */
	public List<String> statements() {
		return this.statements;
	}

	/**
	 * Return what the script says.
	 */
	ScriptText text() {
		return this.text;
	}

	/**
	 * Return the column of the history that says what the script replaced.
	 */
	Map<String, String> replaced() {
		return this.replaced;
	}

}
