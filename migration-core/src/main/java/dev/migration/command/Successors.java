package dev.migration.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;

/**
 * What builds or depends on a revision, directly or not.
 */
final class Successors {

	private final RevisionMap map;

	private final Set<String> ids = new HashSet<>();

	Successors(RevisionMap map, String revision) {
		this.map = map;
		Map<String, List<String>> successors = direct();
		Deque<String> open = new ArrayDeque<>(List.of(revision));
		while (!open.isEmpty()) {
			successors.getOrDefault(open.pop(), List.of()).stream().filter(this.ids::add).forEach(open::push);
		}
	}

	private Map<String, List<String>> direct() {
		Map<String, List<String>> successors = new HashMap<>();
		for (RevisionNode node : this.map.nodes()) {
			Stream.concat(node.downRevisions().stream(), node.dependsOn().stream())
				.map((key) -> this.map.get(key).id())
				.forEach((id) -> successors.computeIfAbsent(id, (key) -> new ArrayList<>()).add(node.id()));
		}
		return successors;
	}

	/** Return the successors in load order. */
	List<String> ids() {
		return this.map.nodes().stream().map(RevisionNode::id).filter(this.ids::contains).toList();
	}

}
