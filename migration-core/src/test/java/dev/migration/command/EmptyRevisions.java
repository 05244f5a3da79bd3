package dev.migration.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;

/**
 * Revisions of which only the place in the graph matters, written
 * {@code "c1 < a1, b1 ^ d1"}.
 */
final class EmptyRevisions {

	static final Instant NOW = Instant.parse("2026-11-20T23:29:18Z");

	private EmptyRevisions() {
	}

	static MigrationHistory of(String... revisions) {
		return MigrationHistory.of(Stream.of(revisions).map(EmptyRevisions::revision).toList());
	}

	private static LoadedRevision revision(String text) {
		String[] dependencies = text.split(" \\^ ");
		String[] parents = dependencies[0].split(" < ");
		RevisionNode node = new RevisionNode(parents[0],
				(parents.length > 1) ? List.of(parents[1].split(", ")) : List.of(),
				(dependencies.length > 1) ? List.of(dependencies[1].split(", ")) : List.of(), List.of(),
				"does " + parents[0], NOW, "R" + parents[0]);
		return new LoadedRevision(node, true, Nothing::new);
	}

	static Migrations migrations(MigrationHistory history, DataSource dataSource) {
		MigrationDatabase database = new MigrationDatabase("default", dataSource, new PostgreSqlDialect(), null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
		return new Migrations(history, database,
				new RunOptions(Duration.ofSeconds(5), "2.0", "host-1", List.of(), Clock.fixed(NOW, ZoneOffset.UTC)));
	}

	private static final class Nothing implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
		}

		@Override
		public void downgrade(Operations op) {
		}

	}

}
