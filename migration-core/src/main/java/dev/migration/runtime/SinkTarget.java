package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.migration.operation.BulkInsert;
import dev.migration.operation.DropObject;
import dev.migration.operation.Operation;
import dev.migration.operation.ReplaceObject;
import dev.migration.revision.Direction;
import dev.migration.runtime.ScriptText.ScriptCall;
import dev.migration.schema.Column;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.QualifiedName;
import dev.migration.script.OperationTarget;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hands the calls of a script on, one by one, and keeps what came by.
 */
final class SinkTarget implements OperationTarget {

	private final OperationSender sender;

	private final DataAccess access;

	private final Direction direction;

	private final ReplacedObjects replaced = new ReplacedObjects();

	private final List<Operation> applied = new ArrayList<>();

	private final List<String> checksums = new ArrayList<>();

	private final List<String> work = new ArrayList<>();

	private final List<ScriptCall> calls = new ArrayList<>();

	private Answers answers = new Answers();

	private boolean completed;

	private boolean unknown;

	private @Nullable Operation asked;

	SinkTarget(OperationSender sender, DataAccess access, Direction direction) {
		this.sender = sender;
		this.access = access;
		this.direction = direction;
	}

	/**
	 * Take over what an earlier run of the same revision has replaced.
	 */
	void goOn(ObjectStates earlier) {
		earlier.forEach(this.replaced::add);
	}

	@Override
	public void apply(List<Operation> operations) {
		for (Operation operation : operations) {
			Operation written = asWritten(operation);
			Answers given = this.answers;
			this.answers = new Answers();
			Operation kept = (written == operation) ? withProperties(operation, given) : operation;
			this.completed = false;
			boolean unknown = this.unknown;
			this.unknown = false;
			if (this.direction == Direction.UPGRADE) {
				note(operation);
			}
			String checksum = send(unknown ? uncertain(operation) : kept, written, given);
			this.checksums.add(checksum);
			this.calls.add(new ScriptCall(written, checksum));
			this.access.applied(operation);
			this.applied.add(operation);
		}
	}

	/**
	 * A script that gives the definition before does not know what the object has beside
	 * it.
	 */
	private Operation withProperties(Operation operation, Answers given) {
		if (!(operation instanceof ReplaceObject replace) || replace.from() == null) {
			return operation;
		}
		ObjectKey object = replace.to().key();
		Optional<ObjectState> answer = this.sender.answers(next())
			.object(object)
			.or(() -> this.access.restatedObject(object));
		answer.ifPresent(given::add);
		DatabaseObject existing = answer.map(ObjectState::object).orElse(null);
		return (existing != null)
				? new ReplaceObject(replace.from().withProperties(existing.properties()), replace.to(), replace.known())
				: operation;
	}

	private String send(Operation operation, Operation written, Answers given) {
		if (operation instanceof BulkInsert insert) {
			SummedInsert summed = new SummedInsert(insert);
			this.sender.send(new SentOperation(next(), summed.operation(), summed::checksum, given));
			return summed.checksum();
		}
		String checksum = Checksum.of(written);
		Operation completed = this.access.completed(operation);
		if (!completed.equals(operation)) {
			given.complete();
		}
		this.sender.send(new SentOperation(next(), completed, () -> checksum, given));
		return checksum;
	}

	/**
	 * Return the operation as one that has to find out by itself what it replaces.
	 */
	private static Operation uncertain(Operation operation) {
		return (operation instanceof ReplaceObject replace) ? new ReplaceObject(replace.from(), replace.to(), false)
				: operation;
	}

	/**
	 * Return the operation without what the database or the history has answered, which
	 * is not of the script.
	 */
	private Operation asWritten(Operation operation) {
		Operation written = operation;
		if (this.asked != null) {
			written = this.asked;
		}
		else if (this.completed && operation instanceof ReplaceObject replace) {
			written = new ReplaceObject(null, replace.to());
		}
		this.asked = null;
		return written;
	}

	/**
	 * Keep what is about to be replaced before it is gone.
	 */
	private void note(Operation operation) {
		boolean done = this.sender.isDone(next());
		this.replaced.note(operation, (object) -> done ? Optional.empty() : this.access.existingObject(object))
			.filter((before) -> !done)
			.ifPresent(this.sender::keep);
	}

	@Override
	public void run(String name, Consumer<JdbcClient> callback) {
		this.sender.run(next(), name, () -> this.access.run(name, callback));
		this.work.add(name);
		this.calls.add(new ScriptCall(null, name));
	}

	private int next() {
		return this.applied.size() + this.work.size() + 1;
	}

	@Override
	public Column existingColumn(QualifiedName table, Name column) {
		Column answer = this.sender.answers(next())
			.column(table, column)
			.orElseGet(() -> this.access.existingColumn(table, column));
		this.answers.add(new AnsweredColumn(table, column, answer));
		return answer;
	}

	@Override
	public @Nullable DatabaseObject existingObject(ObjectKey object) {
		this.completed = true;
		Optional<ObjectState> answer = this.sender.answers(next())
			.object(object)
			.or(() -> this.access.existingObject(object));
		answer.ifPresent(this.answers::add);
		this.replaced.answered(answer);
		this.unknown = answer.isEmpty();
		return answer.map(ObjectState::object).orElse(null);
	}

	@Override
	public @Nullable DatabaseObject replacedObject(ObjectKey object) {
		this.asked = new DropObject(object, null, false);
		return this.replaced.find(object).orElseGet(() -> this.access.replacedObject(object)).object();
	}

	List<Operation> applied() {
		return this.applied;
	}

	/**
	 * Return what was replaced, for the history.
	 * @return the column by its name; none if nothing was
	 */
	Map<String, String> replaced() {
		ObjectStates states = this.replaced.states();
		return states.isEmpty() ? Map.of() : Map.of(HistoryTable.REPLACED, states.text());
	}

	/**
	 * Return what was there before, where that is known.
	 */
	Optional<ObjectState> replaced(ObjectKey object) {
		return this.replaced.find(object);
	}

	/**
	 * Return everything that came by, as it was written.
	 */
	List<ScriptCall> calls() {
		return this.calls;
	}

	/**
	 * Return the checksum of everything that came by.
	 */
	String checksum() {
		return Checksum.of(this.checksums, this.work);
	}

}
