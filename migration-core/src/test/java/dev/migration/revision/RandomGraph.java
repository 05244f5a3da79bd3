package dev.migration.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Random graph with branches, merges, several bases, labels and dependencies, loaded in
 * random order.
 */
final class RandomGraph {

	private RandomGraph() {
	}

	static List<RevisionNode> of(Random random) {
		int size = 1 + random.nextInt(14);
		List<RevisionNode> nodes = new ArrayList<>();
		for (int index = 0; index < size; index++) {
			List<String> down = earlier(random, index, (random.nextInt(6) > 0) ? 1 : random.nextInt(4));
			List<String> dependsOn = earlier(random, index, (random.nextInt(3) > 0) ? 0 : 1 + random.nextInt(2));
			List<String> labels = (random.nextInt(5) > 0) ? List.of() : List.of("label" + index);
			nodes.add(new RevisionNode("r" + index, down, dependsOn, labels, "", null, "r" + index + ".sql"));
		}
		Collections.shuffle(nodes, random);
		return nodes;
	}

	private static List<String> earlier(Random random, int index, int count) {
		List<String> ids = new ArrayList<>();
		for (int number = 0; number < count && index > 0; number++) {
			// Mostly recent ones, so that branches become long
			int distance = 1 + Math.min(random.nextInt(index), random.nextInt(4));
			ids.add("r" + (index - distance));
		}
		return ids;
	}

}
