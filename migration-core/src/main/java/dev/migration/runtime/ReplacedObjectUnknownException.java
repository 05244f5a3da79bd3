package dev.migration.runtime;

import dev.migration.MigrationException;
import dev.migration.schema.ObjectKey;
import dev.migration.scripts.LoadedRevision;

/**
 * Thrown when a script restores a view, routine or trigger and the history does not say
 * what there was before.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class ReplacedObjectUnknownException extends MigrationException {

	private final String object;

	ReplacedObjectUnknownException(LoadedRevision revision, ObjectKey object) {
		super("The history does not say what the upgrade of revision '" + revision.node().id() + "' of '"
				+ revision.origin() + "' replaced as " + quoted(object)
				+ ": it did not replace that, or it was stamped; " + action(object));
		this.object = object.toString();
	}

	static String quoted(ObjectKey object) {
		return "'" + object + "'";
	}

	static String action(ObjectKey object) {
		return "give the body before in its upgrade by 'createOrReplace(…, existing)', or use 'drop' instead of"
				+ " 'restore' if there was no such " + object.kind().words() + ".";
	}

	/**
	 * Return what is to be restored.
	 * @return the kind and the name of the object
	 */
	public String object() {
		return this.object;
	}

}
