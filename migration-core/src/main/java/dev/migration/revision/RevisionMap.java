package dev.migration.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The graph of all revisions that have a script. Immutable; every answer is a function of
 * the graph and, where it counts, of the version rows. Ties follow the load order.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RevisionMap {

	private final RevisionGraph graph;

	private final BranchLabels labels;

	private final TargetResolver resolver;

	private final DowngradePlan downgradePlan;

	private RevisionMap(RevisionGraph graph) {
		this.graph = graph;
		this.labels = new BranchLabels(graph);
		this.resolver = new TargetResolver(graph);
		this.downgradePlan = new DowngradePlan(graph, this.resolver, this.labels);
	}

	/**
	 * Create the graph.
	 * @param nodesInLoadOrder the revisions in the order in which they were found
	 * @return the graph
	 * @throws DuplicateRevisionException if two revisions have the same id
	 * @throws DuplicateBranchLabelException if a label is the label or id of another
	 * revision
	 * @throws MissingParentException if a down revision or dependency is not among them
	 * @throws RevisionCycleException if revisions build on each other, as a
	 * {@link DependencyCycleException} if they also depend on each other
	 */
	public static RevisionMap of(Collection<RevisionNode> nodesInLoadOrder) {
		return new RevisionMap(new RevisionGraph(nodesInLoadOrder));
	}

	/**
	 * Return all revisions.
	 * @return the revisions in load order
	 */
	public List<RevisionNode> nodes() {
		return this.graph.nodes();
	}

	/**
	 * Find a revision.
	 * @param id the complete id
	 * @return the revision, if there is one
	 */
	public Optional<RevisionNode> find(String id) {
		int index = this.graph.keys().indexOfId(id);
		return (index >= 0) ? Optional.of(this.graph.node(index)) : Optional.empty();
	}

	/**
	 * Return a revision.
	 * @param idOrLabel an id, the unique start of an id, or a branch label, which stands
	 * for the revision that declares it
	 * @return the revision
	 * @throws UnknownRevisionException if there is none
	 * @throws AmbiguousRevisionException if several ids start with the argument
	 */
	public RevisionNode get(String idOrLabel) {
		return this.graph.node(this.resolver.revision(idOrLabel, null));
	}

	/**
	 * Return the revisions that a target names.
	 * @param target the target: {@code -N} is N below each head
	 * @param rows the version rows, which {@code current} means
	 * @return the revisions in load order, none for base
	 */
	public List<RevisionNode> resolve(RevisionTarget target, Heads rows) {
		return this.graph.nodes(new ShownRevisions(this.graph, this.resolver).find(target, rows));
	}

	/**
	 * Return the only revision that a target names.
	 * @param target the target, not relative to the version rows
	 * @return the revision, empty for base
	 * @throws MultipleHeadsException if it names several
	 */
	public Optional<RevisionNode> resolveOne(RevisionTarget target) {
		int revision = this.resolver.one(target);
		return (revision != TargetResolver.BASE) ? Optional.of(this.graph.node(revision)) : Optional.empty();
	}

	/**
	 * Return the revisions that a new revision builds on.
	 * @param targets the targets that it shall build on; several for a merge
	 * @param splice whether they need not be heads
	 * @return the down revisions in the given order, none for a new base
	 * @throws InvalidRevisionTargetException if a revision is named more than once
	 * @throws MultipleHeadsException if {@code head} is several
	 * @throws NotAHeadException if one is no head and {@code splice} is not set
	 */
	public List<RevisionNode> parentsOfNew(List<RevisionTarget> targets, boolean splice) {
		Set<RevisionNode> parents = new LinkedHashSet<>();
		for (RevisionTarget target : targets) {
			for (int revision : parents(target)) {
				if (!parents.add(this.graph.node(revision))) {
					throw InvalidRevisionTargetException.duplicate(target, this.graph.id(revision));
				}
			}
		}
		for (RevisionNode parent : parents) {
			if (!splice && !isHead(parent)) {
				throw new NotAHeadException(parent.id());
			}
		}
		return List.copyOf(parents);
	}

	private int[] parents(RevisionTarget target) {
		try {
			return this.resolver.all(target);
		}
		catch (MultipleHeadsException ex) {
			throw ex.forNewRevision();
		}
	}

	/**
	 * Return how a new revision declares its dependencies.
	 * @param targets what it shall depend on: ids, unique starts of ids, {@code head}, or
	 * branch labels
	 * @return complete ids, and labels as they were given, in the given order
	 * @throws UnknownRevisionException if there is no such revision
	 */
	public List<String> dependenciesOfNew(List<RevisionTarget> targets) {
		return targets.stream().flatMap((target) -> this.resolver.dependencies(target).stream()).distinct().toList();
	}

	/**
	 * Return the graph in which a revision builds on others than before. What builds on
	 * it moves along.
	 * @param id the complete id of the revision
	 * @param parents the complete ids of its new down revisions, none to make it a base
	 * @return the graph with the same revisions in the same load order
	 * @throws UnknownRevisionException if one of the ids is not in the graph
	 * @throws RebaseRefusedException if the revision would be its own ancestor, has these
	 * down revisions already, or is a merge that would get fewer
	 */
	public RevisionMap withParents(String id, List<String> parents) {
		return of(new Rebase(this.graph).nodes(id, parents));
	}

	/**
	 * Return the revisions that no other builds on, although others may depend on them.
	 * @return the heads in load order
	 */
	public List<RevisionNode> heads() {
		return this.graph.nodes(this.graph.heads());
	}

	/**
	 * Return the revisions that no other builds or depends on. After an upgrade to
	 * {@code heads} these are the version rows.
	 * @return the effective heads in load order
	 */
	public List<RevisionNode> effectiveHeads() {
		return this.graph.nodes(this.graph.effectiveHeads());
	}

	/**
	 * Return the revisions that build on no other.
	 * @return the bases in load order
	 */
	public List<RevisionNode> bases() {
		return this.graph.nodes(this.graph.bases());
	}

	/**
	 * Return the revisions that build on a revision.
	 * @param revision the revision
	 * @return its children in load order
	 */
	public List<RevisionNode> children(RevisionNode revision) {
		return this.graph.nodes(RevisionGraph.set(this.graph.children(index(revision))));
	}

	/**
	 * Return whether no other revision builds on a revision.
	 * @param revision the revision
	 * @return whether it is a head
	 */
	public boolean isHead(RevisionNode revision) {
		return this.graph.children(index(revision)).length == 0;
	}

	/**
	 * Return whether no other revision builds or depends on a revision.
	 * @param revision the revision
	 * @return whether it is an effective head
	 */
	public boolean isEffectiveHead(RevisionNode revision) {
		return this.graph.successors(index(revision)).length == 0;
	}

	/**
	 * Return whether several revisions build on a revision.
	 * @param revision the revision
	 * @return whether branches begin here
	 */
	public boolean isBranchPoint(RevisionNode revision) {
		return this.graph.children(index(revision)).length > 1;
	}

	/**
	 * Return the labels of the branches that a revision is on: its own, those of the
	 * revisions it builds on, and those of revisions above up to where a branch begins.
	 * @param revision the revision
	 * @return the labels in load order of the revisions that declare them
	 */
	public List<String> branchLabels(RevisionNode revision) {
		return this.labels.of(index(revision));
	}

	/**
	 * Return all revisions, each before those that it builds or depends on.
	 * @return the revisions, newest first
	 */
	public List<RevisionNode> history() {
		return history(RevisionRange.ALL, Heads.none());
	}

	/**
	 * Return the revisions of a range, each before those that it builds or depends on.
	 * @param range the range; a relative end that leads too far is cut off
	 * @param rows the version rows, which {@code current} means
	 * @return the revisions, newest first
	 * @throws RangeNotAncestorException if the lower end is not below the upper end
	 */
	public List<RevisionNode> history(RevisionRange range, Heads rows) {
		return new HistoryRange(this.graph, this.resolver).newestFirst(range, rows);
	}

	/**
	 * Return the steps that apply a target and everything it needs. Applied revisions
	 * stay, so that there are no steps if the target is applied already.
	 * @param rows the version rows
	 * @param target the target
	 * @return the steps in the order of execution
	 * @throws UnknownVersionRowException if there is no script for a row
	 * @throws MultipleHeadsException if the target is {@code head} and there are several
	 * @throws AmbiguousTargetException if a relative target has several ways to go
	 * @throws WalkedTooFarException if a relative target leads past the last revision
	 */
	public List<RevisionStep> upgrade(Heads rows, RevisionTarget target) {
		return new UpgradePlan(this.graph, this.resolver, this.labels).steps(rows, target);
	}

	/**
	 * Return the steps that take back everything above a target, and what depends on it.
	 * On a branch ({@code label@base}, {@code label@-1}) nothing is taken back that other
	 * rows still need; {@code id-N} takes back N revisions from {@code id} downwards.
	 * @param rows the version rows
	 * @param target the target, which itself stays applied
	 * @return the steps in the order of execution
	 * @throws UnknownVersionRowException if there is no script for a row
	 * @throws InvalidDowngradeTargetException if the target is not applied
	 * @throws AmbiguousTargetException if a relative target has several ways to go
	 * @throws WalkedTooFarException if a relative target leads past base or its branch
	 */
	public List<RevisionStep> downgrade(Heads rows, RevisionTarget target) {
		return this.downgradePlan.steps(rows, target);
	}

	/**
	 * Return the steps that take back some revisions and no other. What is not applied
	 * needs no step.
	 * @param rows the version rows
	 * @param revisions the complete ids of the revisions
	 * @return the steps in the order of execution
	 * @throws UnknownVersionRowException if there is no script for a row
	 * @throws UnknownRevisionException if one of the revisions is not in the graph
	 * @throws RevisionNeededException if an applied revision that is not among them
	 * builds or depends on one of them
	 */
	public List<RevisionStep> remove(Heads rows, Collection<String> revisions) {
		return this.downgradePlan.steps(rows, revisions);
	}

	/**
	 * Return the steps after which the rows say that all targets are applied. Rows on
	 * other branches stay.
	 * @param rows the version rows
	 * @param targets the targets, {@code base} to remove rows
	 * @return the steps in the order of execution
	 * @throws UnknownVersionRowException if there is no script for a row
	 */
	public List<RevisionStep> stamp(Heads rows, List<RevisionTarget> targets) {
		return new StampPlan(this.graph, this.resolver, this.downgradePlan).steps(rows, targets);
	}

	/**
	 * Return the rows of a database that has some revisions and what they need. Who says
	 * {@code heads} names revisions too that others imply and that have no row.
	 * @param revisions the complete ids of the revisions
	 * @return those of them that no other builds or depends on
	 * @throws UnknownVersionRowException if there is no script for one of them
	 */
	public Heads rowsOf(Heads revisions) {
		requireKnown(revisions);
		BitSet rows = this.graph.tips(VersionRows.known(this.graph, revisions));
		return Heads.of(this.graph.nodes(rows).stream().map(RevisionNode::id).toList());
	}

	/**
	 * Return every revision that the rows imply. Rows without a script imply nothing, see
	 * {@link #unknown(Heads)}.
	 * @param rows the version rows
	 * @return the applied revisions in load order
	 */
	public Set<RevisionNode> applied(Heads rows) {
		return new LinkedHashSet<>(this.graph.nodes(this.graph.ancestors(VersionRows.known(this.graph, rows))));
	}

	/**
	 * Return the applied revisions that no applied revision builds on: the rows and those
	 * that they hide because they depend on them.
	 * @param rows the version rows
	 * @return the current revisions in load order
	 */
	public List<RevisionNode> current(Heads rows) {
		Set<RevisionNode> applied = applied(rows);
		return applied.stream().filter((revision) -> children(revision).stream().noneMatch(applied::contains)).toList();
	}

	/**
	 * Return the revisions that an upgrade to {@code heads} would apply. Rows without a
	 * script imply nothing.
	 * @param rows the version rows
	 * @return the revisions that are not applied, in the order of execution
	 */
	public List<RevisionNode> pending(Heads rows) {
		BitSet applied = this.graph.ancestors(VersionRows.known(this.graph, rows));
		BitSet pending = RevisionGraph.minus(this.graph.all(), applied);
		List<RevisionNode> revisions = new ArrayList<>();
		TopologicalOrder.newestFirst(this.graph, pending).forEach((index) -> revisions.add(this.graph.node(index)));
		Collections.reverse(revisions);
		return revisions;
	}

	/**
	 * Return whether the rows are the effective heads, so that nothing is pending and no
	 * row is unknown.
	 * @param rows the version rows
	 * @return whether an upgrade to {@code heads} has nothing to do
	 */
	public boolean isAtHeads(Heads rows) {
		return rows.equals(Heads.of(effectiveHeads().stream().map(RevisionNode::id).toList()));
	}

	/**
	 * Return the rows for which there is no script.
	 * @param rows the version rows
	 * @return the revision ids of the rows
	 */
	public List<String> unknown(Heads rows) {
		return VersionRows.unknown(this.graph, rows);
	}

	/**
	 * Refuse rows for which there is no script.
	 * @param rows the version rows
	 * @throws UnknownVersionRowException if there are such rows
	 */
	public void requireKnown(Heads rows) {
		List<String> unknown = unknown(rows);
		if (!unknown.isEmpty()) {
			throw UnknownVersionRowException.of(unknown.stream().map(UnknownVersionRow::of).toList());
		}
	}

	private int index(RevisionNode revision) {
		int index = this.graph.keys().indexOfId(revision.id());
		if (index < 0) {
			throw UnknownRevisionException.noSuchRevision(revision.id());
		}
		return index;
	}

}
