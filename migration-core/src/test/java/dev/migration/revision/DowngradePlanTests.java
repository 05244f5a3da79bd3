package dev.migration.revision;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DowngradePlanTests {

	private static final String TWO_BRANCHES = "a; b <a; c1 <b =c1branch; d1 <c1; c2 <b =c2branch; d2 <c2";

	private static final String MERGED = TWO_BRANCHES + "; e <d1,d2; f <e";

	private static List<String> plan(String graph, Heads rows, String target) {
		return GraphNotation.plan(GraphNotation.map(graph).downgrade(rows, RevisionTarget.parse(target)));
	}

	@Nested
	class OnABranch {

		@Test
		void baseOfTheBranchLeavesTheSiblingAndWhatItNeeds() {
			assertThat(plan(TWO_BRANCHES, Heads.of("d1", "d2"), "c1branch@base")).containsExactly("d1 -> [c1, d2]",
					"c1 -> [d2]");
		}

		@Test
		void baseOfTheOnlyAppliedBranchTakesBackEverything() {
			assertThat(plan(TWO_BRANCHES, Heads.of("d1"), "c1branch@base")).containsExactly("d1 -> [c1]", "c1 -> [b]",
					"b -> [a]", "a -> []");
		}

		@Test
		void baseOfTheBranchIsNothingToDoIfTheBranchIsNotApplied() {
			assertThat(plan(TWO_BRANCHES, Heads.of("d2"), "c1branch@base")).isEmpty();
		}

		@Test
		void baseOfTheBranchTakesBackWhatDependsOnIt() {
			String graph = "a1 =lib; a2 <a1; b1; b2 <b1 ^a2; b3 <b2";

			assertThat(plan(graph, Heads.of("b3"), "lib@base")).containsExactly("b3 -> [b2]", "b2 -> [a2, b1]",
					"a2 -> [a1, b1]", "a1 -> [b1]");
		}

		@Test
		void baseOfTheBranchLeavesWhatItDependsOn() {
			String graph = "a1; a2 <a1; b1 =app; b2 <b1 ^a2";

			assertThat(plan(graph, Heads.of("b2"), "app@base")).containsExactly("b2 -> [a2, b1]", "b1 -> [a2]");
		}

		@Test
		void ancestorThatAnotherRowDependsOnStays() {
			String graph = "a; b <a; c <b =net; x; y <x ^b";

			assertThat(plan(graph, Heads.of("c", "y"), "net@base")).containsExactly("c -> [y]");
		}

		@Test
		void revisionBelowTheBranchPointLeavesTheSibling() {
			assertThat(plan(TWO_BRANCHES, Heads.of("d1", "d2"), "c1branch@a")).containsExactly("d1 -> [c1, d2]",
					"c1 -> [d2]");
		}

		@Test
		void wholeBranchCanBeWalkedDown() {
			assertThat(plan(TWO_BRANCHES, Heads.of("d1", "d2"), "c2branch@-2")).containsExactly("d2 -> [c2, d1]",
					"c2 -> [d1]");
		}

		@Test
		void walkPastTheBranchPointIsRefused() {
			assertThatExceptionOfType(WalkedTooFarException.class)
				.isThrownBy(() -> plan(TWO_BRANCHES, Heads.of("d1", "d2"), "c2branch@-3"))
				.withMessage("Relative revision c2branch@-3 didn't produce 3 migrations: it would take back more than "
						+ "branch 'c2branch'; use 'c2branch@base' to take back the branch alone.")
				.satisfies((ex) -> assertThat(ex.target()).isEqualTo("c2branch@-3"));
			assertThatExceptionOfType(WalkedTooFarException.class)
				.isThrownBy(() -> plan(TWO_BRANCHES, Heads.of("d1"), "c1branch@-3"));
		}

		@Test
		void walkFromBelowTheBranchIsRefused() {
			assertThatExceptionOfType(WalkedTooFarException.class)
				.isThrownBy(() -> plan(TWO_BRANCHES, Heads.of("d2"), "c1branch@-1"));
		}

		@Test
		void walkOnABranchThatIsNotAppliedIsRefused() {
			assertThatExceptionOfType(WalkedTooFarException.class)
				.isThrownBy(() -> plan("a =one; b =two", Heads.of("b"), "one@-1"))
				.withMessage("Relative revision one@-1 didn't produce 1 migration: nothing of branch 'one' is applied; "
						+ "run 'current' to see what is.");
		}

		@Test
		void walkStartsAtTheRevisionThatADependantHides() {
			String graph = "a1 =lib; a2 <a1; b1; b2 <b1 ^a2";

			assertThat(plan(graph, Heads.of("b2"), "lib@-1")).containsExactly("b2 -> [a2, b1]", "a2 -> [a1, b1]");
		}

	}

	@Nested
	class ByANumber {

		@Test
		void severalRowsAreAnErrorThatListsTheChoices() {
			assertThatExceptionOfType(AmbiguousTargetException.class)
				.isThrownBy(() -> plan(TWO_BRANCHES, Heads.of("d1", "d2"), "-1"))
				.withMessage(
						"downgrade -1 from multiple heads is ambiguous, 'd1', 'd2' are applied; use one of 'd1-1', "
								+ "'c1branch@-1', 'd2-1', 'c2branch@-1' instead of '-1'.")
				.satisfies(
						(ex) -> assertThat(ex.choices()).containsExactly("d1-1", "c1branch@-1", "d2-1", "c2branch@-1"));
		}

		@Test
		void everyListedChoiceWorks() {
			for (String choice : List.of("d1-1", "c1branch@-1")) {
				assertThat(plan(TWO_BRANCHES, Heads.of("d1", "d2"), choice)).containsExactly("d1 -> [c1, d2]");
			}
		}

		@Test
		void labelThatSeveralRowsShareIsNoChoice() {
			assertThatExceptionOfType(AmbiguousTargetException.class)
				.isThrownBy(() -> plan("a =app; b <a; c <a", Heads.of("b", "c"), "app@-1"))
				.withMessage(
						"downgrade app@-1 from multiple heads is ambiguous, 'b', 'c' are applied; use one of 'b-1', "
								+ "'c-1' instead of 'app@-1'.");
		}

		@Test
		void mergeIsTakenBackByItsRowAlone() {
			assertThatExceptionOfType(AmbiguousTargetException.class)
				.isThrownBy(() -> plan(MERGED, Heads.of("e"), "-1"))
				.withMessage(
						"Ambiguous walk, revision 'e' merges several branches and 'e-1' takes only the merge back; "
								+ "use one of 'e-1', 'd1', 'd2' instead of '-1'.");
			assertThat(plan(MERGED, Heads.of("e"), "e-1")).containsExactly("e -> [d1, d2]");
		}

		@Test
		void walkBelowAMergeListsTheWays() {
			assertThatExceptionOfType(AmbiguousTargetException.class)
				.isThrownBy(() -> plan(MERGED, Heads.of("f"), "-3"))
				.withMessage(
						"Ambiguous walk, revision 'e' merges several branches; use one of 'd1-1', 'd2-1' instead of "
								+ "'-3'.");
			assertThat(plan(MERGED, Heads.of("f"), "d2-1")).containsExactly("f -> [e]", "e -> [d1, d2]",
					"d2 -> [c2, d1]");
		}

		@Test
		void rowStopsWhereAnotherRowsBranchBegins() {
			assertThat(plan(TWO_BRANCHES, Heads.of("d1", "d2"), "d1-2")).containsExactly("d1 -> [c1, d2]",
					"c1 -> [d2]");
			assertThatExceptionOfType(WalkedTooFarException.class)
				.isThrownBy(() -> plan(TWO_BRANCHES, Heads.of("d1", "d2"), "d1-3"))
				.withMessage(
						"Walked too far with 'd1-3': another applied revision builds on 'b'; downgrade to a revision "
								+ "below it to take back both.");
			assertThat(plan(TWO_BRANCHES, Heads.of("d1"), "d1-3")).containsExactly("d1 -> [c1]", "c1 -> [b]",
					"b -> [a]");
		}

		@Test
		void walkPastBaseIsRefused() {
			assertThatExceptionOfType(WalkedTooFarException.class)
				.isThrownBy(() -> plan("a; b <a", Heads.of("b"), "-3"))
				.withMessage(
						"Relative revision -3 didn't produce 3 migrations: there are only 2 revisions from the start "
								+ "down to base; use a smaller number or 'base'.");
			assertThatExceptionOfType(WalkedTooFarException.class)
				.isThrownBy(() -> plan("a; b <a", Heads.of("b"), "-2000000000"));
			assertThatExceptionOfType(WalkedTooFarException.class).isThrownBy(() -> plan("a", Heads.none(), "-1"))
				.withMessage("Relative revision -1 didn't produce 1 migration: no revision is applied; run 'upgrade' "
						+ "first.");
		}

		@Test
		void walkUpwardsIsRefused() {
			assertThatExceptionOfType(WalkedTooFarException.class)
				.isThrownBy(() -> plan("a; b <a", Heads.of("b"), "+1"))
				.withMessage(
						"Relative revision +1 didn't produce 1 migration: a downgrade only walks down; run 'upgrade "
								+ "+1' to walk up.");
		}

	}

	@Nested
	class ToARevision {

		@Test
		void targetThatIsNotAppliedIsRefused() {
			assertThatExceptionOfType(InvalidDowngradeTargetException.class)
				.isThrownBy(() -> plan(TWO_BRANCHES, Heads.of("d1"), "c2"))
				.withMessage(
						"Destination 'c2' is not a valid downgrade target from current head(s) 'd1': nothing above "
								+ "it is applied; run 'current' to see what is.")
				.satisfies((ex) -> assertThat(ex.target()).isEqualTo("c2"));
		}

		@Test
		void currentRevisionIsNothingToDo() {
			assertThat(plan("a; b <a", Heads.of("b"), "b")).isEmpty();
			assertThat(plan("a; b <a", Heads.none(), "base")).isEmpty();
		}

		@Test
		void severalHeadsAreNoTarget() {
			assertThatExceptionOfType(MultipleHeadsException.class)
				.isThrownBy(() -> plan(TWO_BRANCHES, Heads.of("d1", "d2"), "heads"))
				.satisfies((ex) -> assertThat(ex.heads()).containsExactly("d1", "d2"));
		}

		@Test
		void rowWithoutAScriptIsNamed() {
			assertThatExceptionOfType(UnknownVersionRowException.class)
				.isThrownBy(() -> plan("a", Heads.of("a", "gone"), "base"))
				.withMessage(
						"Can't locate revision identified by 'gone': the database is at this revision, but there is no script "
								+ "for it; deploy the version that has it, add the folder of its script to "
								+ "'migration.locations', or, where the row is a mistake, run 'stamp --purge' with the "
								+ "revision that the database is really at.")
				.satisfies((ex) -> assertThat(ex.rows()).containsExactly("gone"));
			assertThatExceptionOfType(UnknownVersionRowException.class)
				.isThrownBy(() -> plan("a", Heads.of("gone", "a", "lost"), "base"))
				.withMessageStartingWith("Can't locate revision identified by 'gone', 'lost': the database is at these "
						+ "revisions, but there are no scripts for them; ");
		}

	}

}
