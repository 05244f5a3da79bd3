package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.migration.operation.DropObject;
import dev.migration.operation.ReplaceObject;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKind;

/**
 * Views, routines and triggers.
 */
final class MySqlObjects {

	private final MySqlServer server;

	MySqlObjects(MySqlServer server) {
		this.server = server;
	}

	/**
	 * MySQL replaces nothing but views.
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
		statements.addAll(MySqlStatement.of((replaces ? "CREATE OR REPLACE " : "CREATE ") + name + definition(object)));
		return statements;
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
