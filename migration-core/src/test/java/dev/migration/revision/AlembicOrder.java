package dev.migration.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Alembic's order of the whole history, written down from its description with a set of
 * ancestors per open branch: slow, but without any bookkeeping that could be wrong.
 */
final class AlembicOrder {

	private final RevisionMap map;

	private final Set<RevisionNode> remaining;

	private final List<RevisionNode> open;

	AlembicOrder(RevisionMap map) {
		this.map = map;
		this.remaining = new LinkedHashSet<>(map.nodes());
		this.open = new ArrayList<>(map.effectiveHeads());
	}

	List<RevisionNode> newestFirst() {
		List<RevisionNode> order = new ArrayList<>();
		int position = 0;
		while (!this.open.isEmpty()) {
			RevisionNode candidate = this.open.get(position);
			int blocking = positionAbove(position);
			if (blocking >= 0) {
				position = blocking;
				continue;
			}
			order.add(candidate);
			this.remaining.remove(candidate);
			List<RevisionNode> next = normalizedParents(candidate)
				.filter((parent) -> this.remaining.contains(parent) && !this.open.contains(parent))
				.toList();
			if (next.isEmpty()) {
				this.open.remove(position);
				position = Math.max(position - 1, 0);
			}
			else {
				this.open.set(position, next.get(0));
				this.open.addAll(next.subList(1, next.size()));
			}
		}
		return order;
	}

	private int positionAbove(int position) {
		RevisionNode candidate = this.open.get(position);
		for (int other = 0; other < this.open.size(); other++) {
			if (other != position && ancestors(this.open.get(other), true).contains(candidate)) {
				return other;
			}
		}
		return -1;
	}

	private Set<RevisionNode> ancestors(RevisionNode revision, boolean withDependencies) {
		Set<RevisionNode> ancestors = new HashSet<>();
		List<RevisionNode> todo = new ArrayList<>(List.of(revision));
		while (!todo.isEmpty()) {
			RevisionNode next = todo.remove(todo.size() - 1);
			if (ancestors.add(next)) {
				next.downRevisions().forEach((id) -> todo.add(this.map.get(id)));
				if (withDependencies) {
					next.dependsOn().forEach((id) -> todo.add(this.map.get(id)));
				}
			}
		}
		return ancestors;
	}

	private Stream<RevisionNode> normalizedParents(RevisionNode revision) {
		Set<RevisionNode> below = ancestors(revision, false);
		below.remove(revision);
		Stream<String> dependencies = revision.dependsOn()
			.stream()
			.filter((id) -> below.stream().noneMatch((ancestor) -> ancestor.dependsOn().contains(id)));
		return Stream.concat(revision.downRevisions().stream(), dependencies).distinct().map(this.map::get);
	}

}
