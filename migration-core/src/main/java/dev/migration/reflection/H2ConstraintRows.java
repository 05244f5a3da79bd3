package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.migration.reflection.H2Catalog.Key;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Constraints from H2's catalog, by their table.
 */
final class H2ConstraintRows {

	private static final String CONSTRAINTS = """
			SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CONSTRAINT_TYPE, NULLS_DISTINCT
			FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
			WHERE TABLE_SCHEMA IN (%s)
			ORDER BY CONSTRAINT_SCHEMA, CONSTRAINT_NAME
			""";

	private static final String CHECKS = """
			SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE
			FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS
			WHERE CONSTRAINT_SCHEMA IN (%s)
			""";

	private static final String REFERENCES = """
			SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, UNIQUE_CONSTRAINT_SCHEMA, UNIQUE_CONSTRAINT_NAME, UPDATE_RULE,
				DELETE_RULE
			FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS
			WHERE CONSTRAINT_SCHEMA IN (%s)
			""";

	// Not limited to the scope: a foreign key may lead out of it
	private static final String KEYS = """
			SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME,
				POSITION_IN_UNIQUE_CONSTRAINT
			FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE
			WHERE CONSTRAINT_SCHEMA <> '' OR CONSTRAINT_SCHEMA IN (%s)
			ORDER BY CONSTRAINT_SCHEMA, CONSTRAINT_NAME, ORDINAL_POSITION
			""";

	private static final String INDEXES_OF_KEYS = """
			SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CONSTRAINT_TYPE, INDEX_SCHEMA, INDEX_NAME
			FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
			WHERE INDEX_NAME IS NOT NULL AND (CONSTRAINT_SCHEMA <> '' OR CONSTRAINT_SCHEMA IN (%s))
			""";

	private static final String INDEX_COLUMNS = """
			SELECT INDEX_SCHEMA, INDEX_NAME, COLUMN_NAME
			FROM INFORMATION_SCHEMA.INDEX_COLUMNS
			WHERE INDEX_SCHEMA <> '' OR INDEX_SCHEMA IN (%s)
			ORDER BY INDEX_SCHEMA, INDEX_NAME, ORDINAL_POSITION
			""";

	private final H2Catalog catalog;

	private final Map<Key, QualifiedName> tables;

	private final Map<Key, List<KeyColumn>> keys = new HashMap<>();

	private final Map<Key, Reference> references = new HashMap<>();

	private final Map<Key, String> checks = new HashMap<>();

	H2ConstraintRows(H2Catalog catalog, Map<Key, QualifiedName> tables) {
		this.catalog = catalog;
		this.tables = tables;
	}

	Map<Key, List<Constraint>> read() throws SQLException {
		this.catalog.query(KEYS, (row) -> this.keys.computeIfAbsent(constraintKey(row), (key) -> new ArrayList<>())
			.add(KeyColumn.of(row)));
		correctKeyColumns();
		this.catalog.query(REFERENCES, (row) -> this.references.put(constraintKey(row), Reference.of(row)));
		this.catalog.query(CHECKS, (row) -> this.checks.put(constraintKey(row), row.getString("CHECK_CLAUSE")));
		Map<Key, List<Constraint>> constraints = new HashMap<>();
		this.catalog.query(CONSTRAINTS, (row) -> {
			Key table = Key.of(row, "TABLE_SCHEMA", "TABLE_NAME");
			if (this.tables.containsKey(table)) {
				Constraint constraint = constraint(row);
				if (constraint != null) {
					constraints.computeIfAbsent(table, (key) -> new ArrayList<>()).add(constraint);
				}
				else {
					H2Catalog.leftOut("constraint", row.getString("CONSTRAINT_NAME"),
							Objects.requireNonNull(this.tables.get(table)));
				}
			}
		});
		return constraints;
	}

	/**
	 * H2 2.4.240 goes on listing a key with the former name of a column that was renamed;
	 * the index of the key has the new one (RandomRenamesIntegrationTests).
	 */
	private void correctKeyColumns() throws SQLException {
		Map<Key, List<String>> indexed = new HashMap<>();
		this.catalog.query(INDEX_COLUMNS,
				(row) -> indexed.computeIfAbsent(Key.of(row, "INDEX_SCHEMA", "INDEX_NAME"), (key) -> new ArrayList<>())
					.add(row.getString("COLUMN_NAME")));
		this.catalog.query(INDEXES_OF_KEYS, (row) -> {
			List<String> names = indexed.getOrDefault(Key.of(row, "INDEX_SCHEMA", "INDEX_NAME"), List.of());
			boolean own = row.getString("CONSTRAINT_TYPE").equals("PRIMARY KEY")
					|| row.getString("INDEX_NAME").startsWith(row.getString("CONSTRAINT_NAME") + "_INDEX_");
			this.keys.computeIfPresent(constraintKey(row), (key, columns) -> corrected(columns, names, own));
		});
	}

	/** An index that serves several keys may have the columns in another order. */
	private static List<KeyColumn> corrected(List<KeyColumn> columns, List<String> indexed, boolean own) {
		if (columns.size() > indexed.size()) {
			return columns;
		}
		List<String> names = indexed.subList(0, columns.size());
		List<String> fresh = new ArrayList<>(names);
		columns.forEach((column) -> fresh.remove(column.name()));
		List<KeyColumn> corrected = new ArrayList<>();
		for (KeyColumn column : columns) {
			String name = names.contains(column.name()) ? column.name() : fresh.remove(0);
			corrected.add(column.withName(own ? names.get(corrected.size()) : name));
		}
		return corrected;
	}

	private static Key constraintKey(ResultSet row) throws SQLException {
		return Key.of(row, "CONSTRAINT_SCHEMA", "CONSTRAINT_NAME");
	}

	private @Nullable Constraint constraint(ResultSet row) throws SQLException {
		Key key = constraintKey(row);
		Name name = this.catalog.name(key.name());
		List<Name> columns = names(this.keys.getOrDefault(key, List.of()));
		if (name == null || columns == null) {
			return null;
		}
		return switch (row.getString("CONSTRAINT_TYPE")) {
			case "PRIMARY KEY" -> new PrimaryKey(name, columns);
			case "UNIQUE" -> new UniqueConstraint(name, columns, "NO".equals(row.getString("NULLS_DISTINCT")),
					Deferral.NOT_DEFERRABLE);
			case "FOREIGN KEY" -> foreignKey(name, columns, key);
			default -> new CheckConstraint(name,
					Expression.of(EnclosingParentheses.strip(Objects.requireNonNull(this.checks.get(key)))));
		};
	}

	private @Nullable ForeignKey foreignKey(Name name, List<Name> columns, Key key) {
		Reference reference = Objects.requireNonNull(this.references.get(key));
		List<KeyColumn> target = Objects.requireNonNull(this.keys.get(reference.key()));
		List<KeyColumn> referenced = this.keys.getOrDefault(key, List.of())
			.stream()
			.map((column) -> target.get(column.position() - 1))
			.toList();
		QualifiedName table = this.catalog.qualified(referenced.get(0).schema(), referenced.get(0).table());
		List<Name> referencedColumns = names(referenced);
		if (table == null || referencedColumns == null) {
			return null;
		}
		return new ForeignKey(name, columns, table, referencedColumns, action(reference.onDelete()),
				action(reference.onUpdate()), Deferral.NOT_DEFERRABLE);
	}

	private @Nullable List<Name> names(List<KeyColumn> columns) {
		List<Name> names = new ArrayList<>();
		for (KeyColumn column : columns) {
			Name name = this.catalog.name(column.name());
			if (name == null) {
				return null;
			}
			names.add(name);
		}
		return names;
	}

	private static ReferentialAction action(String rule) {
		return ReferentialAction.valueOf(rule.replace(' ', '_'));
	}

	private record KeyColumn(String schema, String table, String name, int position) {

		static KeyColumn of(ResultSet row) throws SQLException {
			return new KeyColumn(row.getString("TABLE_SCHEMA"), row.getString("TABLE_NAME"),
					row.getString("COLUMN_NAME"), row.getInt("POSITION_IN_UNIQUE_CONSTRAINT"));
		}

		KeyColumn withName(String other) {
			return new KeyColumn(this.schema, this.table, other, this.position);
		}

	}

	private record Reference(Key key, String onUpdate, String onDelete) {

		static Reference of(ResultSet row) throws SQLException {
			return new Reference(Key.of(row, "UNIQUE_CONSTRAINT_SCHEMA", "UNIQUE_CONSTRAINT_NAME"),
					row.getString("UPDATE_RULE"), row.getString("DELETE_RULE"));
		}

	}

}
