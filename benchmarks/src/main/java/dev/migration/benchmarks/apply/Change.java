package dev.migration.benchmarks.apply;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What each of the revisions does: a table with five columns and an index.
 *
 * @param number counts the revisions from 1
 */
record Change(int number) {

	static List<Change> upTo(int count) {
		return IntStream.rangeClosed(1, count).mapToObj(Change::new).toList();
	}

	String id() {
		return String.format(Locale.ROOT, "r%05d", this.number);
	}

	/**
	 * Return the revision before, empty for the first one.
	 */
	String before() {
		return (this.number > 1) ? new Change(this.number - 1).id() : "";
	}

	String table() {
		return "item_" + this.number;
	}

	String index() {
		return "ix_item_" + this.number + "_name";
	}

	List<String> statements() {
		return List.of(
				"CREATE TABLE " + table() + " (id bigint NOT NULL, name varchar(255) NOT NULL,"
						+ " amount numeric(12, 2), created timestamp with time zone, active boolean, PRIMARY KEY (id))",
				"CREATE INDEX " + index() + " ON " + table() + " (name)");
	}

	String dropTable() {
		return "DROP TABLE " + table();
	}

}
