package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * One statement. Actions on one table can share an {@code ALTER TABLE}, which scans or
 * rewrites the table once for all of them.
 *
 * @param pass when the server carries it out
 * @param table the table of an action, otherwise {@code null}
 * @param text the action or the whole statement
 */
record PostgreSqlStatement(Pass pass, @Nullable QualifiedName table, String text) {

	static PostgreSqlStatement of(String sql) {
		return new PostgreSqlStatement(Pass.ALONE, null, sql);
	}

	static PostgreSqlStatement comment(String sql) {
		return new PostgreSqlStatement(Pass.COMMENT, null, sql);
	}

	static PostgreSqlStatement action(Pass pass, QualifiedName table, String action) {
		return new PostgreSqlStatement(pass, table, action);
	}

	/**
	 * Renaming is no action among others by the server's grammar.
	 */
	static PostgreSqlStatement rename(QualifiedName table, String action) {
		return of(alterTable(table) + action);
	}

	String sql() {
		return (this.table != null) ? alterTable(this.table) + this.text : this.text;
	}

	/**
	 * Join actions on the same table. Within a statement the server sorts its actions by
	 * pass, therefore only those are joined whose order that does not change. A comment
	 * may wait for the end of a statement that drops nothing later.
	 */
	static List<PostgreSqlStatement> joined(List<PostgreSqlStatement> statements) {
		List<PostgreSqlStatement> joined = new ArrayList<>();
		List<PostgreSqlStatement> actions = new ArrayList<>();
		List<PostgreSqlStatement> comments = new ArrayList<>();
		for (PostgreSqlStatement statement : statements) {
			if (!statement.joins(actions, comments)) {
				close(joined, actions, comments);
			}
			List<PostgreSqlStatement> target = (statement.table != null) ? actions
					: (statement.pass == Pass.COMMENT) ? comments : joined;
			target.add(statement);
		}
		close(joined, actions, comments);
		return joined;
	}

	private boolean joins(List<PostgreSqlStatement> actions, List<PostgreSqlStatement> comments) {
		if (this.table == null || actions.isEmpty()) {
			return this.pass == Pass.COMMENT;
		}
		PostgreSqlStatement last = actions.get(actions.size() - 1);
		return Objects.equals(last.table, this.table) && last.pass.compareTo(this.pass) <= 0
				&& (comments.isEmpty() || this.pass != Pass.DROP);
	}

	private static void close(List<PostgreSqlStatement> joined, List<PostgreSqlStatement> actions,
			List<PostgreSqlStatement> comments) {
		if (!actions.isEmpty()) {
			PostgreSqlStatement first = actions.get(0);
			String text = actions.stream().map(PostgreSqlStatement::text).collect(Collectors.joining(", "));
			joined.add(new PostgreSqlStatement(first.pass, first.table, text));
		}
		joined.addAll(comments);
		actions.clear();
		comments.clear();
	}

	private static String alterTable(QualifiedName table) {
		return "ALTER TABLE " + PostgreSqlNames.quote(table) + " ";
	}

	/**
	 * The passes in which the server carries the actions of one {@code ALTER TABLE} out
	 * ({@code AlterTablePass} in {@code tablecmds.c} of PostgreSQL 14 to 18).
	 */
	enum Pass {

		DROP, TYPE, COLUMN, EXPRESSION, ATTRIBUTE, INDEX, CONSTRAINT, OTHER, COMMENT, ALONE

	}

}
