package dev.migration.dialect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A statement, or one action of {@code ALTER TABLE} that shares a statement with its
 * neighbours.
 *
 * @param table the table that is altered, or {@code null} for a statement of its own
 * @param text the statement or the action
 * @param names what it creates, changes or drops: a statement touches nothing twice
 */
record MySqlStatement(@Nullable QualifiedName table, String text, List<Name> names) {

	static List<MySqlStatement> of(String text) {
		return List.of(new MySqlStatement(null, text, List.of()));
	}

	static List<MySqlStatement> alter(QualifiedName table, String action, Name... names) {
		return List.of(new MySqlStatement(table, action, List.of(names)));
	}

	/**
	 * Return the texts, in which consecutive actions on one table are one statement: it
	 * is applied as a whole or not at all, and copies the rows at most once.
	 */
	static List<String> join(List<MySqlStatement> statements) {
		List<String> texts = new ArrayList<>();
		List<MySqlStatement> pending = new ArrayList<>();
		for (MySqlStatement statement : statements) {
			if (!pending.isEmpty() && !statement.joins(pending)) {
				texts.add(text(pending));
				pending.clear();
			}
			pending.add(statement);
		}
		if (!pending.isEmpty()) {
			texts.add(text(pending));
		}
		return List.copyOf(texts);
	}

	private boolean joins(List<MySqlStatement> others) {
		return this.table != null && others.stream()
			.allMatch((other) -> this.table.equals(other.table) && Collections.disjoint(this.names, other.names));
	}

	private static String text(List<MySqlStatement> statements) {
		QualifiedName table = statements.get(0).table();
		List<String> texts = statements.stream().map(MySqlStatement::text).toList();
		return (table != null) ? "ALTER TABLE " + MySqlNames.quote(table) + " " + String.join(", ", texts)
				: texts.get(0);
	}

}
