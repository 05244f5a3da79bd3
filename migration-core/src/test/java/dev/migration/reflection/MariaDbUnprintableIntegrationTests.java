package dev.migration.reflection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.migration.dialect.MariaDbDialect;
import dev.migration.diff.SchemaDiff;
import dev.migration.operation.CreateTable;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what MariaDB's catalog has question marks for.
 */
class MariaDbUnprintableIntegrationTests {

	private static final MariaDbDialect DIALECT = new MariaDbDialect();

	private TestDatabase database;

	private Connection connection;

	@BeforeEach
	void connect() throws SQLException {
		this.database = Databases.mariaDb();
		this.connection = this.database.dataSource().getConnection();
	}

	@AfterEach
	void disconnect() throws SQLException {
		this.connection.close();
		this.database.close();
	}

	@Test
	void bytesAndCharactersBeyondTheBasicPlaneAreRead() throws SQLException {
		SchemaModel schema = schema(column("a", "varbinary(10)", "x'00FF'"), column("b", "varchar(10)", "'ä📚'"),
				column("c", "binary(4)", "x'00ff'").withNullable(false),
				column("d", "varchar(20)", "(concat('📚', '?'))"), column("e", "varchar(20)", "'it''s \\\\ why?'"),
				column("f", "enum('a','b?')", "'b?'"),
				column("g", "varchar(20)", null).withGenerated(new Generated(Expression.of("concat(`b`,'📚')"), true)));
		create(schema);

		Table table = read().tables().get(0);

		assertThat(table.columns()
			.stream()
			.map((column) -> (column.defaultValue() != null) ? column.defaultValue().source() : null))
			.containsExactly("x'00ff'", "'ä📚'", "x'00ff0000'", "concat('📚','?')", "'it''s \\\\ why?'", "'b?'", null);
		assertThat(table.columns().get(6).generated())
			.isEqualTo(new Generated(Expression.of("concat(`b`,'📚')"), true));
		assertThat(table.checkConstraints())
			.containsExactly(new CheckConstraint(Name.of("ck"), Expression.of("`b` <> '📚?'")));
	}

	@Test
	void theyAreNoDifferenceToWhatWasAskedFor() throws SQLException {
		SchemaModel schema = schema(column("a", "varbinary(10)", "x'00FF'"), column("b", "varchar(10)", "'ä📚'"),
				column("c", "binary(4)", "x'00ff'"), column("d", "text", "'why?'"),
				column("e", "varchar(10)", "'📚'").withNullable(false));
		create(schema);

		assertThat(differencesTo(schema)).isEmpty();
	}

	@Test
	void othersAreADifference() throws SQLException {
		create(schema(column("a", "varbinary(10)", "x'00ff'"), column("b", "varchar(10)", "'📚'")));

		assertThat(differencesTo(schema(column("a", "varbinary(10)", "x'00fe'"), column("b", "varchar(10)", "'😀'"))))
			.containsExactly("alter column 't.a': default x'00ff' -> x'00fe'",
					"alter column 't.b': default '📚' -> '😀'");
	}

	private void create(SchemaModel schema) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			for (String sql : DIALECT.statements(new CreateTable(schema.tables().get(0)))) {
				statement.execute(sql);
			}
		}
	}

	private SchemaModel read() {
		return SchemaReaders.of(this.connection, DIALECT, SchemaScope.of(this.database.schema())).read();
	}

	private List<String> differencesTo(SchemaModel schema) {
		SchemaPair settled = new ExpressionCanonicalizer(this.connection, DIALECT, this.database.schema())
			.canonicalize(read(), schema);
		assertThat(settled.unsettled()).isEmpty();
		return SchemaDiff.between(settled.from(), settled.to(), DIALECT.capabilities()).descriptions();
	}

	private static SchemaModel schema(Column... columns) {
		Table table = Table.of(QualifiedName.of("t"), List.of(columns))
			.withConstraints(List.of(new CheckConstraint(Name.of("ck"), Expression.of("b <> '📚?'"))));
		return new SchemaModel(List.of(table), List.of(), List.of());
	}

	private static Column column(String name, String type, String value) {
		Column column = Column.of(name, DIALECT.parseType(type));
		return (value != null) ? column.withDefault(Expression.of(value)) : column;
	}

}
