package dev.migration.benchmarks.revision;

import java.util.ArrayList;
import java.util.List;

import dev.migration.revision.RevisionNode;

/**
 * Histories of any length.
 */
final class Histories {

	private Histories() {
	}

	/**
	 * One revision upon the other.
	 */
	static List<RevisionNode> linear(int length) {
		List<RevisionNode> nodes = new ArrayList<>();
		for (int index = 0; index < length; index++) {
			nodes.add((index > 0) ? revision("r" + index, "r" + (index - 1)) : revision("r0"));
		}
		return nodes;
	}

	/**
	 * Two branches and their merge, upon which the next two begin.
	 */
	static List<RevisionNode> diamonds(int count) {
		List<RevisionNode> nodes = new ArrayList<>();
		nodes.add(revision("merge0"));
		for (int index = 1; index <= count; index++) {
			nodes.add(revision("left" + index, "merge" + (index - 1)));
			nodes.add(revision("right" + index, "merge" + (index - 1)));
			nodes.add(revision("merge" + index, "left" + index, "right" + index));
		}
		return nodes;
	}

	private static RevisionNode revision(String id, String... downRevisions) {
		return new RevisionNode(id, List.of(downRevisions), List.of(), List.of(), "", null, id + ".sql");
	}

}
