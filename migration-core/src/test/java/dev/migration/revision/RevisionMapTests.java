package dev.migration.revision;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RevisionMapTests {

	private static final String CURRENT = "a1; a2 <a1; a3 <a2; b1; b2 <b1 ^a2; b3 <b2";

	@Test
	void stepsDescribeThemselves() {
		RevisionMap map = GraphNotation.map("a; b1 <a; b2 <a; c <b1,b2 ^x; x");
		List<RevisionStep> steps = map.upgrade(Heads.of("b1", "b2", "x"), RevisionTarget.HEADS);

		assertThat(steps).extracting(RevisionStep::description).containsExactly("upgrade b1, b2 -> c, add c");
		assertThat(map.downgrade(Heads.of("c"), RevisionTarget.parse("c-1"))).extracting(RevisionStep::description)
			.containsExactly("downgrade c -> b1, b2, add c");
		assertThat(map.upgrade(Heads.none(), RevisionTarget.parse("a"))).extracting(RevisionStep::description)
			.containsExactly("upgrade  -> a, add a");
	}

	@Test
	void rowsAreEqualInAnyOrder() {
		assertThat(Heads.of("b", "a", "b")).isEqualTo(Heads.of("a", "b")).hasToString("a, b");
	}

	@Nested
	class Errors {

		@Test
		void duplicateIdNamesTheScripts() {
			RevisionNode first = new RevisionNode("a1", List.of(), List.of(), List.of(), "", null, "one/a1.sql");
			RevisionNode second = new RevisionNode("a1", List.of(), List.of(), List.of(), "", null, "two/a1.sql");

			assertThatExceptionOfType(DuplicateRevisionException.class)
				.isThrownBy(() -> RevisionMap.of(List.of(first, second)))
				.withMessage("Revision 'a1' is declared more than once, in 'one/a1.sql', 'two/a1.sql'; "
						+ "give each its own id.")
				.satisfies((ex) -> assertThat(ex.id()).isEqualTo("a1"))
				.satisfies((ex) -> assertThat(ex.origins()).containsExactly("one/a1.sql", "two/a1.sql"));
		}

		@Test
		void duplicateLabelNamesTheScripts() {
			assertThatExceptionOfType(DuplicateBranchLabelException.class)
				.isThrownBy(() -> GraphNotation.map("a =net; b =net"))
				.withMessage("Branch label 'net' is declared more than once or is also a revision id, "
						+ "in 'a.sql', 'b.sql'; use another label.")
				.satisfies((ex) -> assertThat(ex.label()).isEqualTo("net"));
			assertThatExceptionOfType(DuplicateBranchLabelException.class)
				.isThrownBy(() -> GraphNotation.map("a =b; b"));
		}

		@Test
		void missingParentNamesTheScript() {
			assertThatExceptionOfType(MissingParentException.class).isThrownBy(() -> GraphNotation.map("a; b <gone"))
				.withMessage("Revision 'b' in 'b.sql' revises 'gone', which is not present; "
						+ "restore its script or correct the reference.")
				.satisfies((ex) -> assertThat(ex.parent()).isEqualTo("gone"))
				.satisfies((ex) -> assertThat(ex.revision().id()).isEqualTo("b"));
			assertThatExceptionOfType(MissingParentException.class).isThrownBy(() -> GraphNotation.map("a ^gone"))
				.withMessageStartingWith("Revision 'a' in 'a.sql' depends on 'gone', which is not present;");
		}

		@Test
		void cycleNamesTheScripts() {
			assertThatExceptionOfType(RevisionCycleException.class)
				.isThrownBy(() -> GraphNotation.map("a; b <a,d; c <b; d <c; e <d"))
				.withMessage("Revisions revise each other: 'b' in 'b.sql' -> 'd' in 'd.sql' -> 'c' in 'c.sql' -> 'b'; "
						+ "correct the down revision of one of them.")
				.satisfies((ex) -> assertThat(GraphNotation.ids(ex.cycle())).isEqualTo("b d c"));
		}

		@Test
		void cycleThroughDependenciesIsTold() {
			assertThatExceptionOfType(RevisionCycleException.class).isThrownBy(() -> GraphNotation.map("a ^b; b <a"))
				.withMessage("Revisions depend on each other: 'a' in 'a.sql' -> 'b' in 'b.sql' -> 'a'; "
						+ "correct the dependencies of one of them.")
				.satisfies((ex) -> assertThat(ex.isThroughDependencies()).isTrue());
		}

		@ParameterizedTest
		@ValueSource(strings = { "a@b", "a-b", "a+b", "a:b", "a b", "a\tb", "a\u00a0b", "a\u0000" })
		void idWithACharacterOfTargetsIsRefused(String id) {
			assertThatExceptionOfType(InvalidRevisionIdException.class).isThrownBy(() -> node(id, List.of()))
				.withMessage("Revision id '" + id + "' in 'x.sql' contains '@', '-', '+', ':' or white space; "
						+ "use letters, digits and '_'.")
				.satisfies((ex) -> assertThat(ex.id()).isEqualTo(id));
			assertThatExceptionOfType(InvalidRevisionIdException.class).isThrownBy(() -> node("x", List.of(id)));
		}

		@Test
		void idThatDoesNotFitIsRefused() {
			assertThat(node("x".repeat(32), List.of()).id()).hasSize(32);
			assertThatExceptionOfType(InvalidRevisionIdException.class)
				.isThrownBy(() -> node("x".repeat(33), List.of()))
				.withMessage(
						"Revision id '%s' in 'x.sql' has 33 characters; use at most 32.".formatted("x".repeat(33)));
			assertThatExceptionOfType(InvalidRevisionIdException.class).isThrownBy(() -> node(" ", List.of()))
				.withMessage("Revision id in 'x.sql' is empty; use letters and digits.");
			assertThatExceptionOfType(InvalidRevisionIdException.class).isThrownBy(() -> node("head", List.of()))
				.withMessage("Revision id 'head' in 'x.sql' is a reserved word; use another.");
		}

		private static RevisionNode node(String id, List<String> labels) {
			return new RevisionNode(id, List.of(), List.of(), labels, "", null, "x.sql");
		}

	}

	@Nested
	class Listing {

		@Test
		void headThatIsADependencyIsNoEffectiveHead() {
			RevisionMap map = GraphNotation.map("a; b ^a");

			assertThat(GraphNotation.ids(map.heads())).isEqualTo("a b");
			assertThat(GraphNotation.ids(map.effectiveHeads())).isEqualTo("b");
			assertThat(map.isHead(map.get("a"))).isTrue();
			assertThat(map.isEffectiveHead(map.get("a"))).isFalse();
			assertThat(GraphNotation.ids(map.bases())).isEqualTo("a b");
		}

		@Test
		void branchPointsAndMergePointsAreTold() {
			RevisionMap map = GraphNotation.map("a; b <a; c <a; d <b,c");

			assertThat(map.nodes()).filteredOn(map::isBranchPoint).extracting(RevisionNode::id).containsExactly("a");
			assertThat(map.nodes()).filteredOn(RevisionNode::isMergePoint)
				.extracting(RevisionNode::id)
				.containsExactly("d");
			assertThat(GraphNotation.ids(map.children(map.get("a")))).isEqualTo("b c");
		}

		@Test
		void labelReachesUpwardsAndDownToWhereTheBranchBegins() {
			RevisionMap map = GraphNotation.map("a; b <a; c <b; d <c =net; e <d; f <a");

			assertThat(map.nodes()).filteredOn((node) -> map.branchLabels(node).contains("net"))
				.extracting(RevisionNode::id)
				.containsExactly("b", "c", "d", "e");
		}

		@ParameterizedTest
		@CsvSource({ "'',''", "a3,a3", "'a1,b1','a1 b1'", "b2,'a2 b2'", "b3,'a2 b3'", "'a3,b3','a3 b3'" })
		void currentShowsWhatADependantHides(String rows, String current) {
			Heads heads = rows.isEmpty() ? Heads.none() : Heads.of(rows.split(","));

			assertThat(GraphNotation.ids(GraphNotation.map(CURRENT).current(heads))).isEqualTo(current);
		}

		@Test
		void rowsImplyEverythingBelow() {
			RevisionMap map = GraphNotation.map(CURRENT);

			assertThat(map.applied(Heads.of("b2"))).extracting(RevisionNode::id)
				.containsExactly("a1", "a2", "b1", "b2");
			assertThat(GraphNotation.ids(map.pending(Heads.of("b2")))).isEqualTo("b3 a3");
		}

		@Test
		void rowWithoutAScriptIsUnknownAndImpliesNothing() {
			RevisionMap map = GraphNotation.map("a; b <a");

			assertThat(map.unknown(Heads.of("a", "gone"))).containsExactly("gone");
			assertThat(map.applied(Heads.of("a", "gone"))).extracting(RevisionNode::id).containsExactly("a");
			assertThat(GraphNotation.ids(map.pending(Heads.of("a", "gone")))).isEqualTo("b");
		}

		@Test
		void rowsOfTheEffectiveHeadsAreAtHeads() {
			RevisionMap map = GraphNotation.map("a; b ^a");

			assertThat(map.isAtHeads(Heads.of("b"))).isTrue();
			assertThat(map.isAtHeads(Heads.of("a"))).isFalse();
			assertThat(map.isAtHeads(Heads.of("b", "gone"))).isFalse();
			assertThat(GraphNotation.map("a").isAtHeads(Heads.none())).isFalse();
		}

		@Test
		void newRevisionBuildsOnTheEffectiveHead() {
			RevisionMap map = GraphNotation.map("a; b ^a");

			assertThat(GraphNotation.ids(map.parentsOfNew(List.of(RevisionTarget.HEAD), false))).isEqualTo("b");
		}

		@Test
		void newRevisionNeedsSpliceToBeginABranch() {
			RevisionMap map = GraphNotation.map("a; b <a");
			List<RevisionTarget> parents = List.of(RevisionTarget.revision("a"));

			assertThatExceptionOfType(NotAHeadException.class).isThrownBy(() -> map.parentsOfNew(parents, false))
				.withMessage("Revision 'a' is not a head; use '--splice' to begin a branch there.");
			assertThat(GraphNotation.ids(map.parentsOfNew(parents, true))).isEqualTo("a");
		}

		@Test
		void rangeFromNewToOldIsRefused() {
			RevisionMap map = GraphNotation.map("a; b <a");

			assertThatExceptionOfType(RangeNotAncestorException.class)
				.isThrownBy(() -> map.history(RevisionRange.parse("b:a"), Heads.none()))
				.withMessage("Range 'b:a' does not lead upwards along a branch; name the older revision first.");
		}

		@Test
		void shownTargetsMayFollowTheRows() {
			RevisionMap map = GraphNotation.map(CURRENT);

			assertThat(GraphNotation.ids(map.resolve(RevisionTarget.parse("current"), Heads.of("b2")))).isEqualTo("b2");
			assertThat(GraphNotation.ids(map.resolve(RevisionTarget.parse("-1"), Heads.none()))).isEqualTo("a2 b2");
			assertThat(map.resolve(RevisionTarget.BASE, Heads.none())).isEmpty();
		}

	}

}
