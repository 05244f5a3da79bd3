package dev.migration.command;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.runtime.RunOptions;
import dev.migration.runtime.UnfinishedRevision;
import dev.migration.runtime.UnfinishedRevisionException;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for runs on top of what an earlier run has left half-way, where DDL commits by
 * itself.
 */
class UnfinishedRevisionIntegrationTests {

	private static final String HALF_UNDONE = "Revision 'o2' is half undone: 1 statement of its downgrade took effect on"
			+ " database 'default'; run the downgrade again, or put the database right by hand and 'stamp' the revision"
			+ " that it is at then.";

	private static final String HALF_APPLIED = "Revision 'o3' is half applied: 2 statements of its upgrade took effect"
			+ " on database 'default'; run the upgrade again, or put the database right by hand and 'stamp' the revision"
			+ " that it is at then.";

	private final TestDatabase database = Databases.h2();

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void anUpgradeOnTopOfAHalfUndoneRevisionIsRefused() {
		leaveHalfUndone("o3");

		assertThatExceptionOfType(UnfinishedRevisionException.class)
			.isThrownBy(() -> migrations().upgrade(RevisionTarget.HEADS))
			.withMessage(HALF_UNDONE);
		assertThat(migrations().state().rows()).isEqualTo(Heads.of("o2"));
	}

	@Test
	void anUpgradeWithNothingToDoIsRefusedToo() {
		leaveHalfUndone("o2");

		assertThatExceptionOfType(UnfinishedRevisionException.class)
			.isThrownBy(() -> migrations().upgrade(RevisionTarget.parse("o2")))
			.withMessage(HALF_UNDONE);
	}

	@Test
	void theDowngradeMayBeRunAgain() {
		leaveHalfUndone("o3");

		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations().downgrade(RevisionTarget.BASE));
	}

	@Test
	void aStampIsTheWayOut() {
		leaveHalfUndone("o3");

		assertThat(migrations().stamp(List.of(RevisionTarget.parse("o2"))).steps()).isEmpty();

		assertThat(migrations().currentRevisions().unfinished()).isEmpty();
		assertThat(migrations().upgrade(RevisionTarget.parse("o2")).current()).isEqualTo(Heads.of("o2"));
	}

	@Test
	void aDowngradeBelowAHalfAppliedRevisionIsRefused() {
		leaveHalfApplied();

		assertThatExceptionOfType(UnfinishedRevisionException.class)
			.isThrownBy(() -> migrations().downgrade(RevisionTarget.BASE))
			.withMessage(HALF_APPLIED);
		assertThat(migrations().state().rows()).isEqualTo(Heads.of("o2"));
	}

	@Test
	void aDowngradeWithNothingToDoIsRefusedToo() {
		leaveHalfApplied();

		assertThatExceptionOfType(UnfinishedRevisionException.class)
			.isThrownBy(() -> migrations().downgrade(RevisionTarget.parse("o2")))
			.withMessage(HALF_APPLIED);
	}

	@Test
	void whereTheDatabaseIsSaysWhatIsLeftHalfWay() {
		leaveHalfApplied();

		assertThat(migrations().currentRevisions().unfinished())
			.containsExactly(new UnfinishedRevision("o3", Direction.UPGRADE, 2, false));
		migrations().stamp(List.of(RevisionTarget.BASE));
		assertThat(migrations().currentRevisions().unfinished()).isEmpty();
	}

	private void leaveHalfUndone(String top) {
		migrations("SELECT 1").upgrade(RevisionTarget.parse(top));
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations().downgrade(RevisionTarget.BASE));
	}

	private void leaveHalfApplied() {
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations().upgrade(RevisionTarget.HEADS));
	}

	private Migrations migrations() {
		return migrations("SELECT * FROM no_such_table");
	}

	private Migrations migrations(String last) {
		List<LoadedRevision> revisions = List.of(revision("o1", List.of(), "SELECT 1"),
				revision("o2", List.of("o1"), "SELECT 1"), revision("o3", List.of("o2"), last));
		MigrationDatabase target = new MigrationDatabase("default", this.database.dataSource(), Optional::empty, null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
		return new Migrations(MigrationHistory.of(revisions), target, new RunOptions(Duration.ofSeconds(5), "2.0",
				"host-1", List.of(), Clock.fixed(EmptyRevisions.NOW, ZoneOffset.UTC)));
	}

	private static LoadedRevision revision(String id, List<String> parents, String last) {
		RevisionNode node = new RevisionNode(id, parents, List.of(), List.of(), "does " + id, EmptyRevisions.NOW,
				"R" + id);
		return new LoadedRevision(node, true, () -> new TwoTables(id, last));
	}

	private record TwoTables(String id, String last) implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.execute("CREATE TABLE " + this.id + "_one (id integer)");
			op.execute("CREATE TABLE " + this.id + "_two (id integer)");
			op.execute(this.last);
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("DROP TABLE " + this.id + "_two");
			op.execute("DROP TABLE " + (this.id.equals("o2") ? "no_such_table" : this.id + "_one"));
		}

	}

}
