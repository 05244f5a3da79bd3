package dev.migration.runtime;

import java.util.List;

import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionStep;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StepGroupsTests {

	@Test
	void eachRevisionHasATransactionOfItsOwn() {
		assertThat(groups(TransactionMode.PER_REVISION, "a1", "b2", "c3")).containsExactly("[a1]", "[b2]", "[c3]");
	}

	@Test
	void aRunHasOneTransaction() {
		assertThat(groups(TransactionMode.PER_RUN, "a1", "b2", "c3")).containsExactly("[a1 b2 c3]");
	}

	@Test
	void whatHasNoTransactionStandsBetweenThoseThatShareOne() {
		assertThat(groups(TransactionMode.PER_RUN, "a1", "b2", "!c3", "d4", "e5")).containsExactly("[a1 b2]", "c3",
				"[d4 e5]");
	}

	@Test
	void whatHasNoTransactionIsNeverJoined() {
		assertThat(groups(TransactionMode.PER_RUN, "!a1", "!b2", "c3", "!d4")).containsExactly("a1", "b2", "[c3]",
				"d4");
		assertThat(groups(TransactionMode.PER_REVISION, "!a1", "!b2")).containsExactly("a1", "b2");
	}

	@Test
	void nothingToDoIsNoGroup() {
		assertThat(groups(TransactionMode.PER_RUN)).isEmpty();
		assertThat(groups(TransactionMode.PER_REVISION)).isEmpty();
	}

	@Test
	void stepsWithoutATransactionCannotBeAGroup() {
		assertThatIllegalArgumentException().isThrownBy(() -> new StepGroup(List.of(step("a1"), step("b2")), false));
		assertThatIllegalArgumentException().isThrownBy(() -> new StepGroup(List.of(), true));
	}

	/**
	 * Write groups down: those with a transaction in brackets.
	 * @param ids the plan; an exclamation mark is before what a transaction cannot hold
	 */
	private static List<String> groups(TransactionMode mode, String... ids) {
		List<RevisionStep> steps = List.of(ids).stream().map(StepGroupsTests::step).toList();
		return StepGroups.of(steps, (step) -> !step.revision().id().startsWith("x"), mode)
			.stream()
			.map(StepGroupsTests::text)
			.toList();
	}

	private static String text(StepGroup group) {
		String ids = String.join(" ", group.steps().stream().map((step) -> step.revision().id()).toList());
		return group.transactional() ? "[" + ids + "]" : ids.replace("x", "");
	}

	private static RevisionStep step(String id) {
		RevisionNode node = new RevisionNode(id.replace("!", "x"), List.of(), List.of(), List.of(), "",
				TestRevisions.NOW, "R" + id);
		return new RevisionStep(node, Direction.UPGRADE, List.of(), Heads.none(), Heads.none());
	}

}
