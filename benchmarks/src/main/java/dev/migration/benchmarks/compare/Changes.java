package dev.migration.benchmarks.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Twenty ways in which a database differs from the model, each in a table of its own, so
 * that a difference is known by the table that it is in.
 */
final class Changes {

	private static final List<String> STATEMENTS = List.of("ALTER TABLE % DROP COLUMN note",
			"ALTER TABLE % DROP COLUMN amount", "ALTER TABLE % ADD COLUMN extra integer",
			"ALTER TABLE % ADD COLUMN extra varchar(20) NOT NULL DEFAULT 'x'",
			"ALTER TABLE % ALTER COLUMN quantity TYPE bigint", "ALTER TABLE % ALTER COLUMN birthday TYPE timestamp",
			"ALTER TABLE % ALTER COLUMN code TYPE varchar(20)", "ALTER TABLE % ALTER COLUMN note TYPE varchar(4000)",
			"ALTER TABLE % ALTER COLUMN amount TYPE numeric(10, 2)", "ALTER TABLE % ALTER COLUMN name DROP NOT NULL",
			"ALTER TABLE % ALTER COLUMN code SET NOT NULL", "ALTER TABLE % ALTER COLUMN quantity DROP DEFAULT",
			"ALTER TABLE % ALTER COLUMN quantity SET DEFAULT 1", "DROP INDEX ix_%_name",
			"CREATE INDEX ix_%_extra ON % (note, code)", "ALTER TABLE % ADD CONSTRAINT uq_%_extra UNIQUE (name)",
			"ALTER TABLE % DROP CONSTRAINT fk_%_parent", "COMMENT ON TABLE % IS 'Something else'");

	private static final String UNKNOWN = "t99999";

	private final Map<String, String> statements = new LinkedHashMap<>();

	/**
	 * Choose the tables.
	 * @param count how many tables the model has, at least 100
	 */
	Changes(int count) {
		int distance = count / 25;
		for (int index = 0; index < STATEMENTS.size(); index++) {
			String table = new SampleTable((index + 1) * distance + 1, 0).name();
			this.statements.put(table, STATEMENTS.get(index).replace("%", table));
		}
		// Nothing refers to the last ones
		String last = new SampleTable(count, 0).name();
		this.statements.put(last, "DROP TABLE " + last);
		this.statements.put(UNKNOWN, "CREATE TABLE " + UNKNOWN + " (id bigint PRIMARY KEY)");
	}

	/**
	 * Return the statements that make the database differ.
	 */
	List<String> statements() {
		return List.copyOf(this.statements.values());
	}

	/**
	 * Count what of it somebody has found.
	 * @param reported the tables in which he has found something
	 */
	Verdict judge(Set<String> reported) {
		Set<String> missed = new TreeSet<>(this.statements.keySet());
		missed.removeAll(reported);
		Set<String> invented = new TreeSet<>(reported);
		invented.removeAll(this.statements.keySet());
		return new Verdict(this.statements.size() - missed.size(), missed.stream().map(this.statements::get).toList(),
				invented.size());
	}

	/**
	 * How good somebody is.
	 *
	 * @param found how many changes were found
	 * @param missed those that were not
	 * @param invented in how many other tables something was found
	 */
	record Verdict(int found, List<String> missed, int invented) {

		String text() {
			return this.found + ", " + this.missed.size() + ", " + this.invented;
		}

	}

}
