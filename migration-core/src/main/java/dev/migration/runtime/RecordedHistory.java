package dev.migration.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migration.MigrationException;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.UnknownRevisionsRefusedException.Refusal;

/**
 * The graph of an application, completed by what the history in the database says about
 * revisions that the application does not have.
 */
final class RecordedHistory {

	private final RevisionMap own;

	private final Map<String, RecordedRevision> recorded = new LinkedHashMap<>();

	private final String origin;

	private final Refusal refusal;

	/**
	 * Create the graph.
	 * @param own the revisions of the application
	 * @param recorded what the history says last about each revision
	 * @param origin what messages call the place where that was found
	 * @param refusal what to say if they do not fit together
	 */
	RecordedHistory(RevisionMap own, Collection<RecordedRevision> recorded, String origin, Refusal refusal) {
		this.own = own;
		recorded.forEach((revision) -> this.recorded.put(revision.id(), revision));
		this.origin = origin;
		this.refusal = refusal;
	}

	/**
	 * Return the revisions that rows imply and the application does not have.
	 * @param rows the version rows
	 * @return the revisions, from the rows downwards to what the application has
	 * @throws UnknownRevisionsRefusedException if the history does not tell all of them
	 */
	List<RecordedRevision> unknown(Heads rows) {
		List<RecordedRevision> found = implied(rows).stream().map(this::applied).toList();
		refuseSpliced(rows, found);
		return found;
	}

	/**
	 * Return what rows imply or implied once, without asking whether that is so now.
	 * @param rows the version rows
	 * @return the identifiers of revisions that the application does not have, from the
	 * rows downwards as far as the history tells
	 */
	Set<String> implied(Heads rows) {
		Set<String> found = new LinkedHashSet<>();
		Deque<String> open = new ArrayDeque<>(this.own.unknown(rows));
		while (!open.isEmpty()) {
			RecordedRevision revision = found.add(open.element()) ? this.recorded.get(open.element()) : null;
			open.remove();
			if (revision != null) {
				revision.downRevisions().stream().filter(this::isUnknown).forEach(open::add);
				revision.dependsOn().stream().flatMap((key) -> dependency(key).stream()).forEach(open::add);
			}
		}
		return found;
	}

	/**
	 * Return where rows put the revisions of the application, be it only because unknown
	 * ones stand on them.
	 * @param rows the version rows
	 * @return the revisions of the application that rows or unknown revisions build on,
	 * as far as the history tells
	 */
	Heads known(Heads rows) {
		Set<String> known = new LinkedHashSet<>(rows.ids());
		implied(rows).stream()
			.flatMap((id) -> Optional.ofNullable(this.recorded.get(id)).stream())
			.filter((revision) -> revision.direction() != Direction.DOWNGRADE)
			.forEach((revision) -> {
				known.addAll(revision.downRevisions());
				known.addAll(revision.dependsOn());
			});
		known.removeIf(this::isUnknown);
		return Heads.of(known);
	}

	private RecordedRevision applied(String id) {
		RecordedRevision revision = this.recorded.get(id);
		if (revision == null) {
			throw this.refusal.because("the history does not say what revision '" + id + "' builds on."
					+ " Nothing was changed. Deploy the version that has it.");
		}
		if (revision.direction() == Direction.DOWNGRADE) {
			throw this.refusal.because("the version table says that revision '" + id + "' is applied, the history that"
					+ " it was undone; somebody edited one of them or restored a backup. Nothing was changed. Find"
					+ " out what the database is, and 'stamp' it.");
		}
		return revision;
	}

	private boolean isUnknown(String id) {
		return this.own.find(id).isEmpty();
	}

	/**
	 * A revision says what it depends on by id or by branch label.
	 */
	private List<String> dependency(String key) {
		boolean known = this.own.nodes()
			.stream()
			.anyMatch((node) -> node.id().equals(key) || node.branchLabels().contains(key));
		if (known) {
			return List.of();
		}
		List<String> labelled = this.recorded.values()
			.stream()
			.filter((revision) -> revision.branchLabels().contains(key) && revision.direction() != Direction.DOWNGRADE)
			.map(RecordedRevision::id)
			.toList();
		return labelled.isEmpty() ? List.of(key) : labelled;
	}

	/**
	 * What a newer version has put below revisions that both have is applied, but no row
	 * tells it.
	 */
	private void refuseSpliced(Heads rows, Collection<RecordedRevision> unknown) {
		List<String> below = new ArrayList<>(rows.ids());
		unknown.forEach((revision) -> {
			below.addAll(revision.downRevisions());
			below.addAll(revision.dependsOn());
		});
		for (RevisionNode node : this.own.applied(Heads.of(below))) {
			RecordedRevision revision = this.recorded.get(node.id());
			Optional<String> foreign = (revision != null)
					? revision.downRevisions().stream().filter(this::isUnknown).findFirst() : Optional.empty();
			foreign.ifPresent((parent) -> {
				throw this.refusal.because("the history says that revision '" + node.id() + "' was applied on '"
						+ parent + "', which this application does not have below it. Nothing was changed. Deploy the"
						+ " version that has '" + parent + "'.");
			});
		}
	}

	/**
	 * Return the graph of all revisions.
	 * @param unknown what {@link #unknown(Heads)} has found
	 * @throws UnknownRevisionsRefusedException if they do not fit to those of the
	 * application
	 */
	RevisionMap map(Collection<RecordedRevision> unknown) {
		try {
			List<RevisionNode> nodes = new ArrayList<>(this.own.nodes());
			unknown.forEach((revision) -> nodes.add(revision.node(this.origin)));
			return RevisionMap.of(nodes);
		}
		catch (MigrationException ex) {
			throw this.refusal.because("what the history says does not fit to the scripts of this application."
					+ " Nothing was changed. " + ex.getMessage());
		}
	}

	/**
	 * Refuse to leave a database as it is that lacks something, or whose unknown
	 * revisions have nothing to do with what the application needs.
	 * @param rows the version rows
	 * @param wanted the revisions at which the application wants the database
	 * @throws UnknownRevisionsRefusedException if so
	 */
	void requireAbove(Heads rows, Collection<RevisionNode> wanted) {
		RevisionMap all = map(unknown(rows));
		List<String> applied = all.applied(rows).stream().map(RevisionNode::id).toList();
		List<String> needed = wanted.stream().map(RevisionNode::id).toList();
		needed.stream().filter((id) -> !applied.contains(id)).findFirst().ifPresent((id) -> {
			throw this.refusal.because("revision '" + id + "' of this application is not applied. Nothing was changed."
					+ " Upgrade the database with the version that has all of them.");
		});
		this.own.unknown(rows)
			.stream()
			.filter((row) -> !needed.isEmpty())
			.filter((row) -> all.applied(Heads.of(row)).stream().noneMatch((below) -> needed.contains(below.id())))
			.findFirst()
			.ifPresent((row) -> {
				throw this.refusal.because("revision '" + row + "' does not build on " + quoted(needed)
						+ ", which this application needs. Nothing was changed. Deploy the version that has it.");
			});
	}

	private static String quoted(List<String> ids) {
		return ids.stream().map((id) -> "'" + id + "'").collect(Collectors.joining(", "));
	}

}
