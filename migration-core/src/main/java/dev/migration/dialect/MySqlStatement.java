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
 * @param subject what the names are those of
 * @param names what it creates, changes or drops: a statement touches nothing twice, but
 * for a key that takes the place of another one
 */
record MySqlStatement(@Nullable QualifiedName table, String text, Subject subject, List<Name> names) {

	static List<MySqlStatement> of(String text) {
		return List.of(new MySqlStatement(null, text, Subject.OTHER, List.of()));
	}

	static List<MySqlStatement> alter(QualifiedName table, String action, Subject subject, Name... names) {
		return List.of(new MySqlStatement(table, action, subject, List.of(names)));
	}

	/**
	 * Return the texts, in which consecutive actions on one table are one statement: it
	 * is applied as a whole or not at all, and copies the rows at most once.
	 */
	static List<String> join(List<MySqlStatement> statements) {
		List<String> texts = new ArrayList<>();
		List<MySqlStatement> pending = new ArrayList<>();
		for (MySqlStatement statement : statements) {
			if (!pending.isEmpty() && !pending.stream().allMatch(statement::joins)) {
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

	private boolean joins(MySqlStatement earlier) {
		return this.table != null && this.table.equals(earlier.table)
				&& (Collections.disjoint(this.names, earlier.names) || this.subject.follows(earlier.subject));
	}

	private static String text(List<MySqlStatement> statements) {
		QualifiedName table = statements.get(0).table();
		List<String> texts = statements.stream().map(MySqlStatement::text).toList();
		return (table != null) ? "ALTER TABLE " + MySqlNames.quote(table) + " " + String.join(", ", texts)
				: texts.get(0);
	}

	/**
	 * What an action touches.
	 */
	enum Subject {

		/** Columns, whose names are apart from those of all else. */
		COLUMN,

		/** A primary key, a unique constraint or an index that is created. */
		NEW_KEY,

		/** A constraint or an index that is dropped. */
		DROPPED,

		/** Anything else. */
		OTHER;

		/**
		 * Return whether a statement takes both although they bear the same name: it
		 * drops before it creates, but for foreign keys.
		 */
		boolean follows(Subject earlier) {
			return (this == COLUMN) != (earlier == COLUMN) || (this == NEW_KEY && earlier == DROPPED);
		}

	}

}
