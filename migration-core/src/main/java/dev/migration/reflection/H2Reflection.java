package dev.migration.reflection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.dialect.Dialect;
import dev.migration.reflection.H2Catalog.Key;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.EnumType;
import dev.migration.schema.Index;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.SchemaSource;
import dev.migration.schema.Table;

import org.springframework.util.Assert;

/**
 * Reads an H2 schema in a fixed number of catalog queries, however many tables there are.
 * Left out is what the model has no word for (views, functions, triggers, synonyms),
 * temporary and linked tables, and indexes that H2 made for constraints. Where names
 * without quotes are stored in upper case, what has a name in lower case is left out too,
 * and logged. A schema that does not exist reads as an empty one.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class H2Reflection implements SchemaSource {

	private static final String TABLES = """
			SELECT TABLE_SCHEMA, TABLE_NAME, REMARKS
			FROM INFORMATION_SCHEMA.TABLES
			WHERE TABLE_SCHEMA IN (%s) AND TABLE_TYPE = 'BASE TABLE' AND STORAGE_TYPE IN ('MEMORY', 'CACHED')
			ORDER BY TABLE_SCHEMA, TABLE_NAME
			""";

	private static final String ENUM_TYPES = """
			SELECT OBJECT_SCHEMA, OBJECT_NAME, VALUE_NAME
			FROM INFORMATION_SCHEMA.ENUM_VALUES
			WHERE OBJECT_SCHEMA IN (%s) AND OBJECT_TYPE = 'DOMAIN'
			ORDER BY OBJECT_SCHEMA, OBJECT_NAME, VALUE_ORDINAL
			""";

	private final Connection connection;

	private final Dialect dialect;

	private final SchemaScope scope;

	/**
	 * Create a reader.
	 * @param connection the connection to read over; it is left as it was
	 * @param dialect the dialect that names objects and types
	 * @param scope what to read
	 */
	public H2Reflection(Connection connection, Dialect dialect, SchemaScope scope) {
		Assert.notNull(connection, "'connection' must not be null");
		Assert.notNull(dialect, "'dialect' must not be null");
		Assert.notNull(scope, "'scope' must not be null");
		this.connection = connection;
		this.dialect = dialect;
		this.scope = scope;
	}

	/**
	 * Read the schema.
	 * @return the model as it is now
	 * @throws SchemaReadException if the database refuses
	 */
	@Override
	public SchemaModel read() {
		try {
			H2Catalog catalog = new H2Catalog(this.connection, this.dialect, this.scope);
			return new SchemaModel(tables(catalog), H2SequenceRows.read(catalog), enumTypes(catalog));
		}
		catch (SQLException ex) {
			throw new SchemaReadException(this.scope.defaultSchema(), ex);
		}
	}

	private static List<Table> tables(H2Catalog catalog) throws SQLException {
		Map<Key, QualifiedName> names = new LinkedHashMap<>();
		Map<Key, String> comments = new HashMap<>();
		catalog.query(TABLES, (row) -> {
			Key key = Key.of(row, "TABLE_SCHEMA", "TABLE_NAME");
			QualifiedName name = catalog.included("table", key.schema(), key.name());
			if (name != null) {
				names.put(key, name);
				comments.put(key, row.getString("REMARKS"));
			}
		});
		Map<Key, List<Column>> columns = new H2ColumnRows(catalog, names).read();
		Map<Key, List<Constraint>> constraints = new H2ConstraintRows(catalog, names).read();
		Map<Key, List<Index>> indexes = new H2IndexRows(catalog, names).read();
		List<Table> tables = new ArrayList<>();
		names.forEach((key,
				name) -> tables.add(Table.of(name, columns.getOrDefault(key, List.of()))
					.withConstraints(constraints.getOrDefault(key, List.of()))
					.withIndexes(indexes.getOrDefault(key, List.of()))
					.withComment(comments.get(key))));
		return tables;
	}

	private static List<EnumType> enumTypes(H2Catalog catalog) throws SQLException {
		Map<QualifiedName, List<String>> values = new LinkedHashMap<>();
		catalog.query(ENUM_TYPES, (row) -> {
			QualifiedName name = catalog.included("domain", row.getString("OBJECT_SCHEMA"),
					row.getString("OBJECT_NAME"));
			if (name != null) {
				values.computeIfAbsent(name, (key) -> new ArrayList<>()).add(row.getString("VALUE_NAME"));
			}
		});
		return values.entrySet().stream().map((type) -> new EnumType(type.getKey(), type.getValue())).toList();
	}

}
