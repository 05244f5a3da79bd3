package dev.migration.diff;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.migration.dialect.MariaDbDialect;
import dev.migration.operation.Operation;
import dev.migration.reflection.SchemaReaders;
import dev.migration.reflection.SchemaScope;
import dev.migration.schema.Column;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Generated;
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
 * MariaDB 11.4 refuses to make a column longer that stands behind a stored computed one
 * and a foreign key, on either side of it.
 */
class StoredColumnIntegrationTests {

	private static final MariaDbDialect DIALECT = new MariaDbDialect();

	@Test
	void aColumnBesideAStoredOneChangesItsLength() throws SQLException {
		check("title", "item");
	}

	@Test
	void aColumnBesideAStoredOneAndAReferencedKeyChangesItsLength() throws SQLException {
		check("label", "book");
	}

	private static void check(String column, String table) throws SQLException {
		SchemaModel before = schema("varchar(100)", "varchar(100)");
		SchemaModel after = schema(table.equals("item") ? "varchar(200)" : "varchar(100)",
				table.equals("book") ? "varchar(200)" : "varchar(100)");
		try (TestDatabase database = Databases.mariaDb();
				Connection connection = database.dataSource().getConnection()) {
			carryOut(connection, between(SchemaModel.EMPTY, before).operations());
			SchemaModel present = read(connection, database.schema());

			SchemaDifferences differences = between(present, after);
			carryOut(connection, differences.operations());

			assertThat(differences.descriptions()).containsExactly(
					"drop foreign key 'fk' on 'item(book_id)' to 'book(id)'",
					"alter column '" + table + "." + column + "': type varchar(100) -> varchar(200)",
					"add foreign key 'fk' on 'item(book_id)' to 'book(id)'");
			assertThat(between(read(connection, database.schema()), after).descriptions()).isEmpty();
			carryOut(connection, differences.inverse());
			assertThat(read(connection, database.schema())).isEqualTo(present);
		}
	}

	private static SchemaModel schema(String title, String label) {
		Table book = Table
			.of(QualifiedName.of("book"),
					List.of(column("a", "int"), stored("s", "`a` + 1"), column("id", "int").withNullable(false),
							column("label", label)))
			.withConstraints(List.of(new PrimaryKey(null, List.of(Name.of("id")))));
		Table item = Table
			.of(QualifiedName.of("item"),
					List.of(column("a", "int"), stored("s", "`a` + 1"), column("book_id", "int"),
							column("title", title)))
			.withConstraints(List
				.of(ForeignKey.of(Name.of("fk"), List.of(Name.of("book_id")), book.name(), List.of(Name.of("id")))));
		return new SchemaModel(List.of(book, item), List.of(), List.of());
	}

	private static Column column(String name, String type) {
		return Column.of(name, DIALECT.parseType(type));
	}

	private static Column stored(String name, String expression) {
		return column(name, "int").withGenerated(new Generated(Expression.of(expression), true));
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

}
