package dev.migration.boot.page;

import java.util.List;

/**
 * Revision as the layout of the graph sees it.
 *
 * @param id its id
 * @param parents the ids of the revisions it builds on
 * @param dependencies the ids of the revisions on other branches that it needs
 */
record GraphNode(String id, List<String> parents, List<String> dependencies) {

	GraphNode {
		parents = List.copyOf(parents);
		dependencies = List.copyOf(dependencies);
	}

	GraphNode(String id, String... parents) {
		this(id, List.of(parents), List.of());
	}

}
