package dev.migration.runtime;

import java.util.List;

import dev.migration.dialect.Dialects;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link JournaledSender} with routines and blocks that commit a part of what
 * they do and then fail: nothing tells how much took effect.
 */
class FailedProgramIntegrationTests {

	private static final String COMMITTING = "BEGIN NOT ATOMIC INSERT INTO trace VALUES (1); COMMIT;"
			+ " INSERT INTO trace VALUES (2); INSERT INTO needed SELECT 'x' FROM trace LIMIT 1; END";

	private static final String NOT_COMMITTING = "BEGIN NOT ATOMIC INSERT INTO trace VALUES (1);"
			+ " INSERT INTO needed SELECT 'x' FROM trace LIMIT 1; END";

	@Test
	void blockThatCommittedAPartIsRefused() {
		try (TestDatabase database = Databases.mariaDb()) {
			prepare(database);

			assertThat(failureOf(database, COMMITTING, true)).hasMessageEndingWith("It was not rolled back: 1 statement"
					+ " took effect. Leave it as it is; the next run goes on behind it. What '" + COMMITTING
					+ "' itself committed, or DDL in it did, is not known: look at it, since the next run refuses to start it"
					+ " anew if it did.");
			assertThat(failureOf(database, COMMITTING, true)).hasMessage("The upgrade of revision 'a1' on database"
					+ " 'default' was interrupted in '" + COMMITTING
					+ "', and it had committed a part of what it does by"
					+ " itself. If it may be carried out from its beginning again, set 'transactional = false' for the"
					+ " revision, and the next run does so; otherwise put the database right by hand and 'stamp' the revision"
					+ " that it is at then.");
			assertThat(trace(database)).containsExactly(1L);
		}
	}

	@Test
	void blockThatMayBeRepeatedIsStartedAnew() {
		try (TestDatabase database = Databases.mariaDb()) {
			prepare(database);

			assertThat(failureOf(database, COMMITTING, false))
				.hasMessageEndingWith("is not known: look at it, since the next run starts it anew.");
			JdbcClient.create(database.dataSource()).sql("ALTER TABLE needed MODIFY c varchar(1)").update();
			run(database, COMMITTING, false);

			assertThat(trace(database)).containsExactly(1L, 1L, 2L);
		}
	}

	@Test
	void blockThatCommittedNothingIsStartedAnew() {
		try (TestDatabase database = Databases.mariaDb()) {
			prepare(database);

			assertThat(failureOf(database, NOT_COMMITTING, true))
				.hasMessageEndingWith("Leave it as it is; the next run goes on behind it.");
			JdbcClient.create(database.dataSource()).sql("ALTER TABLE needed MODIFY c varchar(1)").update();
			run(database, NOT_COMMITTING, true);

			assertThat(trace(database)).containsExactly(1L);
		}
	}

	@Test
	void blockOfPostgreSqlIsNotSaidToHaveHadNoEffect() {
		String block = "DO $$ BEGIN INSERT INTO trace VALUES (1); COMMIT; PERFORM 1 / 0; END $$";
		try (TestDatabase database = Databases.postgreSql()) {
			prepare(database);

			assertThat(failureOf(database, block, false)).hasMessageEndingWith("What '" + block
					+ "' itself committed, or DDL in it did, is not known: look at it, since the next run starts it anew.");
			assertThat(trace(database)).containsExactly(1L);
		}
	}

	private static void prepare(TestDatabase database) {
		JdbcClient.create(database.dataSource()).sql("CREATE TABLE needed (c int)").update();
	}

	private static RevisionFailedException failureOf(TestDatabase database, String block, boolean transactional) {
		return catchThrowableOfType(RevisionFailedException.class, () -> run(database, block, transactional));
	}

	private static void run(TestDatabase database, String block, boolean transactional) {
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "first", transactional, (op) -> {
			op.execute("CREATE TABLE trace (id bigint)");
			op.execute(block);
		}, (op) -> {
		});
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		MigrationRunner runner = new MigrationRunner(history, new MigrationDatabase("default", database.dataSource(),
				() -> Dialects.ofUrl(database.url()), null, MigrationDatabase.DEFAULT_VERSION_TABLE),
				TestRevisions.options());
		runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
		assertThat(runner.state().rows()).isEqualTo(Heads.of("a1"));
	}

	private static List<Long> trace(TestDatabase database) {
		return JdbcClient.create(database.dataSource())
			.sql("SELECT id FROM trace ORDER BY id")
			.query(Long.class)
			.list();
	}

}
