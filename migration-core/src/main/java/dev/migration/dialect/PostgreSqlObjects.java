package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

	/** The name of a common table expression would stand in front of a parenthesis. */
	private static final Pattern OPTIONS = Pattern.compile("(?i)with\\s*\\(");

	private PostgreSqlObjects() {
	}

	static String create(CreateSchema operation) {
		return "CREATE SCHEMA " + (operation.ifNotExists() ? "IF NOT EXISTS " : "")
				+ PostgreSqlNames.quote(operation.schema());
	}

	static String drop(DropSchema operation) {
		return "DROP SCHEMA " + (operation.ifExists() ? "IF EXISTS " : "") + PostgreSqlNames.quote(operation.schema());
	}

	/**
	 * What was there before is replaced where it stands, by which grants and whatever
	 * rests on it stay. Where the server cannot do that, it is dropped first.
	 */
	static List<String> replace(ReplaceObject operation) {
		DatabaseObject from = operation.from();
		DatabaseObject to = operation.to();
		boolean replacesOther = from != null && !from.key().matches(to.key());
		if (operation.known() && (from == null || replacesOther)) {
			List<String> statements = new ArrayList<>();
			if (from != null) {
				statements.add("DROP " + reference(from.key(), ""));
			}
			boolean orReplace = from == null && to.kind() != ObjectKind.MATERIALIZED_VIEW;
			statements.add((orReplace ? "CREATE OR REPLACE " : "CREATE ") + definition(to));
			statements.addAll((to.properties() != null) ? to.properties() : List.of());
			return statements;
		}
		boolean mayBeMissing = !operation.known() && to.kind() == ObjectKind.MATERIALIZED_VIEW;
		return List.of(PostgreSqlReplacement.of(to, definition(to),
				"DROP " + reference(to.key(), mayBeMissing ? "IF EXISTS " : "")));
	}

	static String drop(DropObject operation) {
		return "DROP " + reference(operation.object(), operation.ifExists() ? "IF EXISTS " : "");
	}

	private static String definition(DatabaseObject object) {
		String behind = switch (object.kind()) {
			case VIEW, MATERIALIZED_VIEW -> (OPTIONS.matcher(object.definition()).lookingAt() ? " " : " AS\n")
					+ SqlLexis.POSTGRESQL.part(object.definition());
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
		boolean quoted = false;
		int depth = 0;
		int start = 1;
		for (int i = 1; i < arguments.length(); i++) {
			char character = arguments.charAt(i);
			quoted ^= character == '\'';
			boolean ends = !quoted && depth == 0 && (character == ',' || character == ')');
			if (!quoted) {
				depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
			}
			if (ends) {
				parts.add(DEFAULT.matcher(arguments.substring(start, i)).replaceFirst("").strip());
				start = i + 1;
			}
		}
		return "(" + String.join(", ", parts) + ")";
	}

}
