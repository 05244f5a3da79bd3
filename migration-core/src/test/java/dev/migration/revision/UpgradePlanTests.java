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
			.withMessage("Multiple heads 'd1', 'd2' are present; run 'merge' or upgrade to 'heads'.")
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
			.withMessage("'+2' is ambiguous, several revisions build on 'b'; use one of 'c1@+2', 'c2@+2'.");
		assertThat(plan(TWO_BRANCHES, Heads.of("b"), "c2@+2")).containsExactly("c2 -> [c2]", "d2 -> [d2]");
	}

	@Test
	void severalRowsAreListed() {
		assertThatExceptionOfType(AmbiguousTargetException.class)
			.isThrownBy(() -> plan(TWO_BRANCHES, Heads.of("c1", "c2"), "+1"))
			.withMessage("'+1' is ambiguous, several revisions are applied; "
					+ "use one of 'c1+1', 'c1branch@+1', 'c2+1', 'c2branch@+1'.");
	}

	@Test
	void severalBasesAreListed() {
		assertThatExceptionOfType(AmbiguousTargetException.class).isThrownBy(() -> plan("a; b", Heads.none(), "+1"))
			.withMessage("'+1' is ambiguous, there are several bases; use one of 'a@+1', 'b@+1'.");
	}

	@Test
	void walkPastTheHeadIsRefused() {
		assertThatExceptionOfType(WalkedTooFarException.class).isThrownBy(() -> plan("a; b <a", Heads.of("a"), "+2"))
			.withMessage("'+2' leads too far: there is only 1 revision above the start.");
		assertThatExceptionOfType(WalkedTooFarException.class).isThrownBy(() -> plan("a", Heads.of("a"), "a+1"))
			.withMessage("'a+1' leads too far: there is no revision above the start.");
		assertThatExceptionOfType(WalkedTooFarException.class).isThrownBy(() -> plan("a", Heads.of("a"), "-1"))
			.withMessage("'-1' leads too far: an upgrade only walks up.");
	}

	@Test
	void unknownTargetIsNamed() {
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> plan("a", Heads.none(), "zzz"))
			.withMessage("No revision or branch 'zzz' is present; run 'history' to list the revisions.")
			.satisfies((ex) -> assertThat(ex.argument()).isEqualTo("zzz"));
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> plan("a", Heads.none(), "x@head"))
			.withMessage("No branch 'x' is present; run 'heads' to list the branches.");
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> plan(TWO_BRANCHES, Heads.none(), "c1branch@d2"))
			.withMessage("Revision 'd2' is not on branch 'c1branch'; run 'history' to see its branch.");
	}

	@Test
	void startOfSeveralIdsIsAmbiguous() {
		assertThatExceptionOfType(AmbiguousRevisionException.class)
			.isThrownBy(() -> plan("abc1; abc2 <abc1", Heads.none(), "abc"))
			.withMessage("Several revisions start with 'abc': 'abc1', 'abc2'; use more characters.")
			.satisfies((ex) -> assertThat(ex.candidates()).containsExactly("abc1", "abc2"));
		assertThat(plan("abc1; abc2 <abc1", Heads.none(), "abc1")).containsExactly("abc1 -> [abc1]");
	}

	@Test
	void rowThatAnotherRowImpliesIsNamed() {
		assertThatExceptionOfType(OverlappingVersionRowsException.class)
			.isThrownBy(() -> plan("a; b <a; c <b", Heads.of("a", "b"), "head"))
			.withMessage("The database has a row for 'a', which row 'b' already implies; run 'stamp b'.")
			.satisfies((ex) -> assertThat(ex.row()).isEqualTo("a"))
			.satisfies((ex) -> assertThat(ex.impliedBy()).isEqualTo("b"));
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
