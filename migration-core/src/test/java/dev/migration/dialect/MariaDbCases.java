package dev.migration.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.reflection.SchemaReaders;
import dev.migration.reflection.SchemaScope;
import dev.migration.schema.Constraint;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;

/**
 * The rows of MariaDB and MySQL, and the schemas that they run in: DDL commits itself, so
 * that each row begins and ends by dropping all there is.
 */
final class MariaDbCases {

	private static final String HR = "hr";

	private MariaDbCases() {
	}

	static List<DialectCase> all(boolean mariaDb) {
		Dialect dialect = mariaDb ? new MariaDbDialect() : new MySqlDialect();
		return Stream
			.of(ExampleCases.of(dialect), CommonCases.of(dialect), NameCases.of(dialect), GuardCases.of(dialect),
					MariaDbTableCases.all(), MariaDbColumnCases.all(mariaDb), MariaDbChangeCases.all(mariaDb),
					MariaDbKeyCases.all(mariaDb), MariaDbObjectCases.all(mariaDb))
			.flatMap(List::stream)
			.toList();
	}

	static SchemaModel read(Connection connection, Dialect dialect) {
		return SchemaReaders
			.of(connection, dialect, new SchemaScope(current(connection), Set.of(HR), Set.of(), Set.of()))
			.read();
	}

	/**
	 * Primary keys have no names, and a unique index is a unique constraint.
	 */
	static SchemaModel comparable(SchemaModel schema) {
		SchemaModel comparable = ComparableSchema.of(schema);
		return comparable.withTables(comparable.tables().stream().map(MariaDbCases::comparable).toList());
	}

	private static Table comparable(Table table) {
		Stream<Constraint> constraints = table.constraints()
			.stream()
			.map((constraint) -> (constraint instanceof PrimaryKey) ? constraint.withName(null) : constraint);
		Stream<Constraint> unique = table.indexes()
			.stream()
			.filter(MariaDbCases::isConstraint)
			.map((index) -> UniqueConstraint.of(index.name(), index.columns()));
		return table.withConstraints(Stream.concat(constraints, unique).toList())
			.withIndexes(table.indexes().stream().filter((index) -> !isConstraint(index)).toList());
	}

	private static boolean isConstraint(Index index) {
		return index.unique() && index.elements()
			.stream()
			.allMatch((element) -> element.equals(IndexElement.ascending(element.column())));
	}

	static void begin(Connection connection) throws SQLException {
		end(connection);
		DialectSuite.execute(connection, "CREATE SCHEMA " + HR);
	}

	static void end(Connection connection) throws SQLException {
		String current = current(connection);
		for (String schema : List.of(HR, "sales", current)) {
			DialectSuite.execute(connection, "DROP SCHEMA IF EXISTS " + schema);
		}
		DialectSuite.execute(connection, "CREATE SCHEMA " + current);
		DialectSuite.execute(connection, "USE " + current);
	}

	private static String current(Connection connection) {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT database()")) {
			result.next();
			return result.getString(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
