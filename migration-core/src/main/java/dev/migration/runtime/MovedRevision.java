package dev.migration.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;

/**
 * An applied revision that builds on others now than when it was applied. What was
 * slipped in below it counts as applied without having run.
 *
 * @param revision the revision
 * @param before its parents then
 * @param missed what is below it now and was not then, as far as the history has no row
 * of it
 */
record MovedRevision(RevisionNode revision, List<String> before, List<String> missed) {

	MovedRevision {
		before = List.copyOf(before);
		missed = List.copyOf(missed);
	}

	/**
	 * Look for revisions that have moved.
	 * @param map the graph
	 * @param rows the applied heads
	 * @param newestFirst the history
	 * @return the revisions in the order of the graph
	 */
	static List<MovedRevision> find(RevisionMap map, Heads rows, List<HistoryEntry> newestFirst) {
		Map<String, HistoryEntry> latest = ScriptIntegrity.latest(newestFirst);
		List<MovedRevision> moved = new ArrayList<>();
		for (RevisionNode revision : map.applied(rows)) {
			HistoryEntry row = latest.get(revision.id());
			if (row != null && row.direction() != Direction.DOWNGRADE
					&& !Set.copyOf(row.downRevisions()).equals(Set.copyOf(revision.downRevisions()))) {
				moved
					.add(new MovedRevision(revision, row.downRevisions(), missed(map, revision, row, latest.keySet())));
			}
		}
		return moved;
	}

	private static List<String> missed(RevisionMap map, RevisionNode revision, HistoryEntry row, Set<String> known) {
		List<String> parents = row.downRevisions().stream().filter((id) -> map.find(id).isPresent()).toList();
		Set<RevisionNode> then = new HashSet<>(map.applied(Heads.of(parents)));
		return map.applied(Heads.of(revision.id()))
			.stream()
			.filter((below) -> !below.equals(revision) && !then.contains(below) && !known.contains(below.id()))
			.map(RevisionNode::id)
			.toList();
	}

	/**
	 * Return what has happened.
	 * @return the end of a sentence that begins with the revision
	 */
	String description() {
		String now = "was applied on " + parents(this.before) + " and follows " + parents(this.revision.downRevisions())
				+ " now";
		return this.missed.isEmpty() ? now : now + "; nothing says that " + quoted(this.missed) + " ever ran";
	}

	private static String parents(List<String> ids) {
		return ids.isEmpty() ? "nothing" : quoted(ids);
	}

	private static String quoted(List<String> ids) {
		return ids.stream().map((id) -> "'" + id + "'").collect(Collectors.joining(", "));
	}

	/**
	 * Return the ways out.
	 * @return sentences
	 */
	String advice() {
		String repair = "'migrate repair " + this.revision.id() + "'";
		return this.missed.isEmpty() ? "Give it its old parents, or accept the new ones with " + repair + "."
				: "Give it its old parents and let " + quoted(this.missed)
						+ " follow the head; or carry out by hand what "
						+ ((this.missed.size() == 1) ? "that revision does" : "those revisions do") + ", and accept the"
						+ " new parents with " + repair + ".";
	}

}
