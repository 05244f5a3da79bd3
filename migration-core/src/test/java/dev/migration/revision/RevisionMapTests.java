package dev.migration.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
				.withMessage(
						"Revision 'a1' is present more than once, in 'one/a1.sql', 'two/a1.sql'; give each its own "
								+ "id.")
				.satisfies((ex) -> assertThat(ex.id()).isEqualTo("a1"))
				.satisfies((ex) -> assertThat(ex.origins()).containsExactly("one/a1.sql", "two/a1.sql"));
		}

		@Test
		void duplicateLabelNamesTheScripts() {
			assertThatExceptionOfType(DuplicateBranchLabelException.class)
				.isThrownBy(() -> GraphNotation.map("a =net; b =net"))
				.withMessage("Branch name 'net' in revision 'b' is already used by revision 'a' in 'a.sql'; use "
						+ "another label.")
				.satisfies((ex) -> assertThat(ex.label()).isEqualTo("net"));
			assertThatExceptionOfType(DuplicateBranchLabelException.class)
				.isThrownBy(() -> GraphNotation.map("a =b; b"));
		}

		@Test
		void missingParentNamesTheScript() {
			assertThatExceptionOfType(MissingParentException.class).isThrownBy(() -> GraphNotation.map("a; b <gone"))
				.withMessage("Revision 'gone' referenced from 'b' in 'b.sql' is not present; restore its script or "
						+ "correct the down revision.")
				.satisfies((ex) -> assertThat(ex.parent()).isEqualTo("gone"))
				.satisfies((ex) -> assertThat(ex.revision().id()).isEqualTo("b"));
			assertThatExceptionOfType(MissingParentException.class).isThrownBy(() -> GraphNotation.map("a ^gone"))
				.withMessageStartingWith("Revision or branch 'gone' referenced from 'a' in 'a.sql' is not present;");
		}

		@Test
		void cycleNamesTheScripts() {
			assertThatExceptionOfType(RevisionCycleException.class)
				.isThrownBy(() -> GraphNotation.map("a; b <a,d; c <b; d <c; e <d"))
				.withMessage("Cycle is detected in revisions (b, d, c): 'b' in 'b.sql' -> 'd' in 'd.sql' -> 'c' in "
						+ "'c.sql' -> 'b'; correct the down revision of one of them.")
				.satisfies((ex) -> assertThat(GraphNotation.ids(ex.cycle())).isEqualTo("b d c"));
		}

		@Test
		void cycleThroughDependenciesIsTold() {
			assertThatExceptionOfType(RevisionCycleException.class).isThrownBy(() -> GraphNotation.map("a ^b; b <a"))
				.withMessage(
						"Dependency cycle is detected in revisions (a, b): 'a' in 'a.sql' -> 'b' in 'b.sql' -> 'a'; "
								+ "correct the dependencies of one of them.");
		}

		@Test
		void selfLoopNamesTheScript() {
			assertThatExceptionOfType(RevisionCycleException.class).isThrownBy(() -> GraphNotation.map("a <a; b"))
				.withMessage("Self-loop is detected in revisions (a): 'a' in 'a.sql' -> 'a'; "
						+ "correct the down revision of this revision.")
				.isExactlyInstanceOf(RevisionCycleException.class);
			assertThatExceptionOfType(DependencyCycleException.class).isThrownBy(() -> GraphNotation.map("a =lib ^lib"))
				.withMessage("Dependency self-loop is detected in revisions (a): 'a' in 'a.sql' -> 'a'; "
						+ "correct the dependencies of this revision.");
		}

		@Test
		void longCycleIsCutOffInTheMessage() {
			StringBuilder graph = new StringBuilder("r0 <r999");
			for (int index = 1; index < 1000; index++) {
				graph.append("; r%d <r%d".formatted(index, index - 1));
			}

			assertThatExceptionOfType(RevisionCycleException.class)
				.isThrownBy(() -> GraphNotation.map(graph.toString()))
				.satisfies((ex) -> assertThat(ex.cycle()).hasSize(1000))
				.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(1000).contains(" and 980 more): 'r"));
		}

		@Test
		void cycleBelowALongHistoryIsFound() {
			assertThatExceptionOfType(RevisionCycleException.class)
				.isThrownBy(() -> GraphNotation.map("z <y; y <x; x <c; a <c; b <a; c <b"))
				.satisfies((ex) -> assertThat(GraphNotation.ids(ex.cycle())).isEqualTo("c b a"));
		}

		@Test
		void errorsAreFoundInAFixedOrder() {
			List<RevisionNode> nodes = new ArrayList<>(GraphNotation.nodes("a <b =net; b <a =net; c <gone; c"));

			assertThatExceptionOfType(DuplicateRevisionException.class).isThrownBy(() -> RevisionMap.of(nodes));
			nodes.remove(3);
			assertThatExceptionOfType(DuplicateBranchLabelException.class).isThrownBy(() -> RevisionMap.of(nodes));
			nodes.set(1, GraphNotation.nodes("b <a").get(0));
			assertThatExceptionOfType(MissingParentException.class).isThrownBy(() -> RevisionMap.of(nodes));
			nodes.remove(2);
			assertThatExceptionOfType(RevisionCycleException.class).isThrownBy(() -> RevisionMap.of(nodes));
		}

		@Test
		void labelThatIsAnIdNamesTheScripts() {
			assertThatExceptionOfType(DuplicateBranchLabelException.class)
				.isThrownBy(() -> GraphNotation.map("a =b; b"))
				.withMessage("Branch name 'b' in revision 'a' is already used by revision 'b' in 'b.sql'; "
						+ "use another label.")
				.satisfies((ex) -> assertThat(ex.origins()).containsExactly("b.sql", "a.sql"));
			assertThatExceptionOfType(DuplicateBranchLabelException.class).isThrownBy(() -> GraphNotation.map("a =a"))
				.withMessage("Branch name 'a' in revision 'a' is already used by revision 'a' as its id; "
						+ "use another label.");
		}

		@ParameterizedTest
		@CsvSource(delimiter = '|',
				value = { "a@b | @", "a-b | -", "a+b+ | +", "a:b | :", "'a,b' | ','", "a b | U+0020", "+a@ | '+, @'" })
		void idWithACharacterOfTargetsIsRefused(String id, String characters) {
			assertThatExceptionOfType(InvalidRevisionIdException.class).isThrownBy(() -> node(id, List.of()))
				.withMessage("Character(s) '" + characters + "' not allowed in revision identifier '" + id
						+ "' in 'x.sql'; use letters, digits and '_'.")
				.satisfies((ex) -> assertThat(ex.id()).isEqualTo(id));
			assertThatExceptionOfType(InvalidRevisionIdException.class).isThrownBy(() -> node("x", List.of(id)))
				.withMessage("Character(s) '" + characters + "' not allowed in branch label '" + id
						+ "' in 'x.sql'; use letters, digits and '_'.");
		}

		@ParameterizedTest
		@ValueSource(strings = { "a\tb", "a\u00a0b", "a\u0000", "a\u200bb", "\u202ea", "a\ud800" })
		void idWithACharacterThatIsNotSeenIsRefused(String id) {
			assertThatExceptionOfType(InvalidRevisionIdException.class).isThrownBy(() -> node(id, List.of()))
				.withMessageStartingWith("Character(s) 'U+");
		}

		@Test
		void idThatDoesNotFitIsRefused() {
			assertThat(node("x".repeat(32), List.of()).id()).hasSize(32);
			assertThat(node("\ud83d\udc18".repeat(32), List.of()).id()).hasSize(64);
			assertThatExceptionOfType(InvalidRevisionIdException.class)
				.isThrownBy(() -> node("x".repeat(33), List.of()))
				.withMessage("Revision identifier '%s' in 'x.sql' has 33 characters; use at most 32."
					.formatted("x".repeat(33)));
			assertThatExceptionOfType(InvalidRevisionIdException.class)
				.isThrownBy(() -> node("x".repeat(10_000), List.of()))
				.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(200));
			assertThatExceptionOfType(InvalidRevisionIdException.class).isThrownBy(() -> node(" ", List.of()))
				.withMessage("Empty revision identifier in 'x.sql'; use letters, digits and '_'.");
		}

		@ParameterizedTest
		@ValueSource(strings = { "head", "heads", "base", "current" })
		void symbolIsNoIdAndNoLabel(String symbol) {
			assertThatExceptionOfType(InvalidRevisionIdException.class).isThrownBy(() -> node(symbol, List.of()))
				.withMessage(
						"Reserved word '" + symbol + "' not allowed as revision identifier in 'x.sql'; use another.");
			assertThatExceptionOfType(InvalidRevisionIdException.class).isThrownBy(() -> node("x", List.of(symbol)))
				.withMessage("Reserved word '" + symbol + "' not allowed as branch label in 'x.sql'; use another.");
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
		@ValueSource(
				strings = { "a; b <a =net; c <b; d <b", "a; b <a =net; c <b; d; e <c,d", "a; b <a =net; c <b; d ^b" })
		void labelStaysAboveIfItsBranchForks(String graph) {
			RevisionMap map = GraphNotation.map(graph);

			assertThat(map.branchLabels(map.get("a"))).isEmpty();
			assertThat(map.branchLabels(map.get("c"))).containsExactly("net");
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
				.withMessage("Revision 'a' is not a head revision; please specify --splice to create a new branch from "
						+ "this revision.");
			assertThat(GraphNotation.ids(map.parentsOfNew(parents, true))).isEqualTo("a");
		}

		@Test
		void newRevisionOnSeveralHeadsIsToldTheWaysOut() {
			RevisionMap map = GraphNotation.map("a; b <a; c <a");

			assertThatExceptionOfType(MultipleHeadsException.class)
				.isThrownBy(() -> map.parentsOfNew(List.of(RevisionTarget.HEAD), false))
				.withMessage("Multiple heads are present; please specify the head revision on which the new revision "
						+ "should be based ('--head b' or another of 'b', 'c'), or perform a merge "
						+ "('migrate merge heads -m \"<message>\"').")
				.satisfies((ex) -> assertThat(ex.heads()).containsExactly("b", "c"));
		}

		@Test
		void mergeOfOneHeadTwiceIsRefused() {
			RevisionMap map = GraphNotation.map("abc; def");
			List<RevisionTarget> twice = List.of(RevisionTarget.HEADS, RevisionTarget.parse("ab"));

			assertThatExceptionOfType(InvalidRevisionTargetException.class)
				.isThrownBy(() -> map.parentsOfNew(twice, false))
				.withMessage("Duplicate head revisions specified: 'abc' is named more than once; name each head once.");
			assertThat(GraphNotation.ids(map.parentsOfNew(List.of(RevisionTarget.HEADS), false))).isEqualTo("abc def");
		}

		@Test
		void rowsAreWithoutWhatOthersImply() {
			RevisionMap map = GraphNotation.map("a; b <a; c <b; x ^b; y <x; z");

			assertThat(map.rowsOf(Heads.of("a", "b", "y", "z"))).isEqualTo(Heads.of("y", "z"));
			assertThat(map.rowsOf(Heads.of("b", "c", "x"))).isEqualTo(Heads.of("c", "x"));
			assertThat(map.rowsOf(Heads.none())).isEqualTo(Heads.none());
			assertThatExceptionOfType(UnknownVersionRowException.class)
				.isThrownBy(() -> map.rowsOf(Heads.of("a", "gone")));
		}

		@Test
		void dependenciesOfNewRevisionAreCompleteIdsOrLabels() {
			RevisionMap map = GraphNotation.map("abc1 =lib; abc2 <abc1; def");
			List<RevisionTarget> targets = Stream.of("lib", "abc2", "de", "lib@head")
				.map(RevisionTarget::parse)
				.toList();

			assertThat(map.dependenciesOfNew(targets)).containsExactly("lib", "abc2", "def");
			assertThatExceptionOfType(UnknownRevisionException.class)
				.isThrownBy(() -> map.dependenciesOfNew(List.of(RevisionTarget.parse("gone"))));
		}

		@Test
		void rangeFromNewToOldIsRefused() {
			RevisionMap map = GraphNotation.map("a; b <a");

			assertThatExceptionOfType(RangeNotAncestorException.class)
				.isThrownBy(() -> map.history(RevisionRange.parse("b:a"), Heads.none()))
				.withMessage(
						"Requested range b:a does not refer to ancestor/descendant revisions along the same branch; "
								+ "name the older revision first.");
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
