package dev.migration.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.RevisionNode;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;

/**
 * Revisions and databases written down in a test.
 */
final class TestRevisions {

	static final Instant NOW = Instant.parse("2026-11-20T23:29:18Z");

	private TestRevisions() {
	}

	static LoadedRevision revision(String id, List<String> parents, String message, Consumer<Operations> upgrade,
			Consumer<Operations> downgrade) {
		return revision(id, parents, message, true, upgrade, downgrade);
	}

	static LoadedRevision revision(String id, List<String> parents, String message, boolean transactional,
			Consumer<Operations> upgrade, Consumer<Operations> downgrade) {
		RevisionNode node = new RevisionNode(id, parents, List.of(), List.of(), message, NOW, "R" + id);
		return new LoadedRevision(node, transactional, () -> new LambdaScript(upgrade, downgrade));
	}

	static MigrationDatabase database(DataSource dataSource) {
		return new MigrationDatabase("default", dataSource, new PostgreSqlDialect(), null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
	}

	static RunOptions options(MigrationCallback... callbacks) {
		// Eight runners queue for the lock in one of the tests
		return new RunOptions(Duration.ofMinutes(2), "1.2.3", "host-1", List.of(callbacks),
				Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private record LambdaScript(Consumer<Operations> up, Consumer<Operations> down) implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			this.up.accept(op);
		}

		@Override
		public void downgrade(Operations op) {
			this.down.accept(op);
		}

	}

}
