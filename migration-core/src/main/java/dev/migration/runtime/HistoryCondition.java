package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which rows of the history table are read.
 *
 * @param sql the condition, in which {@code {table}} stands for the table
 * @param parameters the values of its markers
 * @param limit how many rows at most, newest first, or a negative number for all
 */
record HistoryCondition(String sql, List<Object> parameters, int limit) {

	static final HistoryCondition ALL = new HistoryCondition("id IS NOT NULL", List.of(), -1);

	/**
	 * What was done last with each revision, and what was last recorded of it anew.
	 */
	static final HistoryCondition LAST_OF_EACH = new HistoryCondition(
			"id IN (SELECT max(each_row.id) FROM {table} each_row WHERE each_row.event IN ('APPLIED', 'REPAIRED')"
					+ " GROUP BY each_row.revision, each_row.event)",
			List.of(), -1);

	/**
	 * The end of the history, by which a revision is known that was left half-way.
	 */
	static final HistoryCondition END = new HistoryCondition("event <> 'REPAIRED'", List.of(), 2);

	/**
	 * What was done last with a revision or recorded last of it.
	 */
	static HistoryCondition lastOf(String revision) {
		return new HistoryCondition("event IN ('APPLIED', 'REPAIRED') AND revision = ?", List.of(revision), 1);
	}

	HistoryCondition {
		parameters = List.copyOf(parameters);
	}

	/**
	 * The runs that somebody asks for.
	 */
	static HistoryCondition runs(HistoryQuery query) {
		StringBuilder sql = new StringBuilder("event IN ('APPLIED', 'FAILED')");
		List<Object> parameters = new ArrayList<>();
		if (query.revision() != null) {
			sql.append(" AND revision = ?");
			parameters.add(query.revision());
		}
		if (query.search() != null) {
			sql.append(" AND (lower(revision) LIKE ? ESCAPE '!' OR lower(message) LIKE ? ESCAPE '!')");
			String pattern = "%" + query.search().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
			parameters.add(pattern);
			parameters.add(pattern);
		}
		return new HistoryCondition(sql.toString(), parameters, query.limit());
	}

	/**
	 * Return the condition for what was written before a row.
	 */
	HistoryCondition before(long number) {
		List<Object> all = new ArrayList<>(this.parameters);
		all.add(number);
		return new HistoryCondition(this.sql + " AND id < ?", all, this.limit);
	}

	String sql(String table) {
		return this.sql.replace("{table}", table);
	}

	String limitSql() {
		return (this.limit >= 0) ? " LIMIT " + this.limit : "";
	}

}
