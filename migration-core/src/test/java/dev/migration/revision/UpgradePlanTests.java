package dev.migration.revision;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UpgradePlanTests {

	private static final String TWO_BRANCHES = "a; b <a; c1 <b =c1branch; d1 <c1; c2 <b =c2branch; d2 <c2";

	@Test
	void headIsTheOnlyRevisionThatNothingBuildsOrDependsOn() {
		assertThat(plan("a; b ^a", Heads.none(), "head")).containsExactly("a -> [a]", "b -> [b]");
	}

	@Test
	void severalHeadsAreNamed() {
		assertThatExceptionOfType(MultipleHeadsException.class)
			.isThrownBy(() -> plan(TWO_BRANCHES, Heads.none(), "head"))
			.withMessage("Multiple head revisions are present for given argument 'head'; please specify a specific "
					+ "target revision ('d1', 'd2'), '<branchname>@head' to narrow to a specific head, or 'heads' "
					+ "for all heads; 'migrate merge heads -m \"<message>\"' joins them.")
			.satisfies((ex) -> assertThat(ex.heads()).containsExactly("d1", "d2"));
	}

	@Test
	void dependencyByLabelRunsFirst() {
		assertThat(plan("b1; b2 <b1 ^lib; a1 =lib; a2 <a1", Heads.none(), "b2")).containsExactly("a1 -> [a1]",
				"b1 -> [a1, b1]", "b2 -> [b2]");
	}

	@Test
	void appliedTargetIsNothingToDo() {
		assertThat(plan(TWO_BRANCHES, Heads.of("d1", "d2"), "b")).isEmpty();
	}

	@Test
	void severalWaysUpAreListed() {
		assertThatExceptionOfType(AmbiguousTargetException.class)
			.isThrownBy(() -> plan(TWO_BRANCHES, Heads.of("b"), "+2"))
			.withMessage(
					"Ambiguous walk, several revisions build on 'b'; use one of 'c1@+2', 'c2@+2' instead of '+2'.");
		assertThat(plan(TWO_BRANCHES, Heads.of("b"), "c2@+2")).containsExactly("c2 -> [c2]", "d2 -> [d2]");
	}

	@Test
	void severalRowsAreListed() {
		assertThatExceptionOfType(AmbiguousTargetException.class)
			.isThrownBy(() -> plan(TWO_BRANCHES, Heads.of("c1", "c2"), "+1"))
			.withMessage("Ambiguous upgrade from multiple current revisions 'c1', 'c2'; use one of 'c1+1', "
					+ "'c1branch@+1', 'c2+1', 'c2branch@+1' instead of '+1'.");
	}

	@Test
	void severalBasesAreListed() {
		assertThatExceptionOfType(AmbiguousTargetException.class).isThrownBy(() -> plan("a; b", Heads.none(), "+1"))
			.withMessage("Ambiguous walk, there are several bases; use one of 'a@+1', 'b@+1' instead of '+1'.");
	}

	@Test
	void walkPastTheHeadIsRefused() {
		assertThatExceptionOfType(WalkedTooFarException.class).isThrownBy(() -> plan("a; b <a", Heads.of("a"), "+2"))
			.withMessage("Relative revision +2 didn't produce 2 migrations: there is only 1 revision above the start; "
					+ "use a smaller number or 'heads'.");
		assertThatExceptionOfType(WalkedTooFarException.class).isThrownBy(() -> plan("a", Heads.of("a"), "a+1"))
			.withMessage("Walked too far with 'a+1': there is no revision above the start; use a smaller number or "
					+ "'heads'.");
		assertThatExceptionOfType(WalkedTooFarException.class).isThrownBy(() -> plan("a", Heads.of("a"), "-1"))
			.withMessage("Relative revision -1 didn't produce 1 migration: an upgrade only walks up; run 'downgrade "
					+ "-1' to walk down.");
	}

	@Test
	void unknownTargetIsNamed() {
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> plan("a", Heads.none(), "zzz"))
			.withMessage("Can't locate revision identified by 'zzz': no revision or branch has this name; run "
					+ "'history' to list the revisions.")
			.satisfies((ex) -> assertThat(ex.argument()).isEqualTo("zzz"));
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> plan("a", Heads.none(), "x@head"))
			.withMessage("Can't locate revision identified by 'x@head': there is no branch 'x'; run 'heads' to list "
					+ "the branches.");
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> plan(TWO_BRANCHES, Heads.none(), "c1branch@d2"))
			.withMessage("Can't locate revision identified by 'c1branch@d2': revision 'd2' is not a member of branch "
					+ "'c1branch'; run 'history' to see its branch.");
	}

	@Test
	void startOfSeveralIdsIsAmbiguous() {
		assertThatExceptionOfType(AmbiguousRevisionException.class)
			.isThrownBy(() -> plan("abc1; abc2 <abc1", Heads.none(), "abc"))
			.withMessage("Can't locate revision identified by 'abc': several revisions start with it, 'abc1', 'abc2'; "
					+ "use more characters.")
			.satisfies((ex) -> assertThat(ex.candidates()).containsExactly("abc1", "abc2"));
		assertThat(plan("abc1; abc2 <abc1", Heads.none(), "abc1")).containsExactly("abc1 -> [abc1]");
	}

	@Test
	void rowThatAnotherRowImpliesIsNamed() {
		assertThatExceptionOfType(OverlappingVersionRowsException.class)
			.isThrownBy(() -> plan("a; b <a; c <b", Heads.of("a", "b"), "head"))
			.withMessage("Requested revision 'b' overlaps with other requested revisions 'a': the version table has "
					+ "rows for both, although the first implies the other; run 'stamp b' to remove 'a'.")
			.satisfies((ex) -> assertThat(ex.row()).isEqualTo("a"))
			.satisfies((ex) -> assertThat(ex.impliedBy()).isEqualTo("b"));
	}

	@Test
	void rowThatImpliesAllOthersIsTheOneToStamp() {
		assertThatExceptionOfType(OverlappingVersionRowsException.class)
			.isThrownBy(() -> plan("a; b <a; c <b", Heads.of("a", "b", "c"), "head"))
			.satisfies((ex) -> assertThat(ex.row()).isEqualTo("a"))
			.satisfies((ex) -> assertThat(ex.impliedBy()).isEqualTo("c"));
	}

	@Test
	void startOfAnIdInARowIsNotTakenForTheRevision() {
		assertThatExceptionOfType(UnknownVersionRowException.class)
			.isThrownBy(() -> plan("abc1; abc2 <abc1", Heads.of("abc1", "ab"), "head"))
			.satisfies((ex) -> assertThat(ex.rows()).containsExactly("ab"));
	}

	@Test
	void currentIsNoTarget() {
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> plan("a", Heads.none(), "current"))
			.withMessage("Can't locate revision identified by 'current': 'current' only counts in 'show', 'edit' "
					+ "and 'history'; name a revision.");
	}

	@Test
	void severalHeadsOfABranchAreNamed() {
		assertThatExceptionOfType(MultipleHeadsException.class)
			.isThrownBy(() -> plan("a =app; b <a; c <a", Heads.none(), "app@head"))
			.withMessageStartingWith("Multiple head revisions are present for given argument 'app@head'; ");
	}

	@Test
	void longTargetIsNotRepeatedInTheMessage() {
		for (String target : List.of("x".repeat(10_000), "x".repeat(10_000) + "@head", "a@" + "x".repeat(10_000))) {
			assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> plan("a", Heads.none(), target))
				.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(300).contains("characters)'"));
		}
	}

	private static List<String> plan(String graph, Heads rows, String target) {
		return GraphNotation.plan(GraphNotation.map(graph).upgrade(rows, RevisionTarget.parse(target)));
	}

	@Test
	void descriptionIsOneLineWhateverTheMessage() {
		RevisionNode revision = new RevisionNode("a1", List.of(), List.of(), List.of(), "add\r\naccount", null,
				"a1.sql");

		List<RevisionStep> steps = RevisionMap.of(List.of(revision)).upgrade(Heads.none(), RevisionTarget.HEADS);

		assertThat(steps).extracting(RevisionStep::description).containsExactly("upgrade  -> a1, add account");
	}

}
