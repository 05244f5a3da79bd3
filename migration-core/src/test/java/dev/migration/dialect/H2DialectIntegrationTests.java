package dev.migration.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.reflection.H2Reflection;
import dev.migration.reflection.SchemaScope;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Tests for {@link H2Dialect} against a real database.
 */
class H2DialectIntegrationTests extends DialectSuite {

	@Override
	Dialect dialect() {
		return new H2Dialect();
	}

	@Override
	List<DialectCase> cases() {
		return Stream
			.of(ExampleCases.of(dialect()), CommonCases.of(dialect()), NameCases.of(dialect()),
					GuardCases.of(dialect()), H2TableCases.all(), H2ColumnCases.all(), H2ConstraintCases.all(),
					H2ObjectCases.all())
			.flatMap(List::stream)
			.toList();
	}

	@Override
	TestDatabase create() {
		return Databases.h2();
	}

	@Override
	SchemaModel read(Connection connection) {
		SchemaScope scope = new SchemaScope("PUBLIC", Set.of("hr"), Set.of());
		return new H2Reflection(connection, dialect(), scope).read();
	}

	@Override
	void begin(Connection connection) throws SQLException {
		execute(connection, "CREATE SCHEMA hr");
	}

	@Override
	void end(Connection connection) throws SQLException {
		execute(connection, "DROP ALL OBJECTS");
	}

	/**
	 * H2 remembers neither that a constraint was not checked nor that nulls go where they
	 * go anyway, and has one kind of generated columns.
	 */
	@Override
	SchemaModel comparable(SchemaModel schema) {
		return ComparableSchema
			.of(schema.withTables(schema.tables().stream().map(H2DialectIntegrationTests::kept).toList()));
	}

	private static Table kept(Table table) {
		return table.withColumns(table.columns().stream().map(H2DialectIntegrationTests::kept).toList())
			.withConstraints(table.constraints().stream().map(H2DialectIntegrationTests::kept).toList())
			.withIndexes(table.indexes().stream().map(H2DialectIntegrationTests::kept).toList());
	}

	private static Column kept(Column column) {
		Generated generated = column.generated();
		return (generated != null) ? column.withGenerated(new Generated(generated.expression(), false)) : column;
	}

	private static Constraint kept(Constraint constraint) {
		if (constraint instanceof ForeignKey key) {
			return key.withValidated(true);
		}
		return (constraint instanceof CheckConstraint check) ? check.withValidated(true) : constraint;
	}

	private static Index kept(Index index) {
		return new Index(index.name(), index.unique(),
				index.elements()
					.stream()
					.map((element) -> element.withOrder(element.descending(), element.descending()))
					.toList(),
				index.method(), index.included(), index.nullsNotDistinct(), index.predicate());
	}

}
