package dev.migration.command;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.revision.UnknownVersionRowException;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.OnUnknown;
import dev.migration.runtime.RunOptions;
import dev.migration.runtime.UnfinishedRevisionException;
import dev.migration.runtime.UnknownRevisionsRefusedException;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for an older version of an application that starts on the database of a newer
 * one, on each database.
 */
class IgnoredRevisionsIntegrationTests {

	private static final LoadedRevision A1 = SqlRevision.of("a1", "CREATE TABLE a (id integer)", "DROP TABLE a");

	private static final LoadedRevision B2 = SqlRevision.of("b2 < a1", "CREATE TABLE b (id integer)", "DROP TABLE b");

	private static final LoadedRevision C3 = SqlRevision.of("c3 < b2", "CREATE TABLE c (id integer)", "DROP TABLE c");

	private static final LoadedRevision SIDE = SqlRevision.of("s1 < a1", "CREATE TABLE s (id integer)", "DROP TABLE s");

	@Nested
	class OnPostgreSql extends Cases {

		@Override
		TestDatabase create() {
			return Databases.postgreSql();
		}

	}

	@Nested
	class OnMariaDb extends Cases {

		@Override
		TestDatabase create() {
			return Databases.mariaDb();
		}

		@Test
		void takingBackNeedsPostgreSql() {
			assertThatNothingIsTakenBack();
		}

	}

	@Nested
	class OnH2 extends Cases {

		@Override
		TestDatabase create() {
			return Databases.h2();
		}

		@Test
		void takingBackNeedsPostgreSql() {
			assertThatNothingIsTakenBack();
		}

	}

	abstract static class Cases {

		private TestDatabase database;

		abstract TestDatabase create();

		@BeforeEach
		void createDatabase() {
			this.database = create();
		}

		@AfterEach
		void dropDatabase() {
			this.database.close();
		}

		@Test
		void whatBuildsOnTheOwnHeadIsLeft() {
			upgrade(A1, B2, C3);

			MigrationResult result = migrations(A1, B2).upgrade(RevisionTarget.HEADS, OnUnknown.IGNORE);

			assertThat(result.steps()).isEmpty();
			assertThat(result.current()).isEqualTo(Heads.of("c3"));
			assertThat(migrations(A1, B2).pending(RevisionTarget.HEADS, Heads.of("c3"), OnUnknown.IGNORE)).isEmpty();
			assertThat(migrations(A1, B2).pending(RevisionTarget.parse("head"), Heads.of("c3"), OnUnknown.IGNORE))
				.isEmpty();
			assertThat(migrations(A1, B2).pending(RevisionTarget.parse("a1"), Heads.of("c3"), OnUnknown.IGNORE))
				.isEmpty();
		}

		@Test
		void databaseWithoutUnknownRevisionsIsUpgraded() {
			upgrade(A1);

			assertThat(migrations(A1, B2).pending(RevisionTarget.HEADS, Heads.of("a1"), OnUnknown.IGNORE))
				.containsExactly("b2");
			assertThat(migrations(A1, B2).upgrade(RevisionTarget.HEADS, OnUnknown.IGNORE).current())
				.isEqualTo(Heads.of("b2"));
		}

		@Test
		void ownRevisionThatIsMissingIsNamed() {
			upgrade(A1, B2);

			assertRefused("b2",
					"revision 's1' of this application is not applied. Nothing was changed. Upgrade the database with the version"
							+ " that has all of them.",
					A1, SIDE);
		}

		@Test
		void revisionBesideTheOwnHeadIsNamed() {
			upgrade(A1, B2, SIDE);

			assertRefused("b2",
					"revision 'b2' does not build on 's1', which this application needs. Nothing was changed. Deploy the version"
							+ " that has it.",
					A1, SIDE);
		}

		@Test
		void historyThatDoesNotTellIsNamed() {
			upgrade(A1, B2, C3);
			execute("DELETE FROM migration_history WHERE revision = 'c3'");

			assertRefused("c3",
					"the history does not say what revision 'c3' builds on. Nothing was changed. Deploy the version that has it.",
					A1, B2);

			execute("DROP TABLE migration_history");
			assertRefused("c3",
					"the history does not say what revision 'c3' builds on. Nothing was changed. Deploy the version that has it.",
					A1, B2);
		}

		@Test
		void downgradeThatIsHalfDoneIsRefused() {
			LoadedRevision half = SqlRevision.of("c3 < b2", false, "CREATE TABLE c (id integer)", "DROP TABLE c");
			upgrade(A1, B2, half);
			execute("INSERT INTO migration_history (revision, direction, event, statement)"
					+ " VALUES ('c3', 'DOWNGRADE', 'STATEMENT', '1.1/1 text-1:0\nDROP TABLE c')");

			assertThatExceptionOfType(UnfinishedRevisionException.class)
				.isThrownBy(() -> migrations(A1, B2).upgrade(RevisionTarget.HEADS, OnUnknown.IGNORE))
				.withMessage("Revision 'c3' is half undone: 1 statement of its downgrade took effect on database"
						+ " 'default'; this application does not have that revision; run the downgrade of the version that"
						+ " has it, or put the database right by hand and 'stamp' the revision that it is at then, after"
						+ " which the downgrade of 'c3' starts from its beginning, should it come back.");
		}

		@Test
		void otherwiseTheyAreAnError() {
			upgrade(A1, B2, C3);

			assertThatExceptionOfType(UnknownVersionRowException.class)
				.isThrownBy(() -> migrations(A1, B2).upgrade(RevisionTarget.HEADS, OnUnknown.FAIL))
				.withMessageContaining("'c3' (does c3) was applied at ");
			assertThatExceptionOfType(UnknownVersionRowException.class)
				.isThrownBy(() -> migrations(A1, B2).pending(RevisionTarget.HEADS, Heads.of("c3"), OnUnknown.FAIL))
				.withMessageContaining("'c3' (does c3) was applied at ");
		}

		void assertThatNothingIsTakenBack() {
			upgrade(A1, B2);

			assertThatExceptionOfType(UnknownRevisionsRefusedException.class)
				.isThrownBy(() -> migrations(A1).upgrade(RevisionTarget.HEADS, OnUnknown.DOWNGRADE))
				.withMessage("Database 'default' is at 'b2', which this application does not have, and it is not"
						+ " downgraded: 'migration.on-unknown=downgrade' needs PostgreSQL, which takes back what fails and"
						+ " tells who may write the history. Nothing was changed.");
			assertThat(migrations(A1, B2).state().rows()).isEqualTo(Heads.of("b2"));
		}

		private void assertRefused(String row, String reason, LoadedRevision... own) {
			assertThatExceptionOfType(UnknownRevisionsRefusedException.class)
				.isThrownBy(() -> migrations(own).upgrade(RevisionTarget.HEADS, OnUnknown.IGNORE))
				.withMessage("Database 'default' is at '" + row + "', which this application does not have, and this"
						+ " cannot be ignored: " + reason);
		}

		private void upgrade(LoadedRevision... revisions) {
			migrations(revisions).upgrade(RevisionTarget.HEADS);
		}

		private Migrations migrations(LoadedRevision... revisions) {
			return new Migrations(MigrationHistory.of(List.of(revisions)),
					new MigrationDatabase("default", this.database.dataSource(), Optional::empty, null,
							MigrationDatabase.DEFAULT_VERSION_TABLE),
					new RunOptions(Duration.ofMinutes(1), "2.0", "host-1", List.of(),
							Clock.fixed(EmptyRevisions.NOW, ZoneOffset.UTC)));
		}

		private void execute(String sql) {
			new JdbcTemplate(this.database.dataSource()).execute(sql);
		}

	}

}
