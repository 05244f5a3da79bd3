package dev.migration.reflection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.SchemaSource;
import dev.migration.schema.Sequence;
import dev.migration.schema.Table;

import org.springframework.util.Assert;

/**
 * Reads a schema of MariaDB or MySQL, which is a database there, in a fixed number of
 * queries, however many tables there are, but for some about each that holds question
 * marks. Left out is what the model has no word for (views, routines, triggers,
 * partitions) and what the server made by itself: the indexes of foreign keys, the check
 * that makes a text JSON, the columns of system versioning. A schema that does not exist
 * reads as an empty one.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MariaDbReflection implements SchemaSource {

	private static final String TABLES = """
			SELECT table_name AS name, table_type AS type, table_collation AS collation, table_comment AS comment
			FROM information_schema.tables
			WHERE table_schema = ?
			AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED', 'SEQUENCE')
			ORDER BY table_name
			""";

	private final Connection connection;

	private final Dialect dialect;

	private final SchemaScope scope;

	/**
	 * Create a reader.
	 * @param connection the connection to read over; it is left as it was
	 * @param dialect the dialect that names the types
	 * @param scope what to read
	 */
	public MariaDbReflection(Connection connection, Dialect dialect, SchemaScope scope) {
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
		List<Table> tables = new ArrayList<>();
		List<Sequence> sequences = new ArrayList<>();
		try {
			for (String schema : this.scope.schemas()) {
				read(new MariaDbCatalog(this.connection, schema), tables, sequences);
			}
			return new SchemaModel(tables, sequences, List.of());
		}
		catch (SQLException ex) {
			throw new SchemaReadException(this.scope.defaultSchema(), ex);
		}
	}

	private void read(MariaDbCatalog catalog, List<Table> tables, List<Sequence> sequences) throws SQLException {
		List<TableRow> rows = new ArrayList<>();
		catalog.query(TABLES, (row) -> {
			TableRow table = new TableRow(this.scope.name(catalog.schema(), row.getString("name")),
					row.getString("name"), row.getString("type"), row.getString("collation"), row.getString("comment"));
			if (this.scope.includes(table.name())) {
				rows.add(table);
			}
		});
		if (rows.isEmpty()) {
			return;
		}
		List<TableRow> counted = rows.stream().filter(TableRow::isSequence).toList();
		sequences.addAll(new MariaDbSequenceRows(catalog, this.dialect).read(counted));
		rows.removeAll(counted);
		tables.addAll(tables(catalog, rows));
	}

	private List<Table> tables(MariaDbCatalog catalog, List<TableRow> rows) throws SQLException {
		MariaDbCheckRows checks = MariaDbCheckRows.read(catalog);
		MariaDbColumnRows columnRows = new MariaDbColumnRows(catalog, this.dialect, checks);
		Map<String, List<Column>> columns = columnRows.read(rows);
		Map<String, List<MariaDbForeignKey>> foreignKeys = new MariaDbForeignKeyRows(this.scope).read(catalog);
		Map<String, List<MariaDbIndex>> indexes = MariaDbIndexRows.read(catalog);
		MariaDbUnprintable unprintable = new MariaDbUnprintable(this.connection, this.dialect, catalog.schema());
		List<Table> tables = new ArrayList<>();
		for (TableRow row : rows) {
			List<MariaDbForeignKey> keys = foreignKeys.getOrDefault(row.storedName(), List.of());
			List<Constraint> constraints = new ArrayList<>();
			List<MariaDbIndex> own = indexes.getOrDefault(row.storedName(), List.of())
				.stream()
				.map((index) -> index.without(columnRows.hidden(row.storedName())))
				.filter((index) -> keys.stream().noneMatch((key) -> key.made(index)))
				.toList();
			own.stream().filter(MariaDbIndex::isConstraint).map(MariaDbIndex::constraint).forEach(constraints::add);
			keys.stream().map(MariaDbForeignKey::key).forEach(constraints::add);
			constraints.addAll(checks.of(row.storedName(), columnRows.json(row.storedName())));
			Table table = Table.of(row.name(), columns.getOrDefault(row.storedName(), List.of()))
				.withConstraints(constraints)
				.withIndexes(own.stream().filter((index) -> !index.isConstraint()).map(MariaDbIndex::index).toList())
				.withComment(row.comment());
			tables.add(catalog.isMariaDb() ? unprintable.restored(table, row.storedName()) : table);
		}
		return tables;
	}

	/**
	 * A table or a sequence, which is a kind of table.
	 *
	 * @param name the name in the model
	 * @param storedName the name within its schema
	 * @param type what it is
	 * @param collation what its columns have if nothing is said
	 * @param comment the comment, which may be empty
	 */
	record TableRow(QualifiedName name, String storedName, String type, String collation, String comment) {

		boolean isSequence() {
			return this.type.equals("SEQUENCE");
		}

	}

}
