package dev.migration.runtime;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import dev.migration.revision.RevisionTarget;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migration.script.Ddl.index;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link ConcurrentIndexes}.
 */
class ConcurrentIndexIntegrationTests {

	private final TestDatabase database = TestDatabase.create();

	private final JdbcClient jdbc = JdbcClient.create(this.database.dataSource());

	@BeforeEach
	void createTable() {
		this.jdbc.sql("CREATE TABLE account (id bigint, email text)").update();
		this.jdbc.sql("INSERT INTO account VALUES (1, 'a'), (2, 'a')").update();
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void uniqueIndexIsBuiltOnceTheDataIsRight() {
		Consumer<Operations> script = (op) -> op.createIndex("account",
				index("email").unique().named("uq_email").concurrently());

		assertThat(failureOf(script)).hasMessageContaining("could not create unique index");
		assertThat(indexes()).containsExactly("uq_email invalid");
		this.jdbc.sql("UPDATE account SET email = 'b' WHERE id = 2").update();
		upgrade(script);

		assertThat(indexes()).containsExactly("uq_email valid");
	}

	@Test
	void whatIsLeftOfAReindexInAnotherSchemaIsLeftAlone() {
		for (String schema : List.of("public", "other")) {
			this.jdbc.sql("CREATE SCHEMA IF NOT EXISTS " + schema).update();
			this.jdbc.sql("CREATE TABLE " + schema + ".t AS SELECT 1 AS id FROM generate_series(1, 2)").update();
			catchThrowableOfType(Exception.class,
					() -> this.jdbc.sql("CREATE UNIQUE INDEX CONCURRENTLY ix_id_ccnew ON " + schema + ".t (id)")
						.update());
		}
		BegunStatement begun = new BegunStatement(new JournalEntry(1, 1, 1, "text-1:x", "REINDEX"), null, null);

		try (MigrationSession session = MigrationSession.open(TestRevisions.database(this.database.dataSource()))) {
			new ConcurrentIndexes(session).prepare("REINDEX DATABASE CONCURRENTLY", begun);
		}

		assertThat(this.jdbc.sql("SELECT schemaname FROM pg_indexes WHERE indexname = 'ix_id_ccnew'")
			.query(String.class)
			.list()).containsExactly("other");
	}

	@Test
	void partitionWhoseDetachmentWasInterruptedIsDetachedAtLast() throws Exception {
		this.jdbc.sql("CREATE TABLE parent (id int) PARTITION BY LIST (id)").update();
		this.jdbc.sql("CREATE TABLE child PARTITION OF parent FOR VALUES IN (1)").update();
		leaveDetachPending();
		String sql = "ALTER TABLE parent DETACH PARTITION child CONCURRENTLY";

		try (MigrationSession session = MigrationSession.open(TestRevisions.database(this.database.dataSource()))) {
			assertThat(new ConcurrentIndexes(session).prepare(sql, null))
				.isEqualTo("ALTER TABLE parent DETACH PARTITION child FINALIZE");
		}
		upgrade((op) -> op.execute(sql));

		assertThat(this.jdbc.sql("SELECT count(*) FROM pg_inherits WHERE inhparent = 'parent'::regclass")
			.query(Long.class)
			.single()).isZero();
	}

	/**
	 * A reader of the table keeps the second half from beginning, and then the session is
	 * ended.
	 */
	private void leaveDetachPending() throws Exception {
		ExecutorService other = Executors.newSingleThreadExecutor();
		try (Connection reader = this.database.dataSource().getConnection();
				Connection detaching = this.database.dataSource().getConnection()) {
			reader.setAutoCommit(false);
			try (Statement statement = reader.createStatement()) {
				statement.execute("SELECT * FROM parent");
			}
			int process = detaching.unwrap(PGConnection.class).getBackendPID();
			Future<?> detached = other.submit(() -> {
				try (Statement statement = detaching.createStatement()) {
					return statement.execute("ALTER TABLE parent DETACH PARTITION child CONCURRENTLY");
				}
			});
			boolean pending;
			do {
				pending = this.jdbc.sql("SELECT bool_or(inhdetachpending) FROM pg_inherits")
					.query(Boolean.class)
					.single();
			}
			while (!pending && !detached.isDone());
			this.jdbc.sql("SELECT pg_terminate_backend(?, 5000)").param(process).query().singleValue();
			assertThat(catchThrowableOfType(ExecutionException.class, detached::get)).isNotNull();
			reader.rollback();
		}
		finally {
			other.shutdownNow();
		}
	}

	@Test
	void indexThatIsNotValidDoesNotHideBehindIfNotExists() {
		catchThrowableOfType(Exception.class,
				() -> this.jdbc.sql("CREATE UNIQUE INDEX CONCURRENTLY uq_email ON account (email)").update());
		this.jdbc.sql("UPDATE account SET email = 'b' WHERE id = 2").update();
		assertThat(indexes()).containsExactly("uq_email invalid");

		upgrade((op) -> op
			.execute("/* raw */ CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS uq_email ON public.account (email)"));

		assertThat(indexes()).containsExactly("uq_email valid");
	}

	@Test
	void indexWithoutANameIsFoundByWhatWasThereBefore() {
		this.jdbc.sql("CREATE INDEX older ON account (id)").update();
		Consumer<Operations> script = (op) -> op.execute("CREATE UNIQUE INDEX CONCURRENTLY ON account (email)");
		failureOf(script);
		assertThat(indexes()).containsExactly("account_email_idx invalid", "older valid");

		this.jdbc.sql("UPDATE account SET email = 'b' WHERE id = 2").update();
		upgrade(script);

		assertThat(indexes()).containsExactly("account_email_idx valid", "older valid");
	}

	@Test
	void crashBeforeAndAfterABuildIsDecidedByTheCatalog() {
		Consumer<Operations> script = (op) -> {
			op.createIndex("account", index("email").named("ix_email").concurrently());
			op.execute("CREATE INDEX CONCURRENTLY ON account (id)");
			op.execute("CREATE TABLE behind (id bigint)");
			op.dropIndex("account", "ix_email");
			op.execute("DROP INDEX CONCURRENTLY account_id_idx");
		};
		CrashingDataSource undisturbed = new CrashingDataSource(this.database.dataSource(), 0, false);
		run(script, undisturbed);
		assertThat(indexes()).isEmpty();
		for (int crash = 1; crash <= undisturbed.points(); crash++) {
			for (boolean after : List.of(false, true)) {
				this.jdbc.sql("DROP TABLE behind; DELETE FROM migration_version; DELETE FROM migration_history")
					.update();
				CrashingDataSource crashing = new CrashingDataSource(this.database.dataSource(), crash, after);
				catchThrowableOfType(Exception.class, () -> run(script, crashing));
				assertThat(crashing.isCrashed()).isTrue();

				upgrade(script);

				assertThat(indexes()).as("after '%s'", crashing.point()).isEmpty();
			}
		}
	}

	@Test
	void serverThatEndsTheSessionInABuildLeavesNothingToDoByHand() {
		Consumer<Operations> script = (op) -> {
			op.execute("CREATE UNIQUE INDEX CONCURRENTLY uq_id ON account (ending(id))");
			op.execute("CREATE TABLE behind (id bigint)");
		};
		this.jdbc.sql("""
				CREATE FUNCTION ending(value bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$
				BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN value; END $$
				""").update();

		RevisionFailedException failure = failureOf(script);
		assertThat(indexes()).containsExactly("uq_id invalid");
		assertThat(failure).hasMessageEndingWith(
				"The connection was lost; the next run asks the database whether the failed one did, and goes on. The server"
						+ " ended the session: somebody terminated it (pg_terminate_backend) or stopped the server. The script"
						+ " is not to blame; run again.");
		this.jdbc.sql("""
				CREATE OR REPLACE FUNCTION ending(value bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT value'
				""").update();
		upgrade(script);

		assertThat(indexes()).containsExactly("uq_id valid");
	}

	@Test
	void indexThatIsThereAlreadyIsStillAnError() {
		this.jdbc.sql("CREATE INDEX ix_email ON account (email)").update();

		assertThat(failureOf((op) -> op.createIndex("account", index("email").named("ix_email").concurrently())))
			.hasMessageContaining("already exists");
	}

	@Test
	void reindexCleansUpAfterItself() {
		this.jdbc.sql("CREATE UNIQUE INDEX ix_id ON account (id)").update();
		Consumer<Operations> script = (op) -> op.execute("REINDEX INDEX CONCURRENTLY ix_id");
		CrashingDataSource crashing = new CrashingDataSource(this.database.dataSource(), 2, false);
		catchThrowableOfType(Exception.class, () -> run(script, crashing));
		assertThat(crashing.point()).contains("REINDEX");
		catchThrowableOfType(Exception.class,
				() -> this.jdbc.sql("CREATE UNIQUE INDEX CONCURRENTLY ix_id_ccnew ON account (email)").update());
		assertThat(indexes()).containsExactly("ix_id valid", "ix_id_ccnew invalid");

		upgrade(script);

		assertThat(indexes()).containsExactly("ix_id valid");
	}

	@Test
	void vacuumRunsAlone() {
		upgrade((op) -> {
			op.execute("VACUUM account");
			op.execute("DO $$ BEGIN INSERT INTO account VALUES (3, 'c'); COMMIT; END $$");
		});

		assertThat(this.jdbc.sql("SELECT count(*) FROM account").query(Long.class).single()).isEqualTo(3);
		assertThat(this.jdbc.sql("SELECT event FROM migration_history ORDER BY id").query(String.class).list())
			.containsExactly("STARTED", "BEGUN", "STATEMENT", "BEGUN", "STATEMENT", "APPLIED");
	}

	@Test
	void rawSqlSharesATransactionWithItsRow() {
		upgrade((op) -> op.execute("CREATE TABLE raw_table (id bigint)"));

		assertThat(this.jdbc
			.sql("SELECT count(*) FROM pg_class c, migration_history h WHERE h.event = 'STATEMENT' AND c.xmin = h.xmin"
					+ " AND c.relname = 'raw_table'")
			.query(Long.class)
			.single()).isOne();
	}

	private List<String> indexes() {
		return this.jdbc.sql("""
				SELECT c.relname || CASE WHEN i.indisvalid THEN ' valid' ELSE ' invalid' END
				FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
				WHERE i.indrelid = 'account'::regclass ORDER BY 1
				""").query(String.class).list();
	}

	private RevisionFailedException failureOf(Consumer<Operations> script) {
		return catchThrowableOfType(RevisionFailedException.class, () -> upgrade(script));
	}

	private void upgrade(Consumer<Operations> script) {
		run(script, new CrashingDataSource(this.database.dataSource(), 0, false));
	}

	private void run(Consumer<Operations> script, CrashingDataSource dataSource) {
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "first", false, script, (op) -> {
		});
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		new MigrationRunner(history, TestRevisions.database(dataSource), TestRevisions.options(dataSource))
			.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
	}

}
