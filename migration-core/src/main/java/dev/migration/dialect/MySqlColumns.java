package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;

import dev.migration.schema.Column;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.SequenceOptions;

/**
 * Columns as the parts of statements that define them. A definition is always the whole
 * one, because {@code MODIFY} forgets whatever is not said.
 */
final class MySqlColumns {

	private final MySqlServer server;

	private final MySqlDefaults defaults;

	MySqlColumns(MySqlServer server) {
		this.server = server;
		this.defaults = new MySqlDefaults(server);
	}

	String column(Column column) {
		List<String> words = new ArrayList<>();
		words.add(MySqlNames.quote(column.name()));
		words.add(MySqlTypes.renderWithCollation(column.type()));
		Generated generated = column.generated();
		if (generated != null) {
			words.add("GENERATED ALWAYS AS (" + expression(generated.expression()) + ") "
					+ (generated.stored() ? "STORED" : "VIRTUAL"));
		}
		String nullability = nullability(column);
		if (!nullability.isEmpty()) {
			words.add(nullability);
		}
		if (column.defaultValue() != null) {
			words.add(this.defaults.clause(column.defaultValue(), column.type()));
		}
		if (column.identity() != null) {
			check(column, column.identity());
			words.add("AUTO_INCREMENT");
		}
		if (column.comment() != null) {
			words.add("COMMENT " + MySqlLiterals.comment(column.comment()));
		}
		return String.join(" ", words);
	}

	/**
	 * MariaDB takes no {@code NOT NULL} behind an expression. Depending on its settings a
	 * {@code timestamp} about which nothing is said is not null.
	 */
	private String nullability(Column column) {
		if (column.generated() != null && this.server.mariaDb()) {
			return "";
		}
		if (!column.nullable() || column.identity() != null) {
			return "NOT NULL";
		}
		boolean timestamp = column.type().name().toString().equals("timestamp");
		return (timestamp && column.generated() == null) ? "NULL" : "";
	}

	/**
	 * The start is an option of the table, the step one of the whole server.
	 */
	private void check(Column column, Identity identity) {
		if (identity.always()) {
			throw this.server.cannot("refuse values that are given for column '" + column.name() + "'",
					"use identity() instead of identity that is always generated");
		}
		SequenceOptions options = identity.options();
		if (!options.equals(SequenceOptions.of(options.start(), 1))) {
			throw this.server.cannot(
					"count column '" + column.name() + "' with a step, limits, a cache or a cycle of its own",
					"leave all but the start out" + (this.server.mariaDb() ? ", or use a sequence" : ""));
		}
	}

	/**
	 * Return the table's option for the first value of a column.
	 * @return the option, or nothing if it starts at 1
	 */
	static List<String> start(Column column) {
		Identity identity = column.identity();
		return (identity != null && identity.options().start() != 1)
				? List.of("AUTO_INCREMENT = " + identity.options().start()) : List.of();
	}

	static String expression(Expression expression) {
		return SqlLexis.MYSQL.part(expression);
	}

}
