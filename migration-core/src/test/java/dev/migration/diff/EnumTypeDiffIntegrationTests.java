package dev.migration.diff;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.operation.Operation;
import dev.migration.reflection.ExpressionCanonicalizer;
import dev.migration.reflection.SchemaPair;
import dev.migration.reflection.SchemaReaders;
import dev.migration.reflection.SchemaScope;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.EnumType;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Enum types that get values, each revision in a transaction of its own: PostgreSQL lets
 * no transaction use a value that it adds to a type which was there before.
 */
class EnumTypeDiffIntegrationTests {

	private static final Column MOOD = Column.of("mood", ColumnType.userType(QualifiedName.of("mood")));

	private static final Column KIND = Column.of("kind", ColumnType.of("text"));

	private final PostgreSqlDialect dialect = new PostgreSqlDialect();

	private TestDatabase database;

	private Connection connection;

	@BeforeEach
	void connect() throws SQLException {
		this.database = TestDatabase.create();
		this.connection = this.database.dataSource().getConnection();
	}

	@AfterEach
	void disconnect() throws SQLException {
		this.connection.close();
		this.database.close();
	}

	@Test
	void noTableIsWrittenAnew() throws SQLException {
		SchemaModel before = schema(List.of("sad", "it's"), MOOD, KIND);
		create(before);
		String file = query("SELECT pg_relation_filenode('t')");

		List<Operation> way = goes(schema(List.of("a", "sad", "b", "it's", "z"), MOOD, KIND));

		assertThat(query("SELECT pg_relation_filenode('t')")).isEqualTo(file);
		comesBack(way, before);
	}

	@Test
	void aValueMayBeTheDefaultAtOnce() throws SQLException {
		SchemaModel before = schema(List.of("sad", "it's"), MOOD, KIND);
		create(before);

		List<Operation> way = goes(
				schema(List.of("sad", "new", "it's"), MOOD.withDefault(Expression.of("'new'")), KIND));

		comesBack(way, before);
	}

	@Test
	void aValueMayBeTheDefaultOfANewColumnAtOnce() throws SQLException {
		SchemaModel before = schema(List.of("sad", "it's"), MOOD, KIND);
		create(before);
		Column moods = Column.of("moods", MOOD.type().withDimensions(1))
			.withNullable(false)
			.withDefault(Expression.of("'{\"a,b\"}'"));

		List<Operation> way = goes(schema(List.of("sad", "it's", "a,b"), MOOD, KIND, moods));

		comesBack(way, before);
	}

	@Test
	void aValueMayStandInACheckAndAnIndexAtOnce() throws SQLException {
		SchemaModel before = schema(List.of("sad", "it's"), MOOD, KIND);
		create(before);
		SchemaModel checked = schema(List.of("sad", "it's", "new"), MOOD, KIND)
			.withTable(QualifiedName.of("t"), (table) -> table.withConstraints(
					List.of(new CheckConstraint(Name.of("ck"), Expression.of("mood <> 'new' OR kind is not null")))));

		comesBack(goes(checked), before);
		SchemaModel indexed = schema(List.of("sad", "it's", "new"), MOOD, KIND).withTable(QualifiedName.of("t"),
				(table) -> table.withIndexes(
						List.of(new Index(Name.of("ix"), false, List.of(IndexElement.ascending(Name.of("kind"))),
								Index.BTREE, List.of(), false, Expression.of("mood = 'new'")))));

		comesBack(goes(indexed), before);
	}

	@Test
	void rowsMayHoldTheValueAsText() throws SQLException {
		Column text = Column.of("mood", ColumnType.of("text"));
		SchemaModel before = schema(List.of("sad", "it's"), text, Column.of("kind", ColumnType.of("text")));
		create(before);
		execute("UPDATE t SET mood = 'new'");

		List<Operation> way = goes(schema(List.of("sad", "new", "it's"), MOOD, KIND));

		comesBack(way, before);
	}

	@Test
	void columnsComputedFromTheTypeComeBack() throws SQLException {
		Column computed = new Column(Name.of("g"), ColumnType.of("boolean"), true, null, null,
				new Generated(Expression.of("mood = 'sad'"), true), null);
		SchemaModel before = schema(List.of("sad", "it's"), MOOD, KIND, computed);
		create(before);

		List<Operation> way = goes(schema(List.of("sad", "it's", "new"), MOOD, KIND, computed));

		comesBack(way, before);
	}

	private void create(SchemaModel schema) throws SQLException {
		carryOut(SchemaDiff.between(SchemaModel.EMPTY, schema, this.dialect.capabilities()).operations());
		execute("INSERT INTO t (mood, kind) VALUES ('sad', 'x')");
	}

	private List<Operation> goes(SchemaModel schema) throws SQLException {
		SchemaPair settled = settled(schema);
		SchemaDifferences differences = SchemaDiff.between(settled.from(), settled.to(), this.dialect.capabilities());
		carryOut(differences.operations());
		assertThat(differencesTo(schema)).isEmpty();
		return differences.inverse();
	}

	private void comesBack(List<Operation> way, SchemaModel before) throws SQLException {
		carryOut(way);
		assertThat(differencesTo(before)).isEmpty();
		assertThat(query("SELECT kind FROM t")).isEqualTo("x");
	}

	private List<String> differencesTo(SchemaModel schema) {
		SchemaPair settled = settled(schema);
		return SchemaDiff.between(settled.from(), settled.to(), this.dialect.capabilities()).descriptions();
	}

	private SchemaPair settled(SchemaModel schema) {
		SchemaModel present = SchemaReaders.of(this.connection, this.dialect, SchemaScope.of(this.database.schema()))
			.read();
		return new ExpressionCanonicalizer(this.connection, this.dialect, this.database.schema()).canonicalize(present,
				schema);
	}

	private void carryOut(List<Operation> operations) throws SQLException {
		this.connection.setAutoCommit(false);
		for (Operation operation : operations) {
			execute(this.dialect.statements(operation).toArray(String[]::new));
		}
		this.connection.commit();
		this.connection.setAutoCommit(true);
	}

	private void execute(String... statements) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private String query(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getString(1);
		}
	}

	private static SchemaModel schema(List<String> values, Column... columns) {
		return new SchemaModel(List.of(Table.of(QualifiedName.of("t"), List.of(columns))), List.of(),
				List.of(new EnumType(QualifiedName.of("mood"), values)));
	}

}
