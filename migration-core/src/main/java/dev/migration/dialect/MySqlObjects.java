package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migration.operation.DropObject;
import dev.migration.operation.ReplaceObject;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKind;

/**
 * Views, routines and triggers.
 */
final class MySqlObjects {

	private static final Pattern CHECK_OPTION = Pattern
		.compile("(?i)\\bwith\\s+(?:(?:cascaded|local)\\s+)?check\\s+option\\s*\\z");

	private final MySqlServer server;

	MySqlObjects(MySqlServer server) {
		this.server = server;
	}

	/**
	 * MySQL replaces nothing but views. Neither server keeps the words in front of the
	 * kind, nor the check option, of what it replaces.
	 */
	List<MySqlStatement> replace(ReplaceObject operation) {
		DatabaseObject object = operation.to();
		String name = kind(object.kind()) + " " + MySqlNames.quote(object.name());
		List<MySqlStatement> statements = new ArrayList<>();
		boolean replaces = this.server.mariaDb() || object.kind() == ObjectKind.VIEW;
		if (!replaces) {
			statements.addAll(
					MySqlStatement.of("DROP " + kind(object.kind()) + " IF EXISTS " + MySqlNames.quote(object.name())));
		}
		String words = operation.properties()
			.stream()
			.filter((property) -> !isCheckOption(property))
			.map((property) -> property + " ")
			.collect(Collectors.joining());
		statements.addAll(MySqlStatement.of((replaces ? "CREATE OR REPLACE " : "CREATE ") + words + name
				+ definition(object) + checkOption(operation)));
		return statements;
	}

	private static boolean isCheckOption(String property) {
		return property.endsWith("CHECK OPTION");
	}

	/**
	 * The one that the query itself says counts.
	 */
	private static String checkOption(ReplaceObject operation) {
		if (CHECK_OPTION.matcher(SqlLexis.MYSQL.withoutComments(operation.to().definition())).find()) {
			return "";
		}
		return operation.properties()
			.stream()
			.filter(MySqlObjects::isCheckOption)
			.map((property) -> " " + property)
			.collect(Collectors.joining());
	}

	private static String definition(DatabaseObject object) {
		if (object.kind() == ObjectKind.VIEW) {
			return " AS " + SqlLexis.MYSQL.part(object.definition());
		}
		return object.kind().isRoutine() ? object.definition() : " " + object.definition();
	}

	List<MySqlStatement> drop(DropObject operation) {
		return MySqlStatement.of("DROP " + kind(operation.kind()) + (operation.ifExists() ? " IF EXISTS " : " ")
				+ MySqlNames.quote(operation.name()));
	}

	private String kind(ObjectKind kind) {
		if (kind == ObjectKind.MATERIALIZED_VIEW) {
			throw this.server.cannot("keep the rows of a view", "use a view, or a table that an event fills");
		}
		return kind.name().toUpperCase(Locale.ROOT);
	}

}
