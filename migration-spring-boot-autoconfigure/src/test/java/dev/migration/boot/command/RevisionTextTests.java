package dev.migration.boot.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.migration.command.RevisionEntry;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RevisionTextTests {

	private static final RevisionNode BASE = node("a1", List.of(), List.of(), "create account table");

	private static final RevisionNode LEFT = node("b2", List.of("a1"), List.of(), "");

	private static final RevisionNode RIGHT = node("c3", List.of("a1"), List.of("b2"), "add a column");

	private static final RevisionNode MERGE = node("d4", List.of("b2", "c3"), List.of(), "merge b2 and c3");

	private final RevisionText text = new RevisionText(RevisionMap.of(List.of(BASE, LEFT, RIGHT, MERGE)), Map::of);

	@Test
	void theSourceIsNamedWhereThereIsOne() {
		Path source = Path.of("src", "main", "java", "db", "revision", "Ra1_create_account_table.java");
		RevisionText sources = new RevisionText(RevisionMap.of(List.of(BASE)), () -> Map.of("a1", source));
		RevisionEntry entry = new RevisionEntry(BASE, List.of(), true, false, false, false, false, false);

		assertThat(sources.logEntry(entry)).contains("\nPath: " + source.toAbsolutePath() + "\n");
	}

	@Test
	void aMergePointNamesItsParents() {
		RevisionEntry entry = new RevisionEntry(MERGE, List.of("shop", "billing"), true, false, false, true, true,
				true);

		assertThat(this.text.history(entry, false))
			.isEqualTo("b2, c3 -> d4 (shop, billing) (head) (mergepoint), merge b2 and c3");
		assertThat(this.text.history(entry, true))
			.isEqualTo("b2, c3 -> d4 (shop, billing) (head) (current) (mergepoint), merge b2 and c3");
		assertThat(this.text.head(entry)).isEqualTo("d4 (shop, billing) (head)");
		assertThat(this.text.current(entry)).isEqualTo("d4 (head) (mergepoint)");
		assertThat(this.text.logEntry(entry, true)).isEqualTo("""
				Rev: d4 (head) (mergepoint) (current)
				Merges: b2, c3
				Branch names: shop, billing
				Path: db/revision/d4.sql

				    merge b2 and c3
				INDENT
				    Revision ID: d4
				    Revises: b2, c3
				    Create Date: 2026-11-20T23:29:18Z
				""".replace("INDENT", "    "));
	}

	@Test
	void dependenciesFollowTheParents() {
		RevisionEntry entry = new RevisionEntry(RIGHT, List.of(), false, false, false, false, false, false);

		assertThat(this.text.history(entry, true)).isEqualTo("a1 (b2) -> c3, add a column");
		assertThat(this.text.logEntry(entry)).startsWith("Rev: c3\nParent: a1\nAlso depends on: b2\nPath: ");
	}

	@Test
	void aHeadThatAnotherDependsOnIsAnEffectiveHead() {
		RevisionEntry entry = new RevisionEntry(LEFT, List.of(), false, true, false, false, false, false);

		assertThat(this.text.head(entry)).isEqualTo("b2 (effective head)");
		assertThat(this.text.logEntry(entry)).startsWith("Rev: b2 (head)\n");
	}

	@Test
	void aRevisionWithoutAMessageEndsWithItsFlags() {
		RevisionEntry entry = new RevisionEntry(LEFT, List.of(), false, false, false, false, false, false);

		assertThat(this.text.history(entry, false)).isEqualTo("a1 -> b2");
		assertThat(this.text.logEntry(entry)).contains("\n    empty message\n");
	}

	@Test
	void aMessageOfSeveralLinesBreaksNoRow() {
		RevisionNode revision = node("e5", List.of("d4"), List.of(),
				"add\ta column\r\nto the \u001b[31maccount\n \nIt was asked for.");
		RevisionEntry entry = new RevisionEntry(revision, List.of(), true, false, false, false, false, false);

		assertThat(this.text.history(entry, false)).isEqualTo("d4 -> e5 (head), add a column to the [31maccount");
		assertThat(this.text.logEntry(entry)).contains("""

				    add a column
				    to the [31maccount
				INDENT
				    It was asked for.
				INDENT
				    Revision ID: e5
				""".replace("INDENT", "    "));
	}

	@Test
	void aBranchPointNamesWhatFollows() {
		RevisionEntry entry = new RevisionEntry(BASE, List.of(), false, false, true, false, false, true);

		assertThat(this.text.branch(entry)).isEqualTo("a1 (branchpoint)");
		assertThat(this.text.child(entry, true)).isEqualTo("a1 (branchpoint), create account table");
		assertThat(this.text.logEntry(entry))
			.startsWith("Rev: a1 (branchpoint)\nParent: <base>\nBranches into: b2, c3\nPath: ")
			.contains("\n    Revises: \n");
	}

	@Test
	void aMessageDoesNotTalkToTheTerminal() {
		RevisionNode talking = node("a1", List.of(), List.of(), "a\u001b[31m\u009b2Jb\u202ec\u2066d\u2028e");

		assertThat(this.text.history(new RevisionEntry(talking, List.of(), true, false, false, false, false, false),
				false))
			.isEqualTo("<base> -> a1 (head), a [31m 2Jb c d e");
	}

	private static RevisionNode node(String id, List<String> parents, List<String> dependencies, String message) {
		return new RevisionNode(id, parents, dependencies, List.of(), message, Instant.parse("2026-11-20T23:29:18Z"),
				"db/revision/" + id + ".sql");
	}

}
