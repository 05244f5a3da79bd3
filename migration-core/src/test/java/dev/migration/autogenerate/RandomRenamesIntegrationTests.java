package dev.migration.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.H2Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.diff.Rename;
import dev.migration.diff.SchemaDiff;
import dev.migration.diff.SchemaDifferences;
import dev.migration.operation.AlterTable;
import dev.migration.operation.Operation;
import dev.migration.reflection.ExpressionCanonicalizer;
import dev.migration.reflection.SchemaPair;
import dev.migration.reflection.SchemaReaders;
import dev.migration.reflection.SchemaScope;
import dev.migration.schema.PreviousNames;
import dev.migration.schema.SchemaModel;
import dev.migration.testing.Databases;
import dev.migration.testing.PlainSchemas;
import dev.migration.testing.RandomRenames;
import dev.migration.testing.RandomSchemas;
import dev.migration.testing.Seeds;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers carry out what {@link RandomRenamesTests} carries out in memory: renames, and
 * what they do to checks, computed columns, indexes and keys.
 */
class RandomRenamesIntegrationTests {

	@Test
	@Tag("campaign")
	void postgreSqlHasTheNewNamesAndNothingElse() {
		check(5, new PostgreSqlDialect(), Databases::postgreSql, (schema) -> schema);
	}

	@Test
	@Tag("campaign")
	void mariaDbHasTheNewNamesAndNothingElse() {
		Dialect dialect = new MariaDbDialect();
		check(6, dialect, Databases::mariaDb, new PlainSchemas(dialect)::of);
	}

	@Test
	@Tag("campaign")
	void h2HasTheNewNamesAndNothingElse() {
		Dialect dialect = new H2Dialect();
		check(10, dialect, Databases::h2, new PlainSchemas(dialect)::of);
	}

	private static void check(int count, Dialect dialect, Supplier<TestDatabase> databases,
			UnaryOperator<SchemaModel> possible) {
		Seeds.of(20_261_121, count).check((seed) -> {
			SchemaModel after = possible.apply(new RandomSchemas(seed).next());
			List<Rename> renames = new RandomRenames(seed).leadingTo(after);
			try (TestDatabase database = databases.get(); TestDatabase wanted = databases.get()) {
				SchemaModel target;
				try (Connection connection = wanted.dataSource().getConnection()) {
					Side side = new Side(connection, dialect, wanted.schema());
					side.create(after);
					target = side.read();
				}
				try (Connection connection = database.dataSource().getConnection()) {
					Side side = new Side(connection, dialect, database.schema());
					side.create(RandomRenames.before(after, renames));
					check(side, target, renames);
				}
			}
		});
	}

	private static void check(Side side, SchemaModel target, List<Rename> renames) throws SQLException {
		SchemaModel before = side.read();
		List<RenameAnswer> answers = renames.stream()
			.map((rename) -> RenameAnswer.parse(rename.argument(), side.dialect()))
			.toList();

		RenameDecision decision = RenameDecision.of(before, target, PreviousNames.NONE, answers, RenameQuestion.NOBODY,
				side.dialect());
		side.apply(decision.operations());
		SchemaModel renamed = side.read();
		SchemaPair expected = side.settle(renamed, decision.applyTo(before));
		List<Operation> rest = side.between(renamed, target).operations();
		side.apply(rest);
		SchemaModel upgraded = side.read();
		List<Operation> all = new ArrayList<>(decision.operations());
		all.addAll(rest);
		side.apply(new SchemaDifferences(all).inverse());

		assertThat(decision.confirmed()).containsAll(renames);
		assertThat(side.between(expected.from(), expected.to()).descriptions()).isEmpty();
		assertThat(rest.stream().flatMap(RandomRenamesIntegrationTests::inside))
			.extracting((operation) -> operation.getClass().getSimpleName())
			.isSubsetOf("AddConstraint", "DropConstraint", "CreateIndex", "DropIndex");
		assertThat(side.between(upgraded, target).descriptions()).isEmpty();
		assertThat(side.between(side.read(), before).descriptions()).isEmpty();
	}

	private static Stream<Operation> inside(Operation operation) {
		return (operation instanceof AlterTable batch) ? batch.changes().stream() : Stream.of(operation);
	}

	/**
	 * A database and the one connection that is used of it.
	 *
	 * @param connection the connection
	 * @param dialect the dialect
	 * @param schema the schema that is read
	 */
	private record Side(Connection connection, Dialect dialect, String schema) {

		SchemaModel read() {
			return SchemaReaders.of(this.connection, this.dialect, SchemaScope.of(this.schema)).read();
		}

		SchemaDifferences between(SchemaModel from, SchemaModel to) {
			return SchemaDiff.between(from, to, this.dialect.capabilities());
		}

		SchemaPair settle(SchemaModel from, SchemaModel to) {
			return new ExpressionCanonicalizer(this.connection, this.dialect, this.schema).canonicalize(from, to);
		}

		void create(SchemaModel model) throws SQLException {
			apply(between(SchemaModel.EMPTY, model).operations());
		}

		void apply(List<Operation> operations) throws SQLException {
			try (Statement statement = this.connection.createStatement()) {
				for (Operation operation : operations) {
					for (String sql : this.dialect.statements(operation)) {
						try {
							statement.execute(sql);
						}
						catch (SQLException ex) {
							throw new SQLException(sql + " failed: " + ex.getMessage(), ex);
						}
					}
				}
			}
		}

	}

}
