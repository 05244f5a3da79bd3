package dev.migration.runtime;

import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a view, routine or trigger.
 *
 * @param key which one, as scripts call it
 * @param object the object, or {@code null} if there is none
 */
record ObjectState(ObjectKey key, @Nullable DatabaseObject object) {

	ObjectState {
		key = (object != null && key.arguments() == null) ? object.key() : key;
	}

}
