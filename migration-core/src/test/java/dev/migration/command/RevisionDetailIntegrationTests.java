package dev.migration.command;

import java.util.List;
import java.util.function.Supplier;

import dev.migration.command.RevisionSql.Source;
import dev.migration.revision.AmbiguousRevisionException;
import dev.migration.revision.MultipleHeadsException;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.revision.UnknownRevisionException;
import dev.migration.runtime.HistoryEntry;
import dev.migration.runtime.MigrationHistory;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what is known of one revision.
 */
class RevisionDetailIntegrationTests {

	private final TestDatabase database = TestDatabase.create();

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void aClassIsNotRunToBeShown() {
		Migrations migrations = migrations(revision("a1", List.of(), () -> {
			throw new IllegalStateException("instantiated");
		}));

		RevisionDetail detail = migrations.detail("a1", 10);

		assertThat(detail.known()).isTrue();
		assertThat(detail.history()).isEmpty();
		assertThat(detail.upgrade()).isEqualTo(new RevisionSql(null, List.of(),
				"It is a class, which is not run to be shown. What it does is known once it is applied."));
		assertThat(detail.downgrade()).isEqualTo(detail.upgrade());
	}

	@Test
	void whatTheHistoryHasKeptIsShown() {
		Migrations migrations = migrations(revision("a1", List.of(), OneTable::new));
		migrations.upgrade(RevisionTarget.HEADS);
		Migrations later = migrations(revision("a1", List.of(), () -> {
			throw new IllegalStateException("instantiated");
		}));

		RevisionDetail detail = later.detail("a", 10);

		assertThat(detail.entry().applied()).isTrue();
		assertThat(detail.upgrade())
			.isEqualTo(new RevisionSql(Source.HISTORY, List.of("CREATE TABLE one (id integer)"), null));
		assertThat(detail.downgrade()).isEqualTo(new RevisionSql(Source.HISTORY, List.of("DROP TABLE one"), null));
		assertThat(detail.history()).extracting(HistoryEntry::revision).containsExactly("a1");
	}

	@Test
	void whatWasUndoneIsNotShown() {
		Migrations migrations = migrations(revision("a1", List.of(), OneTable::new));
		migrations.upgrade(RevisionTarget.HEADS);
		migrations.downgrade(RevisionTarget.BASE);

		RevisionDetail detail = migrations.detail("a1", 1);

		assertThat(detail.upgrade().unavailable())
			.isEqualTo("It is a class, which is not run to be shown. What it does is known once it is applied.");
		assertThat(detail.history()).hasSize(1);
	}

	@Test
	void aRevisionOfANewerVersionIsKnownByTheHistory() {
		migrations(revision("a1", List.of(), OneTable::new), revision("b2", List.of("a1"), Nothing::new))
			.upgrade(RevisionTarget.HEADS);
		Migrations older = migrations(revision("a1", List.of(), OneTable::new));

		RevisionDetail detail = older.detail("b2", 10);

		assertThat(detail.known()).isFalse();
		assertThat(detail.entry().revision()).isEqualTo(new RevisionNode("b2", List.of("a1"), List.of(), List.of(),
				"message of b2", null, "table migration_history"));
		assertThat(detail.entry().current()).isTrue();
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> older.detail("b", 10));
	}

	@Test
	void whatNamesNoneOrSeveralIsRefused() {
		Migrations migrations = migrations(revision("a1", List.of(), OneTable::new),
				revision("a2", List.of(), Nothing::new));

		assertThatExceptionOfType(AmbiguousRevisionException.class).isThrownBy(() -> migrations.detail("a", 10));
		assertThatExceptionOfType(MultipleHeadsException.class).isThrownBy(() -> migrations.detail("head", 10));
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> migrations.detail("base", 10));
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> migrations.detail("current", 10));
	}

	@Test
	void aDatabaseThatCannotBeReachedIsSaidToBe() {
		Migrations migrations = EmptyRevisions.migrations(
				MigrationHistory.of(List.of(revision("a1", List.of(), OneTable::new))),
				new DriverManagerDataSource("jdbc:postgresql://localhost:1/shop"));

		RevisionDetail detail = migrations.detail("a1", 10);

		assertThat(detail.error()).startsWith("Database 'default' cannot be reached");
		assertThat(detail.upgrade().unavailable())
			.startsWith("It is a class, which is not run to be shown. Database 'default' cannot be reached");
	}

	@Test
	void aStampAndADowngradeCanBeTriedOut() {
		Migrations migrations = migrations(revision("a1", List.of(), OneTable::new));

		assertThat(migrations.dryRunStamp(List.of(RevisionTarget.HEADS)).executed()).hasSize(1);
		assertThat(migrations.state().initialized()).isFalse();
		migrations.upgrade(RevisionTarget.HEADS);
		assertThat(migrations.dryRunDowngrade(RevisionTarget.BASE).executed()).hasSize(1);
		assertThat(migrations.state().rows().ids()).containsExactly("a1");
	}

	private Migrations migrations(LoadedRevision... revisions) {
		return EmptyRevisions.migrations(MigrationHistory.of(List.of(revisions)), this.database.dataSource());
	}

	private static LoadedRevision revision(String id, List<String> downRevisions, Supplier<RevisionScript> script) {
		return new LoadedRevision(new RevisionNode(id, downRevisions, List.of(), List.of(), "message of " + id,
				EmptyRevisions.NOW, "R" + id), true, script);
	}

	private static final class OneTable implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.execute("CREATE TABLE one (id integer)");
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("DROP TABLE one");
		}

	}

	private static final class Nothing implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.execute("SELECT 1");
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("SELECT 2");
		}

	}

}
