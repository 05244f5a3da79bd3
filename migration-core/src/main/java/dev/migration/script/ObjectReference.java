package dev.migration.script;

import dev.migration.operation.InvalidOperationException;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;

/**
 * Which view, routine or trigger a script means, made by {@link Ddl#view(String)} and its
 * like.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ObjectReference {

	private final ObjectKey key;

	private ObjectReference(ObjectKey key) {
		this.key = key;
	}

	static ObjectReference of(ObjectKind kind, String signature) {
		int end = kind.isRoutine() ? startOfArguments(signature) : signature.length();
		QualifiedName name = Ddl.qualifiedName(signature.substring(0, end).strip());
		String arguments = signature.substring(end).strip();
		if (!arguments.isEmpty() && !arguments.endsWith(")")) {
			throw new InvalidOperationException("The " + kind.words() + " '" + signature
					+ "' has arguments that do not end; write them in parentheses.");
		}
		return new ObjectReference(new ObjectKey(kind, name, null, arguments.isEmpty() ? null : arguments));
	}

	private static int startOfArguments(String signature) {
		boolean quoted = false;
		for (int i = 0; i < signature.length(); i++) {
			quoted ^= signature.charAt(i) == '"';
			if (!quoted && signature.charAt(i) == '(') {
				return i;
			}
		}
		return signature.length();
	}

	static ObjectReference ofTrigger(String name, String table) {
		return new ObjectReference(new ObjectKey(ObjectKind.TRIGGER, new QualifiedName(null, Name.of(name)),
				Ddl.qualifiedName(table), null));
	}

	ObjectKey key() {
		return this.key;
	}

}
