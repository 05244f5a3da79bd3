package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;

import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.ObjectKind;
import dev.migration.scripts.JavaExpression.Call;

/**
 * Views, routines and triggers as calls of {@link dev.migration.script.Ddl}.
 */
final class JavaObjects {

	private JavaObjects() {
	}

	static Call reference(ObjectKey key) {
		return Call.ddl(method(key.kind()), arguments(key));
	}

	static Call spec(DatabaseObject object) {
		List<JavaExpression> arguments = arguments(object.key());
		String definition = object.definition();
		String signature = object.arguments();
		arguments
			.add(JavaValues.sql((signature != null) ? definition.substring(signature.length()).strip() : definition));
		return Call.ddl(method(object.kind()), arguments);
	}

	private static String method(ObjectKind kind) {
		return switch (kind) {
			case VIEW -> "view";
			case MATERIALIZED_VIEW -> "materializedView";
			case FUNCTION -> "function";
			case PROCEDURE -> "procedure";
			case TRIGGER -> "trigger";
		};
	}

	private static List<JavaExpression> arguments(ObjectKey key) {
		List<JavaExpression> arguments = new ArrayList<>();
		String name = JavaValues.text(key.name());
		arguments.add(JavaValues.string((key.arguments() != null) ? name + key.arguments() : name));
		if (key.table() != null) {
			arguments.add(JavaValues.name(key.table()));
		}
		return arguments;
	}

}
