package dev.migration.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Migrations#position}, which has to say what {@link Migrations#status}
 * says.
 */
class PositionReaderIntegrationTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final TestDatabase database = TestDatabase.create();

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void aDatabaseThatWasNeverMigratedIsPending() {
		Migrations migrations = EmptyRevisions.migrations(EmptyRevisions.of("a1", "b2 < a1"),
				this.database.dataSource());

		MigrationPosition position = position(migrations);

		assertThat(position).isEqualTo(new MigrationPosition(MigrationState.PENDING, List.of(), List.of("b2"),
				List.of("a1", "b2"), List.of(), null));
		assertThat(migrations.state().initialized()).isFalse();
	}

	@Test
	void aDatabaseAtTheHeadsIsUpToDate() {
		Migrations migrations = EmptyRevisions.migrations(EmptyRevisions.of("a1", "b2 < a1"),
				this.database.dataSource());
		migrations.upgrade(RevisionTarget.HEADS);

		assertThat(position(migrations)).isEqualTo(new MigrationPosition(MigrationState.UP_TO_DATE, List.of("b2"),
				List.of("b2"), List.of(), List.of(), null));
	}

	@Test
	void aRevisionOfANewerApplicationIsUnknown() {
		EmptyRevisions.migrations(EmptyRevisions.of("a1", "b2 < a1"), this.database.dataSource())
			.upgrade(RevisionTarget.HEADS);
		Migrations older = EmptyRevisions.migrations(EmptyRevisions.of("a1"), this.database.dataSource());

		MigrationPosition position = position(older);

		assertThat(position.state()).isEqualTo(MigrationState.UNKNOWN_REVISION);
		assertThat(position.unknown()).containsExactly("b2");
		assertThat(position.pending()).isEmpty();
	}

	@Test
	void whatARevisionOfANewerApplicationDoesNotBuildOnIsPending() {
		EmptyRevisions.migrations(EmptyRevisions.of("a1", "b2 < a1", "n3 < b2", "n4 < n3"), this.database.dataSource())
			.upgrade(RevisionTarget.HEADS);
		Migrations other = EmptyRevisions.migrations(EmptyRevisions.of("a1", "b2 < a1", "c3 < b2"),
				this.database.dataSource());

		assertThat(position(other)).isEqualTo(new MigrationPosition(MigrationState.UNKNOWN_REVISION, List.of("n4"),
				List.of("c3"), List.of("c3"), List.of("n4"), null));
		MigrationStatus status = other.status();
		assertThat(status.pending()).containsExactly("c3");
		assertThat(status.revisions()).filteredOn(RevisionEntry::applied)
			.extracting((entry) -> entry.revision().id())
			.containsExactly("b2", "a1");
	}

	@Test
	void nobodyKnowsWhatIsBelowARevisionWithoutHistory() {
		Migrations migrations = EmptyRevisions.migrations(EmptyRevisions.of("a1"), this.database.dataSource());
		migrations.upgrade(RevisionTarget.HEADS);
		JdbcClient.create(this.database.dataSource()).sql("UPDATE migration_version SET version_num = 'f9'").update();

		assertThat(position(migrations)).isEqualTo(new MigrationPosition(MigrationState.UNKNOWN_REVISION, List.of("f9"),
				List.of("a1"), List.of("a1"), List.of("f9"), null));
	}

	@Test
	void aRunThatFailedLeavesAFailureUntilItSucceeds() {
		Migrations broken = migrations(true, new Statements("SELECT nothing", "SELECT 1"));
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> broken.upgrade(RevisionTarget.HEADS));

		assertThat(position(broken).state()).isEqualTo(MigrationState.FAILED);

		Migrations mended = migrations(true, new Statements("SELECT 1", "SELECT 1"));
		mended.upgrade(RevisionTarget.HEADS);
		assertThat(position(mended).state()).isEqualTo(MigrationState.UP_TO_DATE);
		mended.downgrade(RevisionTarget.BASE);
		assertThat(position(mended).state()).isEqualTo(MigrationState.PENDING);
	}

	@Test
	void aDowngradeThatIsLeftHalfWayHasFailed() {
		Migrations migrations = migrations(false, new Statements("SELECT 1", "SELECT nothing"));
		migrations.upgrade(RevisionTarget.HEADS);
		assertThat(position(migrations).state()).isEqualTo(MigrationState.UP_TO_DATE);

		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations.downgrade(RevisionTarget.BASE));

		assertThat(position(migrations).state()).isEqualTo(MigrationState.FAILED);
		assertThat(position(migrations).pending()).isEmpty();
	}

	@Test
	void aDatabaseIsRunningWhileItIsMigrated() {
		List<MigrationState> states = new ArrayList<>();
		Migrations others = EmptyRevisions.migrations(EmptyRevisions.of("a1"), this.database.dataSource());

		migrations(true, new Looking(() -> states.add(position(others).state()))).upgrade(RevisionTarget.HEADS);

		assertThat(states).containsExactly(MigrationState.RUNNING);
	}

	@Test
	void aDatabaseThatDoesNotAnswerIsUnreachable() throws SQLException {
		Migrations migrations = EmptyRevisions.migrations(EmptyRevisions.of("a1"), this.database.dataSource());
		migrations.upgrade(RevisionTarget.HEADS);
		try (Connection somebody = this.database.dataSource().getConnection();
				Statement statement = somebody.createStatement()) {
			somebody.setAutoCommit(false);
			statement.execute("LOCK TABLE migration_version IN ACCESS EXCLUSIVE MODE");

			MigrationPosition position = migrations.position(Duration.ofMillis(200));

			assertThat(position.state()).isEqualTo(MigrationState.UNREACHABLE);
			assertThat(position.heads()).containsExactly("a1");
			assertThat(position.error()).startsWith("Database 'default' cannot be reached");
			Migrations impatient = migrations.answeringWithin(Duration.ofMillis(200));
			assertThat(impatient.status().error()).startsWith("Database 'default' cannot be reached");
			assertThat(impatient.detail("a1", 1).error()).startsWith("Database 'default' cannot be reached");
			somebody.rollback();
		}
		assertThat(position(migrations).state()).isEqualTo(MigrationState.UP_TO_DATE);
	}

	@Test
	void theConnectionIsGivenBackAsItWas() throws SQLException {
		try (Connection connection = this.database.dataSource().getConnection()) {
			connection.setNetworkTimeout(Runnable::run, 12345);
			Migrations migrations = EmptyRevisions.migrations(EmptyRevisions.of("a1"),
					new SingleConnectionDataSource(connection, true));

			assertThat(position(migrations).state()).isEqualTo(MigrationState.PENDING);

			assertThat(connection.getNetworkTimeout()).isEqualTo(12345);
		}
	}

	private static MigrationPosition position(Migrations migrations) {
		MigrationPosition position = migrations.position(LIMIT);
		MigrationStatus status = migrations.status();
		assertThat(position).isEqualTo(new MigrationPosition(status.state(), status.current(), status.heads(),
				status.pending(), status.unknown(), status.error()));
		return position;
	}

	private Migrations migrations(boolean transactional, RevisionScript script) {
		RevisionNode node = new RevisionNode("a1", List.of(), List.of(), List.of(), "", EmptyRevisions.NOW, "Ra1");
		return EmptyRevisions.migrations(
				MigrationHistory.of(List.of(new LoadedRevision(node, transactional, () -> script))),
				this.database.dataSource());
	}

	private record Statements(String up, String down) implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.execute(this.up);
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("SELECT 2");
			op.execute(this.down);
		}

	}

	/**
	 * Looks at the database while it is migrated.
	 */
	private record Looking(Runnable look) implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.run("look", (JdbcClient client) -> this.look.run());
		}

		@Override
		public void downgrade(Operations op) {
		}

	}

}
