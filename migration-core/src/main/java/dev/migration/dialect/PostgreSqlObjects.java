package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.migration.operation.CreateSchema;
import dev.migration.operation.DropObject;
import dev.migration.operation.DropSchema;
import dev.migration.operation.ReplaceObject;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.ObjectKind;

/**
 * The statements about schemas, views, routines and triggers.
 */
final class PostgreSqlObjects {

	private static final Pattern DEFAULT = Pattern.compile("(?is)(\\s+default\\b|\\s*:?=).*");

	private PostgreSqlObjects() {
	}

	static List<String> create(CreateSchema operation) {
		return List.of("CREATE SCHEMA " + (operation.ifNotExists() ? "IF NOT EXISTS " : "")
				+ PostgreSqlNames.quote(operation.schema()));
	}

	static List<String> drop(DropSchema operation) {
		return List.of("DROP SCHEMA " + (operation.ifExists() ? "IF EXISTS " : "")
				+ PostgreSqlNames.quote(operation.schema()));
	}

	/**
	 * {@code CREATE OR REPLACE} only ever adds columns to a view and never changes
	 * arguments.
	 */
	static List<String> replace(ReplaceObject operation) {
		DatabaseObject from = operation.from();
		DatabaseObject to = operation.to();
		if (from == null || isReplacedInPlace(from, to)) {
			String replace = (to.kind() == ObjectKind.MATERIALIZED_VIEW) ? "" : "OR REPLACE ";
			return List.of("CREATE " + replace + definition(to));
		}
		return List.of("DROP " + reference(from.key(), ""), "CREATE " + definition(to));
	}

	private static boolean isReplacedInPlace(DatabaseObject from, DatabaseObject to) {
		return to.kind() == ObjectKind.TRIGGER
				|| (to.kind().isRoutine() && Objects.equals(from.arguments(), to.arguments()));
	}

	static List<String> drop(DropObject operation) {
		return List.of("DROP " + reference(operation.object(), operation.ifExists() ? "IF EXISTS " : ""));
	}

	private static String definition(DatabaseObject object) {
		String behind = switch (object.kind()) {
			case VIEW, MATERIALIZED_VIEW -> " AS\n" + object.definition();
			case FUNCTION, PROCEDURE -> object.definition();
			case TRIGGER -> " " + object.definition();
		};
		return keyword(object.kind()) + " " + name(object.key()) + behind;
	}

	private static String reference(ObjectKey key, String guard) {
		String arguments = (key.arguments() != null) ? withoutDefaults(key.arguments()) : "";
		return keyword(key.kind()) + " " + guard + name(key) + arguments
				+ ((key.table() != null) ? " ON " + PostgreSqlNames.quote(key.table()) : "");
	}

	private static String name(ObjectKey key) {
		return (key.kind() == ObjectKind.TRIGGER) ? PostgreSqlNames.quote(key.name().name())
				: PostgreSqlNames.quote(key.name());
	}

	private static String keyword(ObjectKind kind) {
		return kind.words().toUpperCase(Locale.ROOT);
	}

	/**
	 * Arguments tell routines apart, but a drop does not accept their defaults.
	 */
	private static String withoutDefaults(String arguments) {
		List<String> parts = new ArrayList<>();
		int depth = 0;
		int start = 1;
		for (int i = 1; i < arguments.length(); i++) {
			char character = arguments.charAt(i);
			boolean ends = depth == 0 && (character == ',' || character == ')');
			depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
			if (ends) {
				parts.add(DEFAULT.matcher(arguments.substring(start, i)).replaceFirst("").strip());
				start = i + 1;
			}
		}
		return "(" + String.join(", ", parts) + ")";
	}

}
