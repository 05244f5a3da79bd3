package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.migration.dialect.ParsedTypes;
import dev.migration.reflection.H2Catalog.Key;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Columns from H2's catalog, by their table.
 */
final class H2ColumnRows {

	/**
	 * What the catalog says of a default that is null, which is none.
	 */
	static final String NO_DEFAULT = "NULL";

	private static final String SQL = """
			SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, COLUMN_DEFAULT, IS_NULLABLE, DOMAIN_SCHEMA, DOMAIN_NAME,
				DATA_TYPE_SQL(TABLE_SCHEMA, TABLE_NAME, 'TABLE', DTD_IDENTIFIER) AS TYPE_SQL,
				IS_IDENTITY, IDENTITY_GENERATION, IDENTITY_START, IDENTITY_INCREMENT, IDENTITY_MINIMUM,
				IDENTITY_MAXIMUM, IDENTITY_CACHE, IDENTITY_CYCLE, GENERATION_EXPRESSION, REMARKS
			FROM INFORMATION_SCHEMA.COLUMNS
			WHERE TABLE_SCHEMA IN (%s)
			ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION
			""";

	private final H2Catalog catalog;

	private final Map<Key, QualifiedName> tables;

	private final ParsedTypes types;

	H2ColumnRows(H2Catalog catalog, Map<Key, QualifiedName> tables) {
		this.catalog = catalog;
		this.tables = tables;
		this.types = new ParsedTypes(catalog.dialect());
	}

	Map<Key, List<Column>> read() throws SQLException {
		Map<Key, List<Column>> columns = new HashMap<>();
		this.catalog.query(SQL, (row) -> {
			Key table = Key.of(row, "TABLE_SCHEMA", "TABLE_NAME");
			if (!this.tables.containsKey(table)) {
				return;
			}
			Name name = this.catalog.name(row.getString("COLUMN_NAME"));
			if (name == null) {
				H2Catalog.leftOut("column", row.getString("COLUMN_NAME"),
						Objects.requireNonNull(this.tables.get(table)));
				return;
			}
			columns.computeIfAbsent(table, (key) -> new ArrayList<>()).add(column(name, row));
		});
		return columns;
	}

	private Column column(Name name, ResultSet row) throws SQLException {
		ColumnType type = type(row);
		String expression = row.getString("GENERATION_EXPRESSION");
		String defaultValue = row.getString("COLUMN_DEFAULT");
		boolean hasDefault = expression == null && defaultValue != null && !defaultValue.equals(NO_DEFAULT);
		return new Column(name, type, row.getString("IS_NULLABLE").equals("YES"),
				hasDefault ? Expression.of(Objects.requireNonNull(defaultValue)) : null, identity(row, type),
				(expression != null) ? new Generated(Expression.of(EnclosingParentheses.strip(expression)), false)
						: null,
				row.getString("REMARKS"));
	}

	private ColumnType type(ResultSet row) throws SQLException {
		String domain = row.getString("DOMAIN_NAME");
		if (domain != null) {
			QualifiedName name = this.catalog.qualified(row.getString("DOMAIN_SCHEMA"), domain);
			if (name != null) {
				return ColumnType.userType(name);
			}
		}
		return this.types.of(row.getString("TYPE_SQL"));
	}

	private static @Nullable Identity identity(ResultSet row, ColumnType type) throws SQLException {
		return row.getString("IS_IDENTITY").equals("YES") ? new Identity(
				row.getString("IDENTITY_GENERATION").equals("ALWAYS"), H2SequenceRows.identity(row, type)) : null;
	}

}
