package dev.migration.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Column;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Puts two rows into each table that has none, as far as its constraints let them in:
 * rows that refer to each other, with a value in each column.
 */
final class ExampleRows {

	private static final int ROWS = 2;

	private final Connection connection;

	private final Dialect dialect;

	private final SchemaModel schema;

	private final ExampleValues values;

	ExampleRows(Connection connection, Dialect dialect, SchemaModel schema) {
		this.connection = connection;
		this.dialect = dialect;
		this.schema = schema;
		this.values = new ExampleValues(dialect, schema);
	}

	/**
	 * Fill the tables. What refers to another table comes after that one.
	 * @param filled the tables that have rows
	 * @return the tables that are still empty, each with the reason
	 */
	List<String> fill(Collection<QualifiedName> filled) {
		Set<QualifiedName> done = new LinkedHashSet<>(filled);
		Map<QualifiedName, String> refused = new LinkedHashMap<>();
		boolean progress = true;
		while (progress) {
			progress = false;
			for (Table table : this.schema.tables()) {
				if (done.contains(table.name())) {
					continue;
				}
				String reason = fill(table);
				if (reason == null) {
					done.add(table.name());
					refused.remove(table.name());
					progress = true;
				}
				else {
					refused.put(table.name(), reason);
				}
			}
		}
		return refused.entrySet()
			.stream()
			.map((entry) -> "table '" + entry.getKey() + "': " + entry.getValue())
			.toList();
	}

	/**
	 * A row that is refused is tried with fewer values.
	 */
	private @Nullable String fill(Table table) {
		String reason = null;
		for (int row = 1; row <= ROWS; row++) {
			reason = insert(table, row);
		}
		return hasRows(table) ? null : reason;
	}

	private @Nullable String insert(Table table, int row) {
		String first = null;
		for (Choice choice : Choice.values()) {
			try {
				execute(sql(table, row, choice));
				return null;
			}
			catch (SQLException ex) {
				first = (first != null) ? first : ServerReason.of(ex);
			}
		}
		return first;
	}

	private boolean hasRows(Table table) {
		try {
			return !strings("SELECT 1 FROM " + this.dialect.quote(table.name()), 1).isEmpty();
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private String sql(Table table, int row, Choice choice) throws SQLException {
		Map<Name, String> literals = new LinkedHashMap<>();
		for (Column column : table.columns()) {
			boolean left = column.generated() != null || column.identity() != null
					|| (choice.required() && (column.nullable() || column.defaultValue() != null));
			if (!left) {
				literals.put(column.name(), this.values.literal(table, column, row, choice.checked()));
			}
		}
		for (ForeignKey key : table.foreignKeys()) {
			refer(table, key, row, literals);
		}
		String into = "INSERT INTO " + this.dialect.quote(table.name());
		if (literals.isEmpty()) {
			boolean standard = List.of("postgresql", "h2").contains(this.dialect.name());
			return into + (standard ? " DEFAULT VALUES" : " () VALUES ()");
		}
		return into + literals.keySet().stream().map(this.dialect::quote).collect(Collectors.joining(", ", " (", ")"))
				+ " VALUES (" + String.join(", ", literals.values()) + ")";
	}

	private void refer(Table table, ForeignKey key, int row, Map<Name, String> literals) throws SQLException {
		List<List<String>> targets = strings(
				"SELECT " + key.referencedColumns().stream().map(this.dialect::quote).collect(Collectors.joining(", "))
						+ " FROM " + this.dialect.quote(key.referencedTable()) + " ORDER BY 1",
				key.referencedColumns().size());
		boolean itself = key.referencedTable().equals(table.name());
		for (int index = 0; index < key.columns().size(); index++) {
			Name column = key.columns().get(index);
			if (!targets.isEmpty()) {
				literals.put(column, targets.get((row - 1) % targets.size()).get(index));
			}
			else if (table.column(column).orElseThrow().nullable()) {
				literals.put(column, "NULL");
			}
			else if (itself) {
				literals.put(column, literals.getOrDefault(key.referencedColumns().get(index), "1"));
			}
		}
	}

	private List<List<String>> strings(String sql, int columns) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setMaxRows(ROWS);
			try (ResultSet result = statement.executeQuery(sql)) {
				List<List<String>> rows = new ArrayList<>();
				while (result.next()) {
					List<String> row = new ArrayList<>();
					for (int index = 1; index <= columns; index++) {
						String value = result.getString(index);
						row.add((value != null) ? ExampleValues.quote(value) : "NULL");
					}
					rows.add(row);
				}
				return rows;
			}
		}
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * Which columns get a value, and which one, from the richest row to the poorest.
	 */
	private enum Choice {

		COMPLETE_AS_CHECKED, COMPLETE, REQUIRED_AS_CHECKED, REQUIRED;

		boolean required() {
			return this == REQUIRED || this == REQUIRED_AS_CHECKED;
		}

		boolean checked() {
			return this == COMPLETE_AS_CHECKED || this == REQUIRED_AS_CHECKED;
		}

	}

}
