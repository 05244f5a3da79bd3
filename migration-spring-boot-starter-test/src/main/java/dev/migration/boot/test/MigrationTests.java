package dev.migration.boot.test;

import java.util.List;
import java.util.stream.Stream;

import dev.migration.proof.RevisionData;
import dev.migration.proof.RevisionProof;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestReporter;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.util.Assert;

/**
 * Tests of an application's revisions. An empty subclass in the tests of the application
 * is all it takes:
 *
 * <pre>
 * class MigrationsTests extends MigrationTests {
 *
 * }
 * </pre>
 *
 * {@link MigrationTest} on that class says more, such as which database is meant. A test
 * that is not wanted is overridden and disabled.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@MigrationTest
@TestInstance(Lifecycle.PER_CLASS)
public abstract class MigrationTests {

	@Autowired
	private ConfigurableApplicationContext context;

	private @Nullable TestedHistory tested;

	private TestedHistory history() {
		TestedHistory current = this.tested;
		if (current == null) {
			MigrationTest settings = TestContextAnnotationUtils.findMergedAnnotation(getClass(), MigrationTest.class);
			Assert.state(settings != null, "The annotation is inherited");
			current = new TestedHistory(TestedDatabase.of(this.context, settings), settings);
			this.tested = current;
		}
		return current;
	}

	@AfterAll
	final void closeDatabase() {
		if (this.tested != null) {
			this.tested.close();
		}
	}

	/**
	 * Nobody has added a revision beside somebody else's.
	 */
	@Test
	@DisplayName("the history has a single head")
	protected void hasSingleHead() {
		history().requireHeads();
	}

	/**
	 * An empty database can be brought to the heads.
	 */
	@Test
	@DisplayName("an empty database is upgraded to the head")
	protected void upgradesFromEmpty() {
		history().requireUpgrade();
	}

	/**
	 * The upgraded database is what the entities ask for. Skipped without entities.
	 * @param reporter is told what is not compared
	 */
	@Test
	@DisplayName("the entities match the upgraded database")
	protected void matchesEntities(TestReporter reporter) {
		history().requireSameAsEntities(reporter::publishEntry);
	}

	/**
	 * No revision does anything else than when it was released. Skipped if nothing is
	 * known of released revisions.
	 * @param reporter is told what was written down
	 */
	@Test
	@DisplayName("no released revision was edited")
	protected void releasedRevisionsAreNotEdited(TestReporter reporter) {
		history().requireReleased(reporter::publishEntry);
	}

	/**
	 * Each revision leaves no trace when it is taken back, and does the same again.
	 * Skipped for one that says that it cannot be taken back.
	 * @return a test for each revision
	 */
	@TestFactory
	@DisplayName("each revision goes down and up again")
	protected Stream<DynamicTest> goesDownAndUpAgain() {
		List<RevisionProof> proofs = history().roundTrips();
		return proofs.stream()
			.map((proof) -> DynamicTest.dynamicTest(Findings.name(proof.revision()),
					() -> history().requireRoundTrip(proof)));
	}

	/**
	 * Rows that are in the tables stay there, whichever way a revision is run.
	 * @param reporter is told which tables had no rows
	 * @return a test for each revision
	 */
	@TestFactory
	@DisplayName("each revision keeps the data")
	protected Stream<DynamicTest> keepsData(TestReporter reporter) {
		List<RevisionData> results = history().data();
		return results.stream()
			.map((result) -> DynamicTest.dynamicTest(Findings.name(result.revision()),
					() -> history().requireData(result, reporter::publishEntry)));
	}

}
