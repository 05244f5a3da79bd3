package dev.migration.reflection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.reflection.Catalog.Values;
import dev.migration.reflection.ColumnRows.ReadColumns;
import dev.migration.schema.Constraint;
import dev.migration.schema.EnumType;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.SchemaSource;
import dev.migration.schema.Sequence;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Reads a PostgreSQL schema in a fixed number of catalog queries, however many tables
 * there are, from one snapshot. Reading needs no right but the use of the schema. Left
 * out is what only its script knows (views, functions, triggers) and what is not the
 * schema's own: partitions, temporary and foreign tables, the objects of extensions. A
 * schema that does not exist reads as an empty one.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class PostgreSqlReflection implements SchemaSource {

	private final Connection connection;

	private final Dialect dialect;

	private final SchemaScope scope;

	private @Nullable Reading last;

	/**
	 * Create a reader.
	 * @param connection the connection to read over. One that commits by itself is given
	 * a read-only transaction of its own for the time; within a transaction of the caller
	 * everything is read as that transaction sees it. It is left as it was.
	 * @param dialect the dialect that names the types
	 * @param scope what to read
	 */
	public PostgreSqlReflection(Connection connection, Dialect dialect, SchemaScope scope) {
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
		// Temporary objects of the session come last, or they would hide the schema's own
		String searchPath = this.dialect.quote(this.scope.schemaName()) + ", pg_temp";
		try (PinnedTransaction transaction = PinnedTransaction.snapshot(this.connection, searchPath)) {
			SchemaModel model = read(new Catalog(transaction.connection(), this.scope.schemas()));
			this.last = transaction.moment().map((moment) -> new Reading(model, moment)).orElse(null);
			return model;
		}
		catch (SQLException ex) {
			throw new SchemaReadException(this.scope.defaultSchema(), ex);
		}
	}

	/**
	 * Return whether what was read last is still there. One query tells it if nobody has
	 * committed anything on the server since; otherwise everything is read again.
	 * @param model what was read
	 * @return {@code true} if the schema is the same now
	 * @throws SchemaReadException if the database refuses
	 */
	@Override
	public boolean isStill(SchemaModel model) {
		try {
			if (this.last != null && this.last.model().equals(model) && this.last.moment().lasts(this.connection)) {
				return true;
			}
		}
		catch (SQLException ex) {
			throw new SchemaReadException(this.scope.defaultSchema(), ex);
		}
		return SchemaSource.super.isStill(model);
	}

	private SchemaModel read(Catalog catalog) throws SQLException {
		List<Table> tables = tables(catalog);
		List<Sequence> sequences = SequenceRows.read(catalog, this.scope, this.dialect);
		List<EnumType> enumTypes = EnumTypeRows.read(catalog, this.scope);
		return new SchemaModel(tables, sequences, enumTypes)
			.withCompositeTypes(CompositeTypeRows.read(catalog, this.scope, new TypeRows(this.scope, this.dialect)));
	}

	private List<Table> tables(Catalog catalog) throws SQLException {
		Map<Long, QualifiedName> names = new LinkedHashMap<>();
		Map<Long, String> comments = new HashMap<>();
		catalog.query(Catalog.TABLES, (row) -> {
			names.put(row.getLong("oid"), this.scope.name(row.getString("nspname"), row.getString("relname")));
			comments.put(row.getLong("oid"), row.getString("comment"));
		});
		Values relations = new Values("oid", List.copyOf(names.keySet()));
		ReadColumns columns = new ColumnRows(new TypeRows(this.scope, this.dialect)).read(catalog, relations);
		Map<Long, List<Constraint>> constraints = new ConstraintRows(this.scope, names, columns).read(catalog,
				relations);
		IndexRows indexes = IndexRows.read(catalog, relations, columns);
		List<Table> tables = new ArrayList<>();
		names.forEach((oid, name) -> {
			if (this.scope.includes(name)) {
				tables.add(Table.of(name, columns.of(oid))
					.withConstraints(Stream
						.concat(constraints.getOrDefault(oid, List.of()).stream(), indexes.exclusions(oid).stream())
						.toList())
					.withIndexes(indexes.indexes(oid))
					.withComment(comments.get(oid)));
			}
		});
		return tables;
	}

	/**
	 * What was read, and when.
	 */
	private record Reading(SchemaModel model, Moment moment) {

	}

}
