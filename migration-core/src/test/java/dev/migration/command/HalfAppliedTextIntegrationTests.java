package dev.migration.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.H2Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.OfflineRun;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.runtime.RunOptions;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for text of {@code --sql} that meets a revision which a run has left half-way
 * outside of a transaction: it does not do again what took effect.
 */
class HalfAppliedTextIntegrationTests {

	private static final String FAILURE = "INSERT INTO missing VALUES (1)";

	private static final String HALF_APPLIED = "Revision 'b2' is half applied. Upgrade by the application, or mend by hand"
			+ " and 'stamp'.";

	private static final String HALF_UNDONE = "Revision 'b2' is half undone. Downgrade by the application, or mend by hand"
			+ " and 'stamp'.";

	private static final LoadedRevision A1 = new LoadedRevision(SqlRevision.node("a1"), true,
			() -> new Statements(List.of("CREATE TABLE trace (id integer)"), List.of("DROP TABLE trace")));

	private static final LoadedRevision WHOLE = second(
			List.of("INSERT INTO trace VALUES (1)", "INSERT INTO trace VALUES (2)"),
			List.of("INSERT INTO trace VALUES (-1)"));

	static Stream<Arguments> databases() {
		return Stream.concat(Stream.of(place("PostgreSQL", Databases::postgreSql, new PostgreSqlDialect())),
				databasesThatCommitDdl());
	}

	static Stream<Arguments> databasesThatCommitDdl() {
		return Stream.of(place("MariaDB", Databases::mariaDb, new MariaDbDialect()),
				place("H2", Databases::h2, new H2Dialect()));
	}

	private static Arguments place(String name, Supplier<TestDatabase> database, Dialect dialect) {
		return Arguments.argumentSet(name, database, dialect);
	}

	private static LoadedRevision second(List<String> up, List<String> down) {
		return new LoadedRevision(SqlRevision.node("b2 < a1"), false, () -> new Statements(up, down));
	}

	@ParameterizedTest
	@MethodSource("databases")
	void textDoesNotRepeatWhatARunHasDone(Supplier<TestDatabase> databases, Dialect dialect) {
		try (TestDatabase database = databases.get()) {
			Place place = new Place(database, dialect);
			place.fail(Direction.UPGRADE, second(List.of("INSERT INTO trace VALUES (1)", FAILURE), List.of()));

			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> place.runText(Direction.UPGRADE))
				.withMessageContaining(HALF_APPLIED);
			assertThat(place.trace()).containsExactly(1);

			place.migrations(WHOLE).upgrade(RevisionTarget.HEADS);
			assertThat(place.trace()).containsExactly(1, 2);
			place.fail(Direction.DOWNGRADE, second(List.of(), List.of("INSERT INTO trace VALUES (-1)", FAILURE)));

			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> place.runText(Direction.DOWNGRADE))
				.withMessageContaining(HALF_UNDONE);
			assertThat(place.trace()).containsExactly(-1, 1, 2);
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void textRunsWhereNothingTookEffectOrAStampHasForgottenIt(Supplier<TestDatabase> databases, Dialect dialect) {
		try (TestDatabase database = databases.get()) {
			Place place = new Place(database, dialect);
			place.fail(Direction.UPGRADE, second(List.of(FAILURE), List.of()));

			assertThatNoException().isThrownBy(() -> place.runText(Direction.UPGRADE));
			assertThat(place.trace()).containsExactly(1, 2);
			assertThatNoException().isThrownBy(() -> place.runText(Direction.DOWNGRADE));
			assertThat(place.trace()).containsExactly(-1, 1, 2);

			place.fail(Direction.UPGRADE, second(List.of("INSERT INTO trace VALUES (3)", FAILURE), List.of()));
			place.migrations(WHOLE).stamp(List.of(RevisionTarget.parse("a1")));
			assertThatNoException().isThrownBy(() -> place.runText(Direction.UPGRADE));
			assertThat(place.trace()).containsExactly(-1, 1, 1, 2, 2, 3);
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void textThatWasCutIsNotRunASecondTime(Supplier<TestDatabase> databases, Dialect dialect) {
		try (TestDatabase database = databases.get()) {
			Place place = new Place(database, dialect);
			place.migrations(A1).upgrade(RevisionTarget.HEADS);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> place.runText(Direction.UPGRADE,
					second(List.of("INSERT INTO trace VALUES (1)", FAILURE), List.of())));

			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> place.runText(Direction.UPGRADE))
				.withMessageContaining(HALF_APPLIED);
			assertThat(place.trace()).containsExactly(1);
		}
	}

	@ParameterizedTest
	@MethodSource("databasesThatCommitDdl")
	void textIsRefusedWhereAStatementWasInterrupted(Supplier<TestDatabase> databases, Dialect dialect) {
		try (TestDatabase database = databases.get()) {
			Place place = new Place(database, dialect);
			place.fail(Direction.UPGRADE, second(List.of("CREATE TABLE other (id integer)", FAILURE), List.of()));
			JdbcClient client = JdbcClient.create(database.dataSource());
			int begun = client.sql("SELECT min(id) FROM migration_history WHERE event = 'BEGUN' AND revision = 'b2'")
				.query(Integer.class)
				.single();
			client.sql("DELETE FROM migration_history WHERE id > ?").param(begun).update();

			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> place.runText(Direction.UPGRADE))
				.withMessageContaining(HALF_APPLIED);
			assertThat(place.trace()).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void textTakesNothingAwayUnderneathWhatIsHalfApplied(Supplier<TestDatabase> databases, Dialect dialect) {
		try (TestDatabase database = databases.get()) {
			Place place = new Place(database, dialect);
			place.fail(Direction.UPGRADE, second(
					List.of("INSERT INTO trace VALUES (1)", "ALTER TABLE trace ADD n integer", FAILURE), List.of()));

			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> place.runText(WHOLE, Heads.of("a1"), Direction.DOWNGRADE, RevisionTarget.BASE))
				.withMessageContaining("A revision above is half applied: see 'migrate current'.");
			assertThat(place.trace()).containsExactly(1);

			place.migrations(WHOLE).stamp(List.of(RevisionTarget.parse("a1")));
			assertThatNoException()
				.isThrownBy(() -> place.runText(WHOLE, Heads.of("a1"), Direction.DOWNGRADE, RevisionTarget.BASE));
			assertThat(place.migrations(WHOLE).current()).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void textBuildsNothingOnWhatIsHalfUndone(Supplier<TestDatabase> databases, Dialect dialect) {
		try (TestDatabase database = databases.get()) {
			Place place = new Place(database, dialect);
			LoadedRevision second = second(List.of(), List.of("INSERT INTO trace VALUES (1)", FAILURE));
			place.migrations(second).upgrade(RevisionTarget.HEADS);
			place.fail(Direction.DOWNGRADE, second);
			MigrationHistory history = MigrationHistory.of(List.of(A1, second, inserting("c3 < b2", 3, true)));

			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(
						() -> place.run(place.text(history, Heads.of("b2"), Direction.UPGRADE, RevisionTarget.HEADS)))
				.withMessageContaining("A revision below is half undone: see 'migrate current'.");
			assertThat(place.trace()).containsExactly(1);
			assertThat(place.migrations(history).currentRevisions().rows()).isEqualTo(Heads.of("b2"));
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void textThatBeginsABranchIsNotRunASecondTime(Supplier<TestDatabase> databases, Dialect dialect) {
		for (boolean transactional : List.of(true, false)) {
			try (TestDatabase database = databases.get()) {
				Place place = new Place(database, dialect);
				MigrationHistory history = MigrationHistory.of(List.of(A1,
						new LoadedRevision(SqlRevision.node("b2 < a1"), true,
								() -> new Statements(List.of(), List.of())),
						inserting("c2 < a1", 2, transactional), inserting("c3 < c2", 3, transactional)));
				place.migrations(history).upgrade(RevisionTarget.parse("b2"));
				String text = place.text(history, Heads.of("b2"), Direction.UPGRADE, RevisionTarget.HEADS);

				assertThatNoException().isThrownBy(() -> place.run(text));
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> place.run(text))
					.withMessageContaining("Revision 'c2' is applied already.");

				assertThat(place.trace()).containsExactly(2, 3);
				assertThat(place.migrations(history).currentRevisions().rows()).isEqualTo(Heads.of("b2", "c3"));
				assertThat(place.migrations(history).currentRevisions().unfinished()).isEmpty();
			}
		}
	}

	private static LoadedRevision inserting(String revision, int number, boolean transactional) {
		return new LoadedRevision(SqlRevision.node(revision), transactional,
				() -> new Statements(List.of("INSERT INTO trace VALUES (" + number + ")"), List.of()));
	}

	private record Place(TestDatabase database, Dialect dialect) {

		private void fail(Direction direction, LoadedRevision second) {
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> {
				if (direction == Direction.UPGRADE) {
					migrations(second).upgrade(RevisionTarget.HEADS);
				}
				else {
					migrations(second).downgrade(RevisionTarget.parse("a1"));
				}
			});
		}

		private Migrations migrations(LoadedRevision second) {
			return migrations(history(second));
		}

		private Migrations migrations(MigrationHistory history) {
			return new Migrations(history, target(), options());
		}

		private void runText(Direction direction) throws SQLException {
			runText(direction, WHOLE);
		}

		private void runText(Direction direction, LoadedRevision second) throws SQLException {
			if (direction == Direction.UPGRADE) {
				runText(second, Heads.of("a1"), direction, RevisionTarget.HEADS);
			}
			else {
				runText(second, Heads.of("b2"), direction, RevisionTarget.parse("a1"));
			}
		}

		private void runText(LoadedRevision second, Heads from, Direction direction, RevisionTarget target)
				throws SQLException {
			run(text(history(second), from, direction, target));
		}

		private String text(MigrationHistory history, Heads from, Direction direction, RevisionTarget target) {
			return new OfflineRun(history, target(), options()).sql(from, (direction == Direction.UPGRADE)
					? history.map().upgrade(from, target) : history.map().downgrade(from, target));
		}

		private void run(String text) throws SQLException {
			try (Connection connection = this.database.dataSource().getConnection();
					Statement statement = connection.createStatement()) {
				for (String one : text.split(";\\n\\n")) {
					statement.execute(one);
				}
			}
		}

		private static MigrationHistory history(LoadedRevision second) {
			return MigrationHistory.of((second == A1) ? List.of(A1) : List.of(A1, second));
		}

		private MigrationDatabase target() {
			return new MigrationDatabase("default", this.database.dataSource(), this.dialect, null,
					MigrationDatabase.DEFAULT_VERSION_TABLE);
		}

		private static RunOptions options() {
			return new RunOptions(Duration.ofMinutes(1), "2.0", "host-1", List.of(),
					Clock.fixed(EmptyRevisions.NOW, ZoneOffset.UTC));
		}

		private List<Integer> trace() {
			return JdbcClient.create(this.database.dataSource())
				.sql("SELECT id FROM trace ORDER BY id")
				.query(Integer.class)
				.list();
		}

	}

	private record Statements(List<String> up, List<String> down) implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			this.up.forEach(op::execute);
		}

		@Override
		public void downgrade(Operations op) {
			this.down.forEach(op::execute);
		}

	}

}
