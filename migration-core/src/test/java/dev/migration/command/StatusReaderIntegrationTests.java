package dev.migration.command;

import java.util.ArrayList;
import java.util.List;

import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the status after a failure.
 */
class StatusReaderIntegrationTests {

	private final TestDatabase database = TestDatabase.create();

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void aDowngradeThatIsLeftHalfWayHasFailed() {
		Migrations migrations = upgraded(false);

		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations.downgrade(RevisionTarget.BASE));

		assertThat(migrations.status().state()).isEqualTo(MigrationState.FAILED);
		assertThat(migrations.status().pending()).isEmpty();
		migrations.stamp(List.of(RevisionTarget.HEAD));
		assertThat(migrations.status().state()).isEqualTo(MigrationState.UP_TO_DATE);
		migrations.purgeAndStamp(List.of(RevisionTarget.HEAD));
		assertThat(migrations.status().state()).isEqualTo(MigrationState.UP_TO_DATE);
	}

	@Test
	void aDowngradeThatWasRolledBackIsUpToDate() {
		Migrations migrations = upgraded(true);

		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations.downgrade(RevisionTarget.BASE));

		assertThat(migrations.status().state()).isEqualTo(MigrationState.UP_TO_DATE);
	}

	@Test
	void aDatabaseIsRunningWhileItIsMigrated() {
		List<MigrationState> states = new ArrayList<>();
		RevisionNode first = new RevisionNode("a1", List.of(), List.of(), List.of(), "", EmptyRevisions.NOW, "Ra1");
		RevisionNode second = new RevisionNode("b2", List.of("a1"), List.of(), List.of(), "", EmptyRevisions.NOW,
				"Rb2");
		Migrations others = migrations(List.of(new LoadedRevision(first, true, TwoTables::new)));
		Migrations migrations = migrations(List.of(new LoadedRevision(first, true, TwoTables::new),
				new LoadedRevision(second, true, () -> new Looking(() -> states.add(others.status().state())))));

		assertThat(migrations.status().state()).isEqualTo(MigrationState.PENDING);
		migrations.dryRun(RevisionTarget.HEADS);
		migrations.upgrade(RevisionTarget.HEADS);

		assertThat(states).containsExactly(MigrationState.RUNNING, MigrationState.UP_TO_DATE);
		assertThat(migrations.status().state()).isEqualTo(MigrationState.UP_TO_DATE);
	}

	private Migrations migrations(List<LoadedRevision> revisions) {
		return EmptyRevisions.migrations(MigrationHistory.of(revisions), this.database.dataSource());
	}

	private Migrations upgraded(boolean transactional) {
		RevisionNode node = new RevisionNode("a1", List.of(), List.of(), List.of(), "create tables", EmptyRevisions.NOW,
				"Ra1");
		Migrations migrations = EmptyRevisions.migrations(
				MigrationHistory.of(List.of(new LoadedRevision(node, transactional, TwoTables::new))),
				this.database.dataSource());
		migrations.upgrade(RevisionTarget.HEADS);
		return migrations;
	}

	/**
	 * Looks at the database while it is migrated.
	 */
	private record Looking(Runnable look) implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.run("look", (client) -> this.look.run());
		}

		@Override
		public void downgrade(Operations op) {
		}

	}

	private static final class TwoTables implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.execute("CREATE TABLE one (id integer)");
			op.execute("CREATE TABLE two (id integer)");
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("DROP TABLE two");
			op.execute("DROP TABLE no_such_table");
		}

	}

}
