package dev.migration.revision;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RebaseTests {

	private static final String TWO_HEADS = "a; b <a; c <a; d <c";

	@Test
	void branchMovesOntoTheOtherHead() {
		RevisionMap map = GraphNotation.map(TWO_HEADS).withParents("c", List.of("b"));

		assertThat(GraphNotation.ids(map.heads())).isEqualTo("d");
		assertThat(GraphNotation.ids(map.history())).isEqualTo("d c b a");
		assertThat(map.get("c"))
			.isEqualTo(new RevisionNode("c", List.of("b"), List.of(), List.of(), "add c", null, "c.sql"));
	}

	@Test
	void loadOrderIsKept() {
		RevisionMap map = GraphNotation.map("b <a; c <a; a").withParents("c", List.of("b"));

		assertThat(GraphNotation.ids(map.nodes())).isEqualTo("b c a");
	}

	@Test
	void graphBeforeIsNotChanged() {
		RevisionMap before = GraphNotation.map(TWO_HEADS);
		before.withParents("c", List.of("b"));

		assertThat(GraphNotation.ids(before.heads())).isEqualTo("b d");
	}

	@Test
	void mergeGetsAnotherSide() {
		RevisionMap map = GraphNotation.map("a; b <a; c <a; x; m <b,c");

		assertThat(map.withParents("m", List.of("c", "x", "c")).get("m").downRevisions()).containsExactly("c", "x");
		assertThat(map.withParents("m", List.of("b", "c", "x")).get("m").downRevisions()).containsExactly("b", "c",
				"x");
	}

	@Test
	void mergeDoesNotLoseASide() {
		RevisionMap map = GraphNotation.map("a; b <a; c <a; x; m <b,c");

		assertThatExceptionOfType(RebaseRefusedException.class)
			.isThrownBy(() -> map.withParents("m", List.of("x", "x")))
			.withMessage("Revision 'm' merges 'b', 'c', and onto 'x' alone it would merge fewer; "
					+ "name all its parents, each with a '--onto' of its own.")
			.satisfies((ex) -> assertThat(ex.parents()).containsExactly("x"));
		assertThatExceptionOfType(RebaseRefusedException.class).isThrownBy(() -> map.withParents("m", List.of()))
			.withMessage("Revision 'm' merges 'b', 'c', and onto 'base' it would merge fewer; "
					+ "name all its parents, each with a '--onto' of its own.");
	}

	@Test
	void revisionBecomesABase() {
		RevisionMap map = GraphNotation.map(TWO_HEADS).withParents("c", List.of());

		assertThat(GraphNotation.ids(map.bases())).isEqualTo("a c");
	}

	@Test
	void dependencyMayBecomeTheParent() {
		RevisionMap map = GraphNotation.map("a; b <a; c <a ^b").withParents("c", List.of("b"));

		assertThat(GraphNotation.ids(map.history())).isEqualTo("c b a");
	}

	@Test
	void labelsFollowTheNewPlace() {
		RevisionMap map = GraphNotation.map("a =one; x =two; b <a").withParents("b", List.of("x"));

		assertThat(map.branchLabels(map.get("b"))).containsExactly("two");
	}

	@Test
	void revisionIsNotPutOntoItself() {
		assertThatExceptionOfType(RebaseRefusedException.class)
			.isThrownBy(() -> GraphNotation.map(TWO_HEADS).withParents("c", List.of("c")))
			.withMessage("Revision 'c' cannot be rebased onto 'c': a revision cannot build on itself; "
					+ "choose a head of another branch, see 'heads'.");
	}

	@Test
	void revisionIsNotPutOntoWhatBuildsOnIt() {
		assertThatExceptionOfType(RebaseRefusedException.class)
			.isThrownBy(() -> GraphNotation.map(TWO_HEADS).withParents("a", List.of("d")))
			.withMessage("Revision 'a' cannot be rebased onto 'd': 'd' builds or depends on it already, "
					+ "so that it would be its own ancestor; choose a head of another branch, see 'heads'.")
			.satisfies((ex) -> assertThat(ex.revision()).isEqualTo("a"))
			.satisfies((ex) -> assertThat(ex.parents()).containsExactly("d"));
	}

	@Test
	void revisionIsNotPutOntoWhatDependsOnIt() {
		assertThatExceptionOfType(RebaseRefusedException.class)
			.isThrownBy(() -> GraphNotation.map("a =lib; x ^lib; y <x").withParents("a", List.of("y")));
	}

	@Test
	void sameParentsInAnyOrderAreNoChange() {
		RevisionMap map = GraphNotation.map("a; b; m <a,b");

		assertThatExceptionOfType(RebaseRefusedException.class)
			.isThrownBy(() -> map.withParents("m", List.of("b", "a")))
			.withMessage("Revision 'm' builds on 'a', 'b' already; there is nothing to rebase.");
		assertThatExceptionOfType(RebaseRefusedException.class).isThrownBy(() -> map.withParents("a", List.of()))
			.withMessage("Revision 'a' is a base already; there is nothing to rebase.");
	}

	@Test
	void unknownRevisionOrParentIsNamed() {
		RevisionMap map = GraphNotation.map(TWO_HEADS);

		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> map.withParents("x", List.of("a")))
			.satisfies((ex) -> assertThat(ex.argument()).isEqualTo("x"));
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> map.withParents("d", List.of("x")))
			.satisfies((ex) -> assertThat(ex.argument()).isEqualTo("x"));
	}

}
