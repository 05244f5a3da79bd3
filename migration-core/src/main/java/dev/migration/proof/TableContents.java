package dev.migration.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

/**
 * How much is in the tables: rows, values that are not null, and characters.
 *
 * @param tables what is in each table
 */
record TableContents(Map<QualifiedName, Contents> tables) {

	static TableContents read(Connection connection, Dialect dialect, SchemaModel schema) throws SQLException {
		Map<QualifiedName, Contents> tables = new LinkedHashMap<>();
		for (Table table : schema.tables()) {
			tables.put(table.name(), read(connection, dialect, table));
		}
		return new TableContents(tables);
	}

	private static Contents read(Connection connection, Dialect dialect, Table table) throws SQLException {
		List<String> counts = new ArrayList<>(List.of("count(*)"));
		for (Column column : table.columns()) {
			String name = dialect.quote(column.name());
			counts.add("count(" + name + ")");
			counts.add(isText(column) ? "coalesce(sum(char_length(" + name + ")), 0)" : "0");
		}
		String sql = "SELECT " + String.join(", ", counts) + " FROM " + dialect.quote(table.name());
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			result.next();
			Map<Name, Values> columns = new LinkedHashMap<>();
			int index = 2;
			for (Column column : table.columns()) {
				columns.put(column.name(),
						new Values(result.getLong(index), isText(column), result.getLong(index + 1)));
				index += 2;
			}
			return new Contents(result.getLong(1), columns);
		}
	}

	private static boolean isText(Column column) {
		String type = column.type().name().toString();
		return column.type().dimensions() == 0 && !column.type().userType()
				&& (type.equals("text") || type.contains("varchar") || type.contains("character varying"));
	}

	/**
	 * Return what is lost in tables and columns that are there before and after. What is
	 * dropped is no surprise to who reads the script.
	 */
	List<String> lostIn(TableContents after) {
		List<String> losses = new ArrayList<>();
		this.tables.forEach((name, before) -> Optional.ofNullable(after.tables.get(name))
			.ifPresent((left) -> before.lostIn(left, name, losses)));
		return losses;
	}

	/**
	 * Return the tables that have rows.
	 */
	List<QualifiedName> filled() {
		return this.tables.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().rows() > 0)
			.map(Map.Entry::getKey)
			.collect(Collectors.toList());
	}

	/**
	 * What is in a table.
	 *
	 * @param rows the number of rows
	 * @param columns what is in each column
	 */
	record Contents(long rows, Map<Name, Values> columns) {

		private void lostIn(Contents after, QualifiedName table, List<String> losses) {
			if (after.rows < this.rows) {
				losses.add("loses " + (this.rows - after.rows) + " of " + this.rows + " rows of table '" + table + "'");
				return;
			}
			this.columns.forEach((column, before) -> Optional.ofNullable(after.columns.get(column))
				.ifPresent((left) -> before.lostIn(left, table + "." + column, losses)));
		}

	}

	/**
	 * What is in a column.
	 *
	 * @param count how many values are not null
	 * @param text whether they are texts
	 * @param characters how many characters they have
	 */
	record Values(long count, boolean text, long characters) {

		private void lostIn(Values after, String column, List<String> losses) {
			if (after.count < this.count) {
				losses.add("loses " + (this.count - after.count) + " of " + this.count + " values of column '" + column
						+ "'");
			}
			else if (this.text && after.text && after.characters < this.characters) {
				losses.add("cuts values of column '" + column + "' off");
			}
		}

	}

}
