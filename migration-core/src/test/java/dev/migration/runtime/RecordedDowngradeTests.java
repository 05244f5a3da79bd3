package dev.migration.runtime;

import java.util.Arrays;
import java.util.List;

import dev.migration.revision.RevisionNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecordedDowngrade}.
 */
class RecordedDowngradeTests {

	private static final RecordedDowngrade DOWNGRADE = downgrade(
			node("c3", List.of("b1", "b2"), List.of("lib"), List.of("shop")), true, "DROP TABLE a");

	@Test
	void hashIsTheSameForEver() {
		assertThat(DOWNGRADE.hash())
			.isEqualTo("downgrade-1:29dc6a6cb8233919311831dedc872cd0127936758fb57836e22879b7d0a46e03");
	}

	@Test
	void hashIsOfEverythingThatSaysWhatIsRunWhenAndHow() {
		List<RecordedDowngrade> others = List.of(
				downgrade(node("c4", List.of("b1", "b2"), List.of("lib"), List.of("shop")), true, "DROP TABLE a"),
				downgrade(node("c3", List.of("b1"), List.of("lib"), List.of("shop")), true, "DROP TABLE a"),
				downgrade(node("c3", List.of("b2", "b1"), List.of("lib"), List.of("shop")), true, "DROP TABLE a"),
				downgrade(node("c3", List.of("b1", "b2"), List.of(), List.of("shop")), true, "DROP TABLE a"),
				downgrade(node("c3", List.of("b1", "b2"), List.of("lib"), List.of()), true, "DROP TABLE a"),
				downgrade(node("c3", List.of("b1", "b2"), List.of("lib", "shop"), List.of()), true, "DROP TABLE a"),
				downgrade(node("c3", List.of("b1", "b2"), List.of("lib"), List.of("shop")), false, "DROP TABLE a"),
				downgrade(node("c3", List.of("b1", "b2"), List.of("lib"), List.of("shop")), true, "DROP TABLE b"),
				downgrade(node("c3", List.of("b1", "b2"), List.of("lib"), List.of("shop")), true, "DROP TABLE a",
						"DROP TABLE a"));

		assertThat(others).extracting(RecordedDowngrade::hash).doesNotHaveDuplicates().doesNotContain(DOWNGRADE.hash());
	}

	@Test
	void hashIsNotOfWhatIsOnlyRead() {
		RevisionNode renamed = new RevisionNode("c3", List.of("b1", "b2"), List.of("lib"), List.of("shop"),
				"another message", null, "elsewhere");

		assertThat(downgrade(renamed, true, "DROP TABLE a").hash()).isEqualTo(DOWNGRADE.hash());
	}

	private static RecordedDowngrade downgrade(RevisionNode node, boolean transactional, String... statements) {
		return new RecordedDowngrade(node, transactional, new RecordedStatements(Arrays.asList(statements)));
	}

	private static RevisionNode node(String id, List<String> parents, List<String> dependsOn, List<String> labels) {
		return new RevisionNode(id, parents, dependsOn, labels, "drop a", null, "R" + id);
	}

}
