package dev.migration.runtime;

import java.util.Optional;

import dev.migration.schema.ObjectKey;

/**
 * What is known of views, routines and triggers at the start of a script that is only
 * written down.
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

}
