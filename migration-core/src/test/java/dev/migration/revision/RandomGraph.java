package dev.migration.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Random graph of up to 60 revisions with branches, merges, several bases, labels and
 * dependencies by id and by label, loaded in random order.
 */
final class RandomGraph {

	private RandomGraph() {
	}

	static List<RevisionNode> of(Random random) {
		int size = 1 + random.nextInt((random.nextInt(12) > 0) ? 12 : 60);
		List<RevisionNode> nodes = new ArrayList<>();
		for (int index = 0; index < size; index++) {
			List<String> down = ids(earlier(random, nodes, (random.nextInt(6) > 0) ? 1 : random.nextInt(4)));
			List<String> dependsOn = earlier(random, nodes, (random.nextInt(3) > 0) ? 0 : 1 + random.nextInt(2))
				.stream()
				.map((dependency) -> name(dependency, random))
				.toList();
			List<String> labels = (random.nextInt(5) > 0) ? List.of() : List.of("label" + index);
			nodes.add(new RevisionNode("r" + index, down, dependsOn, labels, "", null, "r" + index + ".sql"));
		}
		Collections.shuffle(nodes, random);
		return nodes;
	}

	private static List<RevisionNode> earlier(Random random, List<RevisionNode> nodes, int count) {
		List<RevisionNode> earlier = new ArrayList<>();
		for (int number = 0; number < count && !nodes.isEmpty(); number++) {
			// Mostly recent ones, so that branches become long
			int distance = 1 + Math.min(random.nextInt(nodes.size()), random.nextInt(4));
			earlier.add(nodes.get(nodes.size() - distance));
		}
		return earlier;
	}

	private static List<String> ids(List<RevisionNode> nodes) {
		return nodes.stream().map(RevisionNode::id).toList();
	}

	private static String name(RevisionNode node, Random random) {
		boolean byLabel = !node.branchLabels().isEmpty() && random.nextBoolean();
		return byLabel ? node.branchLabels().get(0) : node.id();
	}

}
