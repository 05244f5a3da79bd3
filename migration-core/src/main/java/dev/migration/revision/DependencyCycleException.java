package dev.migration.revision;

import java.util.List;

/**
 * Revisions that build or depend on each other in a circle, with at least one dependency.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class DependencyCycleException extends RevisionCycleException {

	DependencyCycleException(List<RevisionNode> cycle) {
		super(cycle, (cycle.size() > 1) ? "Dependency cycle" : "Dependency self-loop", "dependencies");
	}

}
