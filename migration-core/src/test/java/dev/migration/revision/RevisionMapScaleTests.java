package dev.migration.revision;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Long histories are planned as short ones are, without overflowing the stack. How long
 * that takes is measured in a benchmark.
 */
class RevisionMapScaleTests {

	@Test
	void plansTenThousandLinearRevisions() {
		List<RevisionNode> nodes = new ArrayList<>();
		for (int index = 0; index < 10_000; index++) {
			nodes.add(node("r" + index, (index > 0) ? List.of("r" + (index - 1)) : List.of()));
		}

		checkPlans(nodes);
	}

	@Test
	void plansTwoThousandDiamonds() {
		List<RevisionNode> nodes = new ArrayList<>(List.of(node("m0", List.of())));
		for (int index = 1; index <= 2000; index++) {
			String below = "m" + (index - 1);
			nodes.add(node("a" + index, List.of(below)));
			nodes.add(node("b" + index, List.of(below)));
			nodes.add(node("m" + index, List.of("a" + index, "b" + index)));
		}

		checkPlans(nodes);
	}

	@Test
	void plansTwoHundredBranchesOfOneBase() {
		List<RevisionNode> nodes = new ArrayList<>(List.of(node("base0", List.of())));
		for (int branch = 0; branch < 200; branch++) {
			for (int index = 0; index < 50; index++) {
				String below = (index > 0) ? "r%d_%d".formatted(branch, index - 1) : "base0";
				nodes.add(node("r%d_%d".formatted(branch, index), List.of(below)));
			}
		}

		checkPlans(nodes);
	}

	@Test
	void plansTwoLongBranchesThatDependOnEachOther() {
		List<RevisionNode> nodes = new ArrayList<>(List.of(node("a0", List.of()), node("b0", List.of())));
		for (int index = 1; index < 5000; index++) {
			nodes.add(node("a" + index, List.of("a" + (index - 1)), "b" + (index - 1)));
			nodes.add(node("b" + index, List.of("b" + (index - 1)), "a" + (index / 2), "a" + (index / 3)));
		}
		nodes.add(node("a5000", List.of("a4999")));

		checkPlans(nodes);
	}

	private void checkPlans(List<RevisionNode> nodes) {
		RevisionMap map = RevisionMap.of(nodes);

		List<RevisionStep> up = map.upgrade(Heads.none(), RevisionTarget.HEADS);
		Heads heads = up.get(up.size() - 1).after();
		List<RevisionStep> down = map.downgrade(heads, RevisionTarget.BASE);

		assertThat(up).hasSameSizeAs(nodes);
		assertThat(down).hasSameSizeAs(nodes);
		assertThat(heads).isEqualTo(Heads.of(map.heads().stream().map(RevisionNode::id).toList()));
		assertThat(down.get(down.size() - 1).after()).isEqualTo(Heads.none());
		assertThat(map.history()).hasSameSizeAs(nodes);
		assertThat(map.pending(heads)).isEmpty();
		assertThat(map.current(heads)).hasSize(heads.size());
		assertThat(map.downgrade(heads, RevisionTarget.parse(heads.ids().get(0) + "-1"))).hasSize(1);
	}

	private static RevisionNode node(String id, List<String> down, String... dependsOn) {
		return new RevisionNode(id, down, List.of(dependsOn), List.of(), "", null, id + ".sql");
	}

}
