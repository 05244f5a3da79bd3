package dev.migration.boot.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.migration.command.MigrationStatus;
import dev.migration.command.RevisionEntry;
import dev.migration.revision.Direction;
import dev.migration.runtime.HistoryEntry;
import dev.migration.runtime.HistoryEvent;

/**
 * Revisions that are applied and that the application does not have, as far as the
 * history tells about them: what the version table names, and what lies below down to
 * revisions that the application has.
 */
final class UnknownRevisions {

	private final Map<String, HistoryEntry> runs;

	private final List<String> ids;

	private final Set<String> below;

	private final Set<String> applied;

	private UnknownRevisions(Map<String, HistoryEntry> runs, List<String> ids, Set<String> below, Set<String> applied) {
		this.runs = runs;
		this.ids = ids;
		this.below = below;
		this.applied = applied;
	}

	static UnknownRevisions of(MigrationStatus status) {
		Map<String, HistoryEntry> runs = new HashMap<>();
		if (!status.unknown().isEmpty()) {
			status.history()
				.stream()
				.filter((entry) -> entry.event() == HistoryEvent.APPLIED && entry.direction() != Direction.DOWNGRADE)
				.forEach((entry) -> runs.putIfAbsent(entry.revision(), entry));
		}
		Map<String, RevisionEntry> known = status.revisions()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.revision().id(), Function.identity()));
		Set<String> found = new LinkedHashSet<>();
		Set<String> below = new LinkedHashSet<>();
		Deque<String> open = new ArrayDeque<>(status.unknown());
		while (!open.isEmpty()) {
			String id = open.removeFirst();
			if (known.containsKey(id)) {
				below.add(id);
			}
			else if (found.add(id) && runs.containsKey(id)) {
				open.addAll(runs.get(id).downRevisions());
			}
		}
		return new UnknownRevisions(runs, newestFirst(found, runs), below, applied(below, known));
	}

	/**
	 * The version table has no rows for what unknown revisions stand on, so that the
	 * application alone cannot tell that it is applied.
	 */
	private static Set<String> applied(Set<String> below, Map<String, RevisionEntry> known) {
		Set<String> applied = new HashSet<>();
		Map<String, String> labels = RevisionRows.labels(known.values());
		Deque<String> open = new ArrayDeque<>(below);
		while (!open.isEmpty()) {
			String id = open.removeFirst();
			RevisionEntry entry = known.get(id);
			if (entry != null && applied.add(id)) {
				open.addAll(entry.revision().downRevisions());
				entry.revision().dependsOn().forEach((name) -> open.add(labels.getOrDefault(name, name)));
			}
		}
		return applied;
	}

	/**
	 * What was written last stands first, and what nothing is known of above all.
	 */
	private static List<String> newestFirst(Set<String> found, Map<String, HistoryEntry> runs) {
		List<String> ids = new ArrayList<>(found);
		ids.sort((one, other) -> Long.compare(number(other, runs), number(one, runs)));
		return ids;
	}

	private static long number(String id, Map<String, HistoryEntry> runs) {
		HistoryEntry run = runs.get(id);
		return (run != null) ? run.number() : Long.MAX_VALUE;
	}

	/**
	 * Return the revisions.
	 * @return their ids, newest first
	 */
	List<String> ids() {
		return this.ids;
	}

	/**
	 * Return whether the history tells where all of them come from.
	 */
	boolean isExplained() {
		return this.runs.keySet().containsAll(this.ids);
	}

	/**
	 * Return the row that says that a revision was applied.
	 */
	Optional<HistoryEntry> run(String id) {
		return Optional.ofNullable(this.runs.get(id));
	}

	/**
	 * Return whether a revision of the application is applied, be it only because an
	 * unknown one stands on it.
	 */
	boolean isApplied(RevisionEntry entry) {
		return entry.applied() || this.applied.contains(entry.revision().id());
	}

	/**
	 * Return the revision of the application that all of them stand on.
	 * @return its id, or empty if there is none or several
	 */
	Optional<String> knownBelow() {
		return (this.below.size() == 1) ? Optional.of(this.below.iterator().next()) : Optional.empty();
	}

}
