package dev.migration.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.migration.operation.AddConstraint;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropEnumType;
import dev.migration.operation.DropIndex;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameTable;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.EnumType;
import dev.migration.schema.Identity;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PostgreSqlNames} against the keywords of a real server.
 */
class PostgreSqlNamesIntegrationTests {

	private final PostgreSqlDialect dialect = new PostgreSqlDialect();

	@Test
	void everyKeywordNamesTablesAndColumns() throws SQLException {
		executeForKeywords("SELECT word FROM pg_get_keywords()", PostgreSqlNamesIntegrationTests::tableOperations);
	}

	/**
	 * The catalog's own types come first whatever the search path, so they are left out.
	 */
	@Test
	void everyKeywordNamesTypes() throws SQLException {
		executeForKeywords("SELECT word FROM pg_get_keywords() WHERE to_regtype('\"' || word || '\"') IS NULL",
				PostgreSqlNamesIntegrationTests::typeOperations);
	}

	private void executeForKeywords(String query, Function<String, List<Operation>> operations) throws SQLException {
		try (TestDatabase database = TestDatabase.create();
				Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			for (String keyword : keywords(statement, query)) {
				for (Operation operation : operations.apply(keyword)) {
					for (String sql : this.dialect.statements(operation)) {
						statement.execute(sql);
					}
				}
				connection.rollback();
			}
		}
	}

	@Test
	void theServerFoldsAndCutsAlike() throws SQLException {
		try (TestDatabase database = TestDatabase.create();
				Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			for (String name : List.of("AppÄUser", "a".repeat(64), "B".repeat(62) + "ä", "c".repeat(60) + "😀",
					"d".repeat(59) + "😀")) {
				statement.execute("CREATE TABLE " + name + " ()");
				String stored = this.dialect.storedName(name, false).text();

				assertThat(count(statement, stored)).as(name).isOne();
			}
		}
	}

	private static int count(Statement statement, String table) throws SQLException {
		try (ResultSet result = statement
			.executeQuery("SELECT count(*) FROM pg_tables WHERE tablename = '" + table + "'")) {
			result.next();
			return result.getInt(1);
		}
	}

	private static List<String> keywords(Statement statement, String query) throws SQLException {
		List<String> keywords = new ArrayList<>();
		try (ResultSet result = statement.executeQuery(query)) {
			while (result.next()) {
				keywords.add(result.getString(1));
			}
		}
		return keywords;
	}

	private static List<Operation> tableOperations(String keyword) {
		QualifiedName name = QualifiedName.of(keyword);
		Column column = Column.of(keyword, ColumnType.of("bigint")).withNullable(false).withComment("x");
		Table table = Table.of(name, List.of(column)).withComment("x");
		Index index = Index.of(Name.of("ix_" + keyword), false,
				List.of(IndexElement.ascending(column.name()), IndexElement.descending(column.name())));
		Sequence sequence = new Sequence(QualifiedName.of("next_" + keyword), ColumnType.of("bigint"),
				SequenceOptions.DEFAULT);
		return List.of(new CreateTable(table), new CreateIndex(name, index), new CreateSequence(sequence),
				new AddConstraint(name, Models.unique("uq_" + keyword, keyword)),
				new AddConstraint(name, Models.foreignKey(keyword, keyword, keyword, keyword)),
				new AlterColumn(name, column, column.withIdentity(Identity.BY_DEFAULT), null, null),
				new DropConstraint(name, Name.of(keyword), null), new DropIndex(name, index.name(), index),
				new RenameTable(name, QualifiedName.of("renamed")));
	}

	private static List<Operation> typeOperations(String keyword) {
		QualifiedName table = QualifiedName.of("typed");
		EnumType type = new EnumType(QualifiedName.of(keyword), List.of("x"));
		Column typed = Column.of(keyword, ColumnType.userType(type.name()));
		Column text = typed.withType(ColumnType.of("text"));
		return List.of(new CreateEnumType(type), new CreateTable(Table.of(table, List.of(typed))),
				new AlterColumn(table, typed, text, null, null), new AlterColumn(table, text, typed, null, null),
				new DropTable(table, null), new DropEnumType(type.name(), type));
	}

}
