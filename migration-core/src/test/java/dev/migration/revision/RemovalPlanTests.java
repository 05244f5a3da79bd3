package dev.migration.revision;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RevisionMap#remove}.
 */
class RemovalPlanTests {

	private static List<String> plan(String graph, Heads rows, String... ids) {
		return GraphNotation.plan(GraphNotation.map(graph).remove(rows, List.of(ids)));
	}

	@Test
	void chainGoesFromItsEnd() {
		assertThat(plan("a; b <a; c <b; d <c", Heads.of("d"), "c", "d")).containsExactly("d -> [c]", "c -> [b]");
	}

	@Test
	void orderOfTheIdsDoesNotCount() {
		assertThat(plan("a; b <a; c <b; d <c", Heads.of("d"), "d", "b", "c")).containsExactly("d -> [c]", "c -> [b]",
				"b -> [a]");
	}

	@Test
	void everythingLeavesNoRow() {
		assertThat(plan("a; b <a", Heads.of("b"), "a", "b")).containsExactly("b -> [a]", "a -> []");
	}

	@Test
	void mergeGivesItsParentsTheirRowsBack() {
		assertThat(plan("a; b <a; c <a; m <b,c", Heads.of("m"), "m")).containsExactly("m -> [b, c]");
	}

	@Test
	void mergeGoesWithOneOfItsBranches() {
		assertThat(plan("a; b <a; c <a; m <b,c", Heads.of("m"), "m", "c")).containsExactly("m -> [b, c]", "c -> [b]");
	}

	@Test
	void branchLeavesItsSiblingsAndWhatTheyBuildOn() {
		assertThat(plan("a; b <a; c <a; d <c", Heads.of("b", "d"), "c", "d")).containsExactly("d -> [b, c]",
				"c -> [b]");
	}

	@Test
	void allBranchesGoDownToTheirCommonParent() {
		assertThat(plan("a; b <a; c <a; d <c", Heads.of("b", "d"), "b", "c", "d")).containsExactly("b -> [d]",
				"d -> [c]", "c -> [a]");
	}

	@Test
	void rootOfItsOwnLeavesTheOthers() {
		assertThat(plan("a; x; y <x", Heads.of("a", "y"), "x", "y")).containsExactly("y -> [a, x]", "x -> [a]");
	}

	@Test
	void dependencyGetsItsRowBack() {
		assertThat(plan("a; b <a; x; y <x ^b", Heads.of("y"), "y")).containsExactly("y -> [b, x]");
	}

	@Test
	void dependantGoesBeforeWhatItDependsOn() {
		assertThat(plan("a; b <a; x; y <x ^b", Heads.of("y"), "b", "y")).containsExactly("y -> [b, x]", "b -> [a, x]");
	}

	@Test
	void dependencyByALabelCounts() {
		assertThat(plan("a; b <a =lib; x; y <x ^lib", Heads.of("y"), "b", "y")).containsExactly("y -> [b, x]",
				"b -> [a, x]");
	}

	@Test
	void whatIsNotAppliedNeedsNoStep() {
		assertThat(plan("a; b <a; c <b", Heads.of("b"), "c")).isEmpty();
		assertThat(plan("a; b <a; c <b", Heads.of("b"), "c", "b")).containsExactly("b -> [a]");
		assertThat(plan("a", Heads.of("a"))).isEmpty();
	}

	@Test
	void whatAnotherBuildsOnIsRefused() {
		assertThatExceptionOfType(RevisionNeededException.class)
			.isThrownBy(() -> plan("a; b <a; c <b", Heads.of("c"), "b"))
			.withMessage("Revision 'b' cannot be taken back alone: 'c' is applied and builds or depends on it; take it"
					+ " back as well.")
			.satisfies((ex) -> assertThat(ex.revision()).isEqualTo("b"))
			.satisfies((ex) -> assertThat(ex.neededBy()).isEqualTo("c"));
	}

	@Test
	void whatAnotherDependsOnIsRefused() {
		assertThatExceptionOfType(RevisionNeededException.class)
			.isThrownBy(() -> plan("a; b <a; x; y <x ^b", Heads.of("y"), "b"))
			.withMessageStartingWith("Revision 'b' cannot be taken back alone: 'y' is applied");
	}

	@Test
	void whatIsNotInTheGraphIsRefused() {
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> plan("a", Heads.of("a"), "b"))
			.withMessageStartingWith("Can't locate revision identified by 'b'");
		assertThatExceptionOfType(UnknownVersionRowException.class).isThrownBy(() -> plan("a", Heads.of("z"), "a"));
	}

	@Test
	void rowsThatOverlapAreRefused() {
		assertThatExceptionOfType(OverlappingVersionRowsException.class)
			.isThrownBy(() -> plan("a; b <a", Heads.of("a", "b"), "b"));
	}

}
