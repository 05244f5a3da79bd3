package dev.migration.runtime;

import java.util.Optional;

import dev.migration.operation.Operation;
import dev.migration.schema.ObjectKey;

/**
 * What is known of views, routines, triggers and the checks of columns at the start of a
 * script that is only written down.
 */
interface ObjectKnowledge {

	/**
	 * Return an object as it is before the script.
	 * @param object which one
	 * @return what there is, or empty if nobody knows
	 */
	Optional<ObjectState> existing(ObjectKey object);

	/**
	 * Return an object as it was before the upgrade of the revision.
	 * @param object which one
	 * @return what there was, or empty if nobody knows
	 */
	Optional<ObjectState> replaced(ObjectKey object);

	/**
	 * Add to an operation what it does not know and would lose.
	 * @param operation the operation
	 * @return the operation that keeps it as far as that is known
	 */
	default Operation completed(Operation operation) {
		return operation;
	}

}
