package dev.migration.command;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.revision.UnknownVersionRowException;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationRunner;
import dev.migration.runtime.OnUnknown;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.runtime.RunOptions;
import dev.migration.runtime.RunPolicy;
import dev.migration.runtime.TransactionMode;
import dev.migration.runtime.UnfinishedRevisionException;
import dev.migration.runtime.UnknownRevisionsRefusedException;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.CatalogDump;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for an older version of an application that takes back what a newer one has
 * applied.
 */
class RecordedDowngradeIntegrationTests {

	private static final LoadedRevision A1 = SqlRevision.of("a1", "CREATE TABLE a (id integer PRIMARY KEY, x text)",
			"DROP TABLE a");

	private static final LoadedRevision B2 = SqlRevision.of("b2 < a1", "CREATE TABLE b (id integer)", "DROP TABLE b");

	private static final LoadedRevision C3 = SqlRevision.of("c3 < b2", "ALTER TABLE a ADD y text DEFAULT 'it''s ?'",
			"ALTER TABLE a DROP y");

	private static final LoadedRevision D4 = SqlRevision.of("d4 < c3", "CREATE INDEX ix ON a (y)", "DROP INDEX ix");

	private TestDatabase database;

	private JdbcTemplate jdbc;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.jdbc = new JdbcTemplate(this.database.dataSource());
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void chainIsTakenBackExactly() {
		upgrade(A1, B2);
		String before = dump();
		upgrade(A1, B2, C3, D4);

		MigrationResult result = downgrade(A1, B2);

		assertThat(dump()).isEqualTo(before);
		assertThat(result.current()).isEqualTo(Heads.of("b2"));
		assertThat(result.steps()).extracting((step) -> step.direction() + " " + step.revision().id())
			.containsExactly("DOWNGRADE d4", "DOWNGRADE c3");
		assertThat(log()).endsWith("DOWNGRADE d4 APPLIED does d4", "DOWNGRADE c3 APPLIED does c3");
		assertThat(downgrade(A1, B2).steps()).isEmpty();
	}

	@Test
	void newerVersionUpgradesAgain() {
		upgrade(A1, B2, C3, D4);
		String before = dump();
		downgrade(A1, B2);

		upgrade(A1, B2, C3, D4);

		assertThat(dump()).isEqualTo(before);
		assertThat(downgrade(A1, B2).steps()).hasSize(2);
	}

	@Test
	void mergeIsTakenBack() {
		upgrade(A1, B2);
		String before = dump();
		LoadedRevision side = SqlRevision.of("s1 < a1", "CREATE TABLE s (id integer)", "DROP TABLE s");
		upgrade(A1, B2, side, SqlRevision.of("m1 < b2, s1", "ALTER TABLE s ADD z text", "ALTER TABLE s DROP z"));

		assertThat(downgrade(A1, B2).current()).isEqualTo(Heads.of("b2"));

		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void dependenciesAreTakenBackInTheirOrder() {
		upgrade(A1);
		String before = dump();
		LoadedRevision other = SqlRevision.of("x1", "CREATE TABLE x (id integer PRIMARY KEY)", "DROP TABLE x");
		upgrade(A1, other,
				SqlRevision.of("c3 < a1 ^ x1", "ALTER TABLE a ADD x1 integer REFERENCES x", "ALTER TABLE a DROP x1"));

		assertThat(downgrade(A1).current()).isEqualTo(Heads.of("a1"));

		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void ownPendingRevisionsAreAppliedAfterwards() {
		upgrade(A1, SqlRevision.of("n1 < a1", "ALTER TABLE a DROP x", "ALTER TABLE a ADD x text"));
		LoadedRevision own = SqlRevision.of("z1 < a1", "ALTER TABLE a ALTER x SET NOT NULL",
				"ALTER TABLE a ALTER x DROP NOT NULL");

		MigrationResult result = downgrade(A1, own);

		assertThat(result.steps()).extracting((step) -> step.direction() + " " + step.revision().id())
			.containsExactly("DOWNGRADE n1", "UPGRADE z1");
		assertThat(result.current()).isEqualTo(Heads.of("z1"));
	}

	@Test
	void severalHeadsAreTakenBackBesideOneThatStays() {
		LoadedRevision own = SqlRevision.of("z1 < a1", "CREATE TABLE z (id integer)", "DROP TABLE z");
		upgrade(A1, own);
		String before = dump();
		upgrade(A1, own, B2, SqlRevision.of("s1 < a1", "CREATE TABLE s (id integer)", "DROP TABLE s"));
		assertThat(rows()).containsExactly("b2", "s1", "z1");

		assertThat(downgrade(A1, own).current()).isEqualTo(Heads.of("z1"));

		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void applicationWithoutRevisionsTakesNothingBack() {
		upgrade(A1, B2);

		assertRefused("this application has no revisions at all, so that everything would be taken back. Nothing was"
				+ " changed. See whether its scripts are where 'migration.locations' says; if it is meant to have none,"
				+ " downgrade with the version that has them.", "b2");
	}

	@Test
	void whatAnotherApplicationHasAppliedIsRefused() {
		upgrade(A1, B2);

		assertRefused("none of the revisions of this application is applied to it, so that it seems to be the database"
				+ " of another one. Nothing was changed. Look at 'spring.datasource.url' or 'migration.url',"
				+ " 'migration.schema' and 'migration.version-table'; if it is the right one, downgrade it with the"
				+ " version that has them.", "b2", SqlRevision.of("z1", "CREATE TABLE z (id integer)", "DROP TABLE z"));
	}

	@Test
	void whatAnotherApplicationHasAppliedByTheSameNumberIsRefused() {
		upgrade(A1, B2);
		String reason = " in this application, so that it seems to be the database of another one. Nothing was changed."
				+ " Look at 'spring.datasource.url' or 'migration.url', 'migration.schema' and"
				+ " 'migration.version-table'; if it is the right one, downgrade it with the version that has them.";

		assertRefused("revision 'a1' was applied as 'does a1' and is 'creates orders'" + reason, "b2",
				new LoadedRevision(new RevisionNode("a1", List.of(), List.of(), List.of(), "creates orders", null, "R"),
						true, TwoIndexes::new));
		assertRefused("revision 'a1' was applied on nothing and builds on 'z0'" + reason, "b2",
				SqlRevision.of("z0", "CREATE TABLE z (id integer)", "DROP TABLE z"),
				SqlRevision.of("a1 < z0", "CREATE TABLE a (id integer)", "DROP TABLE a"));
		assertThat(rows()).containsExactly("b2");
	}

	@Test
	void revisionWithoutAMessageInTheHistoryIsTakenForTheSame() {
		upgrade(A1, B2);
		this.jdbc.execute("UPDATE migration_history SET message = NULL WHERE revision = 'a1'");

		downgrade(A1);

		assertThat(rows()).containsExactly("a1");
	}

	@Test
	void whatNoTransactionHoldsIsTakenBack() {
		upgrade(A1);
		String before = dump();
		upgrade(A1, SqlRevision.of("c3 < a1", false, "CREATE INDEX CONCURRENTLY ix ON a (x)",
				"DROP INDEX CONCURRENTLY ix"));

		downgrade(A1);

		assertThat(dump()).isEqualTo(before);
		assertThat(log()).endsWith("DOWNGRADE c3 STARTED does c3", "DOWNGRADE c3 BEGUN does c3",
				"DOWNGRADE c3 STATEMENT does c3", "DOWNGRADE c3 APPLIED does c3");
	}

	@Test
	void downgradeThatFailsHalfWayGoesOnAtTheNextStart() {
		upgrade(A1, new LoadedRevision(SqlRevision.node("c3 < a1"), false, TwoIndexes::new));
		this.jdbc.execute("DROP INDEX ix_two");

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> downgrade(A1))
			.withMessageStartingWith("Revision 'c3' failed on downgrade of database 'default'. ")
			.withMessageContaining("index \"ix_two\" does not exist")
			.satisfies((ex) -> assertThat(ex.origin()).isEqualTo("table migration_history"));
		this.jdbc.execute("CREATE INDEX ix_two ON a (x)");
		MigrationResult result = downgrade(A1);

		assertThat(result.current()).isEqualTo(Heads.of("a1"));
		assertThat(dump()).doesNotContain("ix_one", "ix_two");
	}

	@Test
	void failureInATransactionLeavesEverything() {
		upgrade(A1, addColumn("c3 < a1"));
		this.jdbc.execute("CREATE VIEW v AS SELECT y FROM a");
		String before = dump();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> downgrade(A1))
			.withMessageContaining("cannot drop column y of table a because other objects depend on it");

		assertThat(dump()).isEqualTo(before);
		assertThat(rows()).containsExactly("c3");
	}

	@Test
	void oneTransactionHoldsTheWayDownAndUp() {
		upgrade(A1, addColumn("c3 < a1"));
		String before = dump();
		LoadedRevision broken = SqlRevision.of("z1 < a1", "SELECT 1 / 0", "SELECT 1");

		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(RunPolicy.DEFAULT.withTransaction(TransactionMode.PER_RUN), A1, broken)
				.upgrade(RevisionTarget.HEADS, OnUnknown.DOWNGRADE))
			.withMessageContaining("the database is as it was before revision 'c3'");

		assertThat(dump()).isEqualTo(before);
		assertThat(rows()).containsExactly("c3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "downgrade = '12:DROP TABLE b\n'", "downgrade = 'DROP TABLE b'", "downgrade = ''",
			"downgrade_hash = 'text-1:0'", "downgrade_hash = NULL", "transactional = false", "transactional = NULL",
			"down_revisions = 'a1'", "branch_labels = 'shop'", "depends_on = 'a1'" })
	void tamperedRowIsRefused(String change) {
		upgrade(A1, B2, C3, D4);
		this.jdbc.update("UPDATE migration_history SET " + change + " WHERE revision = 'c3'");

		assertRefused("what the history says about revision 'c3' is not what was recorded: its hash does not fit."
				+ " Nothing was changed. Find out who has edited 'public.migration_history'. Deploy version '2.0' and"
				+ " downgrade with it.", "d4", A1, B2);
	}

	@Test
	void downgradeCopiedFromAnotherRevisionIsRefused() {
		upgrade(A1, B2, C3, D4);
		this.jdbc.update("UPDATE migration_history h SET downgrade = o.downgrade, downgrade_hash = o.downgrade_hash"
				+ " FROM migration_history o WHERE h.revision = 'd4' AND o.revision = 'b2'");

		assertRefused("what the history says about revision 'd4' is not what was recorded: its hash does not fit.",
				"d4", A1, B2);
	}

	@Test
	void rowOfAnotherRevisionIsRefused() {
		upgrade(A1, B2, C3, D4);
		this.jdbc.update("DELETE FROM migration_history WHERE revision = 'd4'");
		this.jdbc.update("INSERT INTO migration_history (revision, down_revisions, direction, event, downgrade,"
				+ " downgrade_hash, transactional) SELECT 'd4', 'c3', direction, event, downgrade, downgrade_hash,"
				+ " transactional FROM migration_history WHERE revision = 'b2'");

		assertRefused("what the history says about revision 'd4' is not what was recorded: its hash does not fit."
				+ " Nothing was changed. Find out who has edited 'public.migration_history'. Deploy the version that has"
				+ " it and downgrade with it.", "d4", A1, B2);
	}

	@Test
	void deletedRowBreaksTheChain() {
		upgrade(A1, B2, C3, D4);
		this.jdbc.update("DELETE FROM migration_history WHERE revision = 'c3'");

		assertRefused(
				"the history does not say what revision 'c3' builds on. Nothing was changed. Deploy the version that has it.",
				"d4", A1, B2);
	}

	@Test
	void missingHistoryIsRefused() {
		upgrade(A1, B2);
		this.jdbc.execute("DROP TABLE migration_history");

		assertRefused(
				"the history does not say what revision 'b2' builds on. Nothing was changed. Deploy the version that has it.",
				"b2", A1);
	}

	@Test
	void whatCouldNotBeRecordedIsRefusedByName() {
		upgrade(A1, B2, new LoadedRevision(SqlRevision.node("c3 < b2"), true, Backfill::new), addTable("d4 < c3"));

		assertRefused("revision 'c3' cannot be undone by this version, since its downgrade was not recorded: Revision"
				+ " 'c3' of 'Rc3' cannot be written as SQL: 'op.run(\"empty x\", …)' needs a database; use 'op.execute'"
				+ " or run the revision online. Nothing was changed. Deploy version '2.0' and downgrade with it.", "d4",
				A1, B2);
	}

	@Test
	void whatWasStampedIsRefusedByName() {
		upgrade(A1, B2);
		migrations(A1, B2, addColumn("c3 < b2")).stamp(List.of(RevisionTarget.HEADS));

		assertRefused("revision 'c3' cannot be undone by this version, since its downgrade was not recorded: it was"
				+ " stamped. Nothing was changed. Deploy version '2.0' and downgrade with it.", "c3", A1, B2);
	}

	@Test
	void rowOfANewerToolIsRefused() {
		upgrade(A1, B2);
		this.jdbc.update("UPDATE migration_history SET format_version = 2 WHERE revision = 'b2'");

		assertRefused(
				"what the history says about revision 'b2' was written by a newer version of this tool (format"
						+ " '2', this one knows '1'). Nothing was changed. Deploy version '2.0' and downgrade with it.",
				"b2", A1);
	}

	@Test
	void whatIsHalfAppliedIsRefused() {
		upgrade(A1, B2);
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> upgrade(A1, B2, new LoadedRevision(SqlRevision.node("c3 < b2"), false, HalfWay::new)));
		String before = dump();

		assertThatExceptionOfType(UnfinishedRevisionException.class).isThrownBy(() -> downgrade(A1))
			.withMessageStartingWith("Revision 'c3' is half applied: 1 statement of its upgrade took effect on database"
					+ " 'default'; this application does not have that revision; run the upgrade of the version that has"
					+ " it, or ");

		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void newerInstanceThatHasMigratedMeanwhileIsRefused() {
		upgrade(A1, B2, C3, D4);
		String before = dump();

		assertThatExceptionOfType(UnknownRevisionsRefusedException.class)
			.isThrownBy(() -> runner(A1).downgradeUnknown(Heads.of("b2"), (rows) -> List.of()))
			.withMessage(
					"Database 'default' is at 'd4', which this application does not have, and it is not downgraded:"
							+ " a newer instance has applied 'd4', 'c3' while this one waited. Nothing was changed. Stop the newer"
							+ " version before an older one starts.");

		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void whatAnotherInstanceHasDoneMeanwhileNeedsNoStep() {
		upgrade(A1, B2, C3);

		assertThat(runner(A1).downgradeUnknown(Heads.of("c3"), (rows) -> List.of())).hasSize(2);
		assertThat(runner(A1).downgradeUnknown(Heads.of("c3"), (rows) -> List.of())).isEmpty();
	}

	@Test
	void goesOnWhereAnotherInstanceHasStopped() {
		upgrade(A1, B2, C3, D4);
		migrations(A1, B2, C3, D4).downgrade(RevisionTarget.parse("c3"));

		assertThat(runner(A1).downgradeUnknown(Heads.of("d4"), (rows) -> List.of()))
			.extracting((step) -> step.revision().id())
			.containsExactly("c3", "b2");
	}

	@Test
	void oneOfManyInstancesTakesBack() throws Exception {
		upgrade(A1, B2, C3, D4);
		ExecutorService instances = Executors.newFixedThreadPool(8);
		try {
			Callable<MigrationResult> start = () -> downgrade(A1, B2);
			List<Future<MigrationResult>> results = instances.invokeAll(Collections.nCopies(8, start));

			int steps = 0;
			for (Future<MigrationResult> result : results) {
				assertThat(result.get().current()).isEqualTo(Heads.of("b2"));
				steps += result.get().steps().size();
			}
			assertThat(steps).isEqualTo(2);
		}
		finally {
			instances.shutdownNow();
		}
		assertThat(log().stream().filter((line) -> line.startsWith("DOWNGRADE"))).hasSize(2);
	}

	@Test
	void commandsNeverTakeBack() {
		upgrade(A1, B2, C3, D4);

		assertThatExceptionOfType(UnknownVersionRowException.class)
			.isThrownBy(() -> migrations(A1, B2).upgrade(RevisionTarget.HEADS));

		assertThat(rows()).containsExactly("d4");
	}

	private void assertRefused(String reason, String row, LoadedRevision... own) {
		String before = dump();
		List<String> log = log();
		assertThatExceptionOfType(UnknownRevisionsRefusedException.class).isThrownBy(() -> downgrade(own))
			.withMessageStartingWith("Database 'default' is at '" + row + "', which this application does not have, and"
					+ " it is not downgraded: " + reason);
		assertThat(dump()).isEqualTo(before);
		assertThat(rows()).containsExactly(row);
		if (before.contains("migration_history")) {
			assertThat(log()).isEqualTo(log);
		}
	}

	private static LoadedRevision addColumn(String text) {
		return SqlRevision.of(text, "ALTER TABLE a ADD y text", "ALTER TABLE a DROP y");
	}

	private static LoadedRevision addTable(String text) {
		return SqlRevision.of(text, "CREATE TABLE d (id integer)", "DROP TABLE d");
	}

	private void upgrade(LoadedRevision... revisions) {
		migrations(revisions).upgrade(RevisionTarget.HEADS);
	}

	private MigrationResult downgrade(LoadedRevision... own) {
		return migrations(own).upgrade(RevisionTarget.HEADS, OnUnknown.DOWNGRADE);
	}

	private Migrations migrations(LoadedRevision... revisions) {
		return migrations(RunPolicy.DEFAULT, revisions);
	}

	private Migrations migrations(RunPolicy policy, LoadedRevision... revisions) {
		return new Migrations(MigrationHistory.of(List.of(revisions)), database(), options().withPolicy(policy));
	}

	private MigrationRunner runner(LoadedRevision... revisions) {
		return new MigrationRunner(MigrationHistory.of(List.of(revisions)), database(), options());
	}

	private MigrationDatabase database() {
		return new MigrationDatabase("default", this.database.dataSource(), new PostgreSqlDialect(), null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
	}

	private static RunOptions options() {
		return new RunOptions(Duration.ofMinutes(1), "2.0", "host-1", List.of(),
				Clock.fixed(EmptyRevisions.NOW, ZoneOffset.UTC));
	}

	private String dump() {
		return CatalogDump.of(this.database.dataSource(), "public");
	}

	private List<String> rows() {
		return this.jdbc.queryForList("SELECT version_num FROM migration_version ORDER BY 1", String.class);
	}

	private List<String> log() {
		if (!dump().contains("relation migration_history ")) {
			return new ArrayList<>();
		}
		return this.jdbc.queryForList(
				"SELECT concat_ws(' ', direction, revision, event, message) FROM migration_history ORDER BY id",
				String.class);
	}

	/**
	 * Two indexes that no transaction holds.
	 */
	private static final class TwoIndexes implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.execute("CREATE INDEX CONCURRENTLY ix_one ON a (x)");
			op.execute("CREATE INDEX CONCURRENTLY ix_two ON a (x)");
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("DROP INDEX CONCURRENTLY ix_one");
			op.execute("DROP INDEX CONCURRENTLY ix_two");
		}

	}

	/**
	 * Data work that only a database can do.
	 */
	private static final class Backfill implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.execute("UPDATE a SET x = 'filled'");
		}

		@Override
		public void downgrade(Operations op) {
			op.run("empty x", (jdbc) -> jdbc.sql("UPDATE a SET x = NULL").update());
		}

	}

	/**
	 * A statement that takes effect, and one that does not.
	 */
	private static final class HalfWay implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.execute("CREATE TABLE c (id integer)");
			op.execute("SELECT 1 / 0");
		}

		@Override
		public void downgrade(Operations op) {
		}

	}

}
