package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.schema.Deferral;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;

/**
 * Foreign keys from the catalog, by the name of their table.
 */
final class MariaDbForeignKeyRows {

	private static final String ACTIONS = """
			SELECT table_name, constraint_name AS name, delete_rule, update_rule
			FROM information_schema.referential_constraints
			WHERE constraint_schema = ?
			""";

	private static final String COLUMNS = """
			SELECT table_name, constraint_name AS name, column_name, referenced_table_schema AS referenced_schema,
				referenced_table_name AS referenced_table, referenced_column_name AS referenced_column
			FROM information_schema.key_column_usage
			WHERE table_schema = ?
			AND referenced_table_name IS NOT NULL
			ORDER BY table_name, constraint_name, ordinal_position
			""";

	private final SchemaScope scope;

	MariaDbForeignKeyRows(SchemaScope scope) {
		this.scope = scope;
	}

	Map<String, List<MariaDbForeignKey>> read(MariaDbCatalog catalog) throws SQLException {
		Map<Key, Actions> actions = new HashMap<>();
		catalog.query(ACTIONS, (row) -> actions.put(Key.of(row),
				new Actions(action(row.getString("delete_rule")), action(row.getString("update_rule")))));
		Map<Key, PartialKey> partial = new LinkedHashMap<>();
		catalog.query(COLUMNS, (row) -> {
			QualifiedName target = this.scope.name(row.getString("referenced_schema"),
					row.getString("referenced_table"));
			PartialKey key = partial.computeIfAbsent(Key.of(row),
					(name) -> new PartialKey(target, new ArrayList<>(), new ArrayList<>()));
			key.columns().add(Name.of(row.getString("column_name")));
			key.referencedColumns().add(Name.of(row.getString("referenced_column")));
		});
		Map<String, List<MariaDbForeignKey>> keys = new HashMap<>();
		partial.forEach((key, parts) -> keys.computeIfAbsent(key.table(), (table) -> new ArrayList<>())
			.add(new MariaDbForeignKey(key.table(), Name.of(key.name()),
					parts.foreignKey(Name.of(key.name()), actions.getOrDefault(key, Actions.NONE)))));
		return keys;
	}

	/**
	 * To refuse at once and to refuse at the end of the statement are one thing to the
	 * server, and MariaDB reports the former where nothing was said.
	 */
	private static ReferentialAction action(String rule) {
		return switch (rule) {
			case "CASCADE" -> ReferentialAction.CASCADE;
			case "SET NULL" -> ReferentialAction.SET_NULL;
			case "SET DEFAULT" -> ReferentialAction.SET_DEFAULT;
			default -> ReferentialAction.NO_ACTION;
		};
	}

	private record Key(String table, String name) {

		static Key of(ResultSet row) throws SQLException {
			return new Key(row.getString("table_name"), row.getString("name"));
		}

	}

	private record Actions(ReferentialAction onDelete, ReferentialAction onUpdate) {

		static final Actions NONE = new Actions(ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION);

	}

	/**
	 * A key whose columns are still coming in.
	 */
	private record PartialKey(QualifiedName target, List<Name> columns, List<Name> referencedColumns) {

		ForeignKey foreignKey(Name name, Actions actions) {
			return new ForeignKey(name, this.columns, this.target, this.referencedColumns, actions.onDelete(),
					actions.onUpdate(), Deferral.NOT_DEFERRABLE);
		}

	}

}
