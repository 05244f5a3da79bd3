package dev.migration.script;

import dev.migration.operation.InvalidOperationException;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKey;

/**
 * A view, routine or trigger in a script, made by {@link Ddl#view(String, String)} and
 * its like.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ObjectSpec {

	private final DatabaseObject object;

	private ObjectSpec(DatabaseObject object) {
		this.object = object;
	}

	static ObjectSpec of(ObjectReference reference, String definition) {
		ObjectKey key = reference.key();
		if (key.kind().isRoutine() && key.arguments() == null) {
			throw new InvalidOperationException("The " + key.kind().words() + " '" + key.name()
					+ "' has no arguments; write them in parentheses behind the name, '()' for none.");
		}
		String arguments = (key.arguments() != null) ? key.arguments() + " " : "";
		return new ObjectSpec(new DatabaseObject(key.kind(), key.name(), key.table(), arguments + definition.strip()));
	}

	DatabaseObject object() {
		return this.object;
	}

}
