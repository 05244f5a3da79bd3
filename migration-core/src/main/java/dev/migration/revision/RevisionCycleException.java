package dev.migration.revision;

import java.util.List;
import java.util.stream.Collectors;

import dev.migration.MigrationException;

/**
 * Revisions that build on each other in a circle.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public sealed class RevisionCycleException extends MigrationException permits DependencyCycleException {

	private static final int LIMIT = 20;

	private final List<RevisionNode> cycle;

	RevisionCycleException(List<RevisionNode> cycle) {
		this(cycle, (cycle.size() > 1) ? "Cycle" : "Self-loop", "down revision");
	}

	RevisionCycleException(List<RevisionNode> cycle, String situation, String reference) {
		super("%s is detected in revisions (%s): %s; correct the %s of %s.".formatted(situation, ids(cycle),
				describe(cycle), reference, (cycle.size() > 1) ? "one of them" : "this revision"));
		this.cycle = List.copyOf(cycle);
	}

	private static String ids(List<RevisionNode> cycle) {
		String ids = cycle.stream().limit(LIMIT).map(RevisionNode::id).collect(Collectors.joining(", "));
		return (cycle.size() > LIMIT) ? ids + " and %d more".formatted(cycle.size() - LIMIT) : ids;
	}

	private static String describe(List<RevisionNode> cycle) {
		String path = cycle.stream()
			.limit(LIMIT)
			.map((revision) -> "'%s' in '%s'".formatted(revision.id(), revision.origin()))
			.collect(Collectors.joining(" -> "));
		return path + ((cycle.size() > LIMIT) ? " -> ..." : "") + " -> '%s'".formatted(cycle.get(0).id());
	}

	/**
	 * Return the revisions of the cycle.
	 * @return the revisions, each followed by one that it builds or depends on; a single
	 * one if it names itself
	 */
	public List<RevisionNode> cycle() {
		return this.cycle;
	}

}
