package dev.migration.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Alembic's order of the whole history, written down from its description with a set of
 * ancestors per open branch: slow, but without any bookkeeping that could be wrong.
 */
final class AlembicOrder {

	private final RevisionMap map;

	private final Set<RevisionNode> remaining;

	private final List<RevisionNode> open;

	private final Map<String, Set<RevisionNode>> ancestors = new HashMap<>();

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
		return this.ancestors.computeIfAbsent(revision.id() + (withDependencies ? "+" : ""),
				(key) -> findAncestors(revision, withDependencies));
	}

	private Set<RevisionNode> findAncestors(RevisionNode revision, boolean withDependencies) {
		Set<RevisionNode> ancestors = new HashSet<>(Set.of(revision));
		Deque<RevisionNode> open = new ArrayDeque<>(ancestors);
		while (!open.isEmpty()) {
			RevisionNode next = open.pop();
			Stream<RevisionNode> below = next.downRevisions().stream().map(this.map::get);
			Stream.concat(below, withDependencies ? dependencies(next) : Stream.of())
				.filter(ancestors::add)
				.forEach(open::add);
		}
		return ancestors;
	}

	private Stream<RevisionNode> dependencies(RevisionNode revision) {
		return revision.dependsOn().stream().map(this.map::get);
	}

	private Stream<RevisionNode> normalizedParents(RevisionNode revision) {
		Set<RevisionNode> below = new HashSet<>(ancestors(revision, false));
		below.remove(revision);
		Set<RevisionNode> inherited = below.stream().flatMap(this::dependencies).collect(Collectors.toSet());
		Stream<RevisionNode> own = dependencies(revision).filter((dependency) -> !inherited.contains(dependency));
		return Stream.concat(revision.downRevisions().stream().map(this.map::get), own).distinct();
	}

}
