package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.ParsedTypes;
import dev.migration.dialect.UnsupportedTypeException;
import dev.migration.reflection.MariaDbReflection.TableRow;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * Columns from the catalog, by the name of their table.
 */
final class MariaDbColumnRows {

	private static final String SQL = """
			SELECT table_name, column_name AS name, column_default AS default_value, is_nullable AS nullable,
				data_type, column_type AS type, collation_name AS collation, extra,
				generation_expression AS generation, column_comment AS comment, %s AS srid
			FROM information_schema.columns
			WHERE table_schema = ?
			ORDER BY table_name, ordinal_position
			""";

	private final MariaDbCatalog catalog;

	private final Dialect dialect;

	private final MariaDbCheckRows checks;

	private final ParsedTypes types;

	private final Map<String, Set<String>> json = new HashMap<>();

	private final Map<String, Set<Name>> hidden = new HashMap<>();

	MariaDbColumnRows(MariaDbCatalog catalog, Dialect dialect, MariaDbCheckRows checks) {
		this.catalog = catalog;
		this.dialect = dialect;
		this.checks = checks;
		this.types = new ParsedTypes(dialect);
	}

	Map<String, List<Column>> read(List<TableRow> tables) throws SQLException {
		Map<String, TableRow> tablesByName = new HashMap<>();
		tables.forEach((table) -> tablesByName.put(table.storedName(), table));
		Map<String, List<Column>> columns = new HashMap<>();
		this.catalog.query(SQL.formatted(this.catalog.isMariaDb() ? "NULL" : "srs_id"), (row) -> {
			TableRow table = tablesByName.get(row.getString("table_name"));
			if (table == null) {
				return;
			}
			String generation = row.getString("generation");
			if (generation != null && generation.matches("ROW (START|END)")) {
				this.hidden.computeIfAbsent(table.storedName(), (name) -> new HashSet<>())
					.add(Name.of(row.getString("name")));
				return;
			}
			columns.computeIfAbsent(table.storedName(), (name) -> new ArrayList<>()).add(column(row, table));
		});
		return columns;
	}

	/**
	 * Return the columns of a table that are JSON because of a check.
	 */
	Set<String> json(String table) {
		return this.json.getOrDefault(table, Set.of());
	}

	/**
	 * Return the columns of a table that system versioning fills.
	 */
	Set<Name> hidden(String table) {
		return this.hidden.getOrDefault(table, Set.of());
	}

	private Column column(ResultSet row, TableRow table) throws SQLException {
		String extra = row.getString("extra");
		Generated generated = generated(row, extra);
		Identity identity = extra.contains("auto_increment") ? Identity.BY_DEFAULT : null;
		Expression defaultValue = (generated == null && identity == null) ? defaultValue(row, extra) : null;
		return new Column(Name.of(row.getString("name")), type(row, table, extra),
				row.getString("nullable").equals("YES"), defaultValue, identity, generated, row.getString("comment"));
	}

	private ColumnType type(ResultSet row, TableRow table, String extra) throws SQLException {
		String name = row.getString("name");
		String collation = row.getString("collation");
		String invisible = extra.contains("INVISIBLE") ? " invisible" : "";
		if ("utf8mb4_bin".equals(collation) && row.getString("data_type").equals("longtext")
				&& this.checks.isJson(table.storedName(), name)) {
			this.json.computeIfAbsent(table.storedName(), (key) -> new HashSet<>()).add(name);
			return this.types.of("json" + invisible);
		}
		StringBuilder type = new StringBuilder(row.getString("type"));
		if (collation != null && !collation.equals(table.collation())) {
			type.append(" collate ").append(collation);
		}
		if (row.getString("srid") != null) {
			type.append(" srid ").append(row.getString("srid"));
		}
		return type(type.append(invisible).toString());
	}

	/** A type that a plugin brought keeps the server's text. */
	private ColumnType type(String text) {
		try {
			return this.types.of(text);
		}
		catch (UnsupportedTypeException ex) {
			return ColumnType.of(text);
		}
	}

	private @Nullable Generated generated(ResultSet row, String extra) throws SQLException {
		String expression = row.getString("generation");
		if (expression == null || expression.isEmpty()) {
			return null;
		}
		String text = this.catalog.isMariaDb() ? expression : MariaDbText.unescape(expression);
		boolean stored = extra.contains("STORED GENERATED") || extra.contains("PERSISTENT");
		return new Generated(Expression.of(MariaDbText.stripParentheses(text)), stored);
	}

	private @Nullable Expression defaultValue(ResultSet row, String extra) throws SQLException {
		String value = row.getString("default_value");
		String text = (value != null && !this.catalog.isMariaDb())
				? MySqlDefault.expression(value, extra, row.getString("data_type"), this.dialect) : value;
		String lower = extra.toLowerCase(Locale.ROOT);
		int update = lower.indexOf("on update ");
		String onUpdate = (update >= 0) ? lower.substring(update + "on update ".length()).split("[ ,]")[0] : null;
		return MariaDbDefault.of(text, onUpdate, this.catalog.schema());
	}

}
