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
public final class RevisionCycleException extends MigrationException {

	private final List<RevisionNode> cycle;

	private final boolean throughDependencies;

	RevisionCycleException(List<RevisionNode> cycle, boolean throughDependencies) {
		super("%s %s; correct the %s of one of them.".formatted(
				throughDependencies ? "Revisions depend on each other:" : "Revisions revise each other:",
				describe(cycle), throughDependencies ? "dependencies" : "down revision"));
		this.cycle = List.copyOf(cycle);
		this.throughDependencies = throughDependencies;
	}

	private static String describe(List<RevisionNode> cycle) {
		return cycle.stream()
			.map((revision) -> "'%s' in '%s'".formatted(revision.id(), revision.origin()))
			.collect(Collectors.joining(" -> ", "", " -> '%s'".formatted(cycle.get(0).id())));
	}

	/**
	 * Return the revisions of the cycle.
	 * @return the revisions, each followed by one that it builds on
	 */
	public List<RevisionNode> cycle() {
		return this.cycle;
	}

	/**
	 * Return whether a dependency is part of the cycle.
	 * @return {@code false} if down revisions alone form it
	 */
	public boolean isThroughDependencies() {
		return this.throughDependencies;
	}

}
