package dev.migration.revision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Long histories must neither overflow the stack nor take noticeable time. Each plan
 * takes tens of milliseconds; the bound leaves room for a busy machine, yet an algorithm
 * that is quadratic in sets of ancestors does not fit.
 */
class RevisionMapScaleTests {

	private static final Duration BOUND = Duration.ofSeconds(3);

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

	private void checkPlans(List<RevisionNode> nodes) {
		RevisionMap map = within(() -> RevisionMap.of(nodes));
		List<RevisionStep> up = within(() -> map.upgrade(Heads.none(), RevisionTarget.HEADS));
		Heads heads = up.get(up.size() - 1).after();
		List<RevisionStep> down = within(() -> map.downgrade(heads, RevisionTarget.BASE));

		assertThat(up).hasSameSizeAs(nodes);
		assertThat(down).hasSameSizeAs(nodes);
		List<RevisionNode> history = within(map::history);
		assertThat(history).hasSameSizeAs(nodes);
		List<RevisionNode> pending = within(() -> map.pending(heads));
		assertThat(pending).isEmpty();
		List<RevisionNode> current = within(() -> map.current(heads));
		assertThat(current).hasSize(heads.size());
		RevisionTarget last = RevisionTarget.parse(heads.ids().get(0) + "-1");
		List<RevisionStep> lastDown = within(() -> map.downgrade(heads, last));
		assertThat(lastDown).hasSize(1);
	}

	private static <T> T within(Supplier<T> plan) {
		long start = System.nanoTime();
		T result = plan.get();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
		return result;
	}

	private static RevisionNode node(String id, List<String> down) {
		return new RevisionNode(id, down, List.of(), List.of(), "", null, id + ".sql");
	}

}
