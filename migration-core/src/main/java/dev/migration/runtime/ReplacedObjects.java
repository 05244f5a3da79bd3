package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.migration.operation.DropObject;
import dev.migration.operation.Operation;
import dev.migration.operation.ReplaceObject;
import dev.migration.schema.ObjectKey;

/**
 * What the operations of one revision replace or drop: what was there before the first of
 * them that is about an object. If that is not known, later ones do not tell either.
 */
final class ReplacedObjects {

	private final ObjectStates before = new ObjectStates();

	private final List<ObjectKey> changed = new ArrayList<>();

	private boolean unknown;

	/**
	 * Take note of what the next operation was told about the object before.
	 * @param answer what there was, or empty if nobody knows
	 */
	void answered(Optional<ObjectState> answer) {
		this.unknown = answer.isEmpty();
	}

	/**
	 * Take note of what an operation is about to replace or drop.
	 * @param operation the operation
	 * @param existing tells what there is now
	 * @return what is new, or empty if nothing is
	 */
	Optional<ObjectState> note(Operation operation, Function<ObjectKey, Optional<ObjectState>> existing) {
		boolean known = !this.unknown;
		this.unknown = false;
		Optional<ObjectState> state = Optional.empty();
		if (operation instanceof ReplaceObject replace && isFirst(replace.to().key()) && known) {
			state = Optional.of(new ObjectState(replace.to().key(), replace.from()));
		}
		else if (operation instanceof DropObject drop && isFirst(drop.object())) {
			state = (drop.definition() != null) ? Optional.of(new ObjectState(drop.object(), drop.definition()))
					: existing.apply(drop.object());
		}
		state.ifPresent(this.before::putIfAbsent);
		return state;
	}

	private boolean isFirst(ObjectKey object) {
		boolean first = this.changed.stream().noneMatch((one) -> one.matches(object));
		this.changed.add(object);
		return first;
	}

	/**
	 * Add what an earlier run of the same revision has found.
	 */
	void add(ObjectState earlier) {
		this.before.putIfAbsent(earlier);
		this.changed.add(earlier.key());
	}

	Optional<ObjectState> find(ObjectKey key) {
		return this.before.find(key);
	}

	/**
	 * Return what was there, for the history.
	 */
	ObjectStates states() {
		return this.before;
	}

}
