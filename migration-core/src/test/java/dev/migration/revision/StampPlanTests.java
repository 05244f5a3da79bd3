package dev.migration.revision;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StampPlanTests {

	private static final String TWO_BRANCHES = "a; b <a; c1 <b =c1branch; d1 <c1; c2 <b =c2branch; d2 <c2";

	@Test
	void dependantIsNotLostWhenItsDependencyIsStampedToo() {
		assertThat(stamp("a; b ^a", Heads.of("b"), "a", "b")).isEmpty();
		assertThat(stamp("a; b ^a", Heads.of("b"), "b", "a")).isEmpty();
		assertThat(stamp("a; b ^a", Heads.of("a"), "a", "b")).containsExactly("stamp a -> b");
	}

	@Test
	void bothSidesOfAMergeAreKept() {
		String merged = TWO_BRANCHES + "; e <d1,d2";

		assertThat(stamp(merged, Heads.of("e"), "d1", "d2")).containsExactly("stamp e -> d1", "stamp  -> d2");
		assertThat(stamp(merged, Heads.of("c1", "d2"), "e")).containsExactly("stamp c1, d2 -> e");
	}

	@Test
	void otherBranchStays() {
		assertThat(stamp(TWO_BRANCHES, Heads.of("c1", "d2"), "d1")).containsExactly("stamp c1 -> d1");
		assertThat(stamp(TWO_BRANCHES, Heads.of("d1", "d2"), "c1branch@base")).containsExactly("stamp d1 -> ");
	}

	@Test
	void baseOfABranchUncoversWhatItsDependantHid() {
		assertThat(stamp("a1 =lib; b1; b2 <b1 ^a1", Heads.of("b2"), "lib@base")).containsExactly("stamp b2 -> b1");
	}

	@Test
	void baseRemovesAllRows() {
		assertThat(stamp(TWO_BRANCHES, Heads.of("d1", "d2"), "base")).containsExactly("stamp d1 -> ", "stamp d2 -> ");
	}

	@Test
	void overlappingRowsAreMended() {
		assertThat(stamp("a; b <a", Heads.of("a", "b"), "b")).containsExactly("stamp a -> ");
	}

	@Test
	void severalHeadsAreNoSingleTarget() {
		assertThatExceptionOfType(MultipleHeadsException.class)
			.isThrownBy(() -> stamp(TWO_BRANCHES, Heads.none(), "head"))
			.withMessage("Multiple heads are present; please specify a single target revision ('d1', 'd2'), "
					+ "or 'heads' for all heads.");
		assertThat(stamp(TWO_BRANCHES, Heads.none(), "heads")).containsExactly("stamp  -> d1", "stamp  -> d2");
	}

	@Test
	void distanceFromTheRowsIsRefused() {
		assertThatExceptionOfType(InvalidRevisionTargetException.class)
			.isThrownBy(() -> stamp("a; b <a", Heads.of("b"), "-1"))
			.withMessage("'-1' is relative to what is applied, which does not count here; name a revision.");
	}

	private static List<String> stamp(String graph, Heads rows, String... targets) {
		return GraphNotation.map(graph)
			.stamp(rows, Arrays.stream(targets).map(RevisionTarget::parse).toList())
			.stream()
			.map(RevisionStep::description)
			.toList();
	}

}
