package dev.migration.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.migration.operation.Operation;
import dev.migration.schema.SchemaModel;

/**
 * One operation in several databases, with the same title in the suite of each.
 *
 * @param title what the row is about
 * @param before the schema before
 * @param operation the operation
 * @param sql the statements by the name of the dialect
 * @param reversible whether the operation has an inverse
 */
record CommonRow(String title, SchemaModel before, Operation operation, Map<String, List<String>> sql,
		boolean reversible) {

	static final String POSTGRESQL = "postgresql";

	static final String MARIADB = "mariadb";

	static final String MYSQL = "mysql";

	static final String H2 = "h2";

	static CommonRow of(String title, SchemaModel before, Operation operation, Map<String, List<String>> sql) {
		return new CommonRow(title, before, operation, sql, true);
	}

	CommonRow irreversible() {
		return new CommonRow(this.title, this.before, this.operation, this.sql, false);
	}

	/**
	 * Return the row of a database, or empty if it has none.
	 */
	Optional<DialectCase> of(String dialect) {
		return Optional.ofNullable(this.sql.get(dialect))
			.map((statements) -> new DialectCase(this.title, this.before, this.operation, statements, 0, 0,
					this.reversible));
	}

	static Map<String, List<String>> everywhere(String... sql) {
		return standard(List.of(sql), List.of(sql));
	}

	static Map<String, List<String>> standard(String sql, String mySql) {
		return standard(List.of(sql), List.of(mySql));
	}

	/**
	 * PostgreSQL and H2 keep to the standard, MariaDB and MySQL to each other.
	 */
	static Map<String, List<String>> standard(List<String> sql, List<String> mySql) {
		return Map.of(POSTGRESQL, sql, H2, sql, MARIADB, mySql, MYSQL, mySql);
	}

	/**
	 * Return the statements of some of the databases.
	 */
	static Map<String, List<String>> only(Map<String, List<String>> sql, String... databases) {
		return sql.entrySet()
			.stream()
			.filter((entry) -> List.of(databases).contains(entry.getKey()))
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
	}

}
