package dev.migration.diff;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.migration.dialect.H2Dialect;
import dev.migration.operation.Operation;
import dev.migration.reflection.SchemaReaders;
import dev.migration.reflection.SchemaScope;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * H2 2.4 gives the keys of tables 'a' and 'b' the same name, if it is free.
 */
class CountedNamesIntegrationTests {

	private static final H2Dialect DIALECT = new H2Dialect();

	private static final Column ONE = Column.of("one", DIALECT.parseType("bigint")).withNullable(false);

	private static final Column TWO = Column.of("two", DIALECT.parseType("bigint")).withNullable(false);

	@Test
	void aNewTableMayGetTheNameOfAKeyThatChanges() throws SQLException {
		SchemaModel before = schema(table("a", "one"));
		SchemaModel after = schema(table("a", "two"), table("b", "one"));
		try (TestDatabase database = Databases.h2(); Connection connection = database.dataSource().getConnection()) {
			carryOut(connection, between(SchemaModel.EMPTY, before).operations());
			SchemaModel present = read(connection, database.schema());

			SchemaDifferences differences = between(present, after);
			carryOut(connection, differences.operations());

			SchemaModel upgraded = read(connection, database.schema());
			assertThat(keys(present)).containsExactly("constraint_4");
			assertThat(keys(upgraded)).containsExactly("pk_a", "constraint_4");
			assertThat(between(upgraded, after).descriptions()).isEmpty();
			carryOut(connection, differences.inverse());
			assertThat(read(connection, database.schema())).isEqualTo(present);
		}
	}

	private static List<String> keys(SchemaModel schema) {
		return schema.tables()
			.stream()
			.map(Table::primaryKey)
			.map((key) -> (key != null && key.name() != null) ? key.name().text() : "")
			.toList();
	}

	private static SchemaDifferences between(SchemaModel from, SchemaModel to) {
		return SchemaDiff.between(from, to, DIALECT.capabilities());
	}

	private static SchemaModel read(Connection connection, String schema) {
		return SchemaReaders.of(connection, DIALECT, SchemaScope.of(schema)).read();
	}

	private static void carryOut(Connection connection, List<Operation> operations) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (Operation operation : operations) {
				for (String sql : DIALECT.statements(operation)) {
					statement.execute(sql);
				}
			}
		}
	}

	private static Table table(String name, String key) {
		return Table.of(QualifiedName.of(name), List.of(ONE, TWO))
			.withConstraints(List.of(new PrimaryKey(null, List.of(Name.of(key)))));
	}

	private static SchemaModel schema(Table... tables) {
		return new SchemaModel(List.of(tables), List.of(), List.of());
	}

}
