package dev.migration.benchmarks.revision;

import java.util.ArrayList;
import java.util.List;

import dev.migration.revision.RevisionNode;

/**
 * Histories of any length.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Histories {

	private Histories() {
	}

	/**
	 * One revision upon the other.
	 * @param length how many
	 * @return the revisions
	 */
	public static List<RevisionNode> linear(int length) {
		List<RevisionNode> nodes = new ArrayList<>();
		for (int index = 0; index < length; index++) {
			nodes.add((index > 0) ? revision("r" + index, "r" + (index - 1)) : revision("r0"));
		}
		return nodes;
	}

	/**
	 * Two branches and their merge, upon which the next two begin.
	 * @param count how many pairs of branches
	 * @return the revisions
	 */
	public static List<RevisionNode> diamonds(int count) {
		List<RevisionNode> nodes = new ArrayList<>();
		nodes.add(revision("merge0"));
		for (int index = 1; index <= count; index++) {
			nodes.add(revision("left" + index, "merge" + (index - 1)));
			nodes.add(revision("right" + index, "merge" + (index - 1)));
			nodes.add(revision("merge" + index, "left" + index, "right" + index));
		}
		return nodes;
	}

	/**
	 * Two branches that never meet, of which one depends on the other all the way.
	 * @param length how many on each branch
	 * @return the revisions
	 */
	public static List<RevisionNode> parallel(int length) {
		List<RevisionNode> nodes = new ArrayList<>();
		for (int index = 0; index < length; index++) {
			nodes.add((index > 0) ? revision("left" + index, "left" + (index - 1)) : revision("left0"));
			RevisionNode right = (index > 0) ? revision("right" + index, "right" + (index - 1)) : revision("right0");
			nodes.add(dependingOn("left" + index, right));
		}
		return nodes;
	}

	private static RevisionNode dependingOn(String dependency, RevisionNode revision) {
		return new RevisionNode(revision.id(), revision.downRevisions(), List.of(dependency), List.of(), "", null,
				revision.origin());
	}

	private static RevisionNode revision(String id, String... downRevisions) {
		return new RevisionNode(id, List.of(downRevisions), List.of(), List.of(), "", null, id + ".sql");
	}

}
