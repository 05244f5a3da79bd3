package dev.migration.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationRunner;
import dev.migration.scripts.DeclaredRevision;
import dev.migration.scripts.RevisionFile;
import dev.migration.scripts.ScriptDirectories;

/**
 * Lets a revision follow others by rewriting its file.
 */
final class RevisionRebase {

	private static final Set<String> HEADS = Set.of("head", "heads");

	private final RevisionMap map;

	private final MigrationRunner runner;

	private final String database;

	private final ScriptDirectories directories;

	RevisionRebase(RevisionMap map, MigrationRunner runner, String database, ScriptDirectories directories) {
		this.map = map;
		this.runner = runner;
		this.database = database;
		this.directories = directories;
	}

	RebasedRevision run(RevisionTarget target, List<RevisionTarget> onto) {
		RevisionNode revision = revision(target);
		List<String> successors = new Successors(this.map, revision.id()).ids();
		List<String> parents = parents(revision, successors, onto);
		RevisionFile file = file(revision);
		this.map.withParents(revision.id(), parents);
		requireNotApplied(revision);
		file.rewrite(parents);
		return new RebasedRevision(revision.id(), file.path(), revision.downRevisions(), parents, successors,
				!revision.origin().equals(file.path().toString()));
	}

	private RevisionNode revision(RevisionTarget target) {
		return this.map.resolveOne(target)
			.orElseThrow(() -> new InvalidRequestException(
					"'" + target + "' names no revision; name the one that is to follow another."));
	}

	/**
	 * Heads are those that would be left: the revision and what builds on it come along.
	 */
	private List<String> parents(RevisionNode revision, List<String> successors, List<RevisionTarget> onto) {
		if (onto.isEmpty()) {
			throw new InvalidRequestException("Say with '--onto' which revision '" + revision.id() + "' is to follow.");
		}
		boolean heads = onto.stream().anyMatch((target) -> HEADS.contains(String.valueOf(target.symbol())));
		RevisionMap choice = heads ? without(revision, successors) : this.map;
		List<String> parents = new NewParents(choice, true).find(onto);
		for (String parent : parents) {
			Set<String> ancestors = ancestors(parent);
			parents.stream().filter(ancestors::contains).findFirst().ifPresent((ancestor) -> {
				throw new InvalidRequestException(
						"Revision '" + parent + "' follows '" + ancestor + "' already; leave '" + ancestor + "' out.");
			});
		}
		return parents;
	}

	private RevisionMap without(RevisionNode revision, List<String> successors) {
		Set<String> removed = new HashSet<>(successors);
		removed.add(revision.id());
		return RevisionMap.of(this.map.nodes().stream().filter((node) -> !removed.contains(node.id())).toList());
	}

	private Set<String> ancestors(String id) {
		Set<String> ancestors = new HashSet<>();
		Deque<String> open = new ArrayDeque<>(List.of(id));
		while (!open.isEmpty()) {
			this.map.get(open.pop()).downRevisions().stream().filter(ancestors::add).forEach(open::push);
		}
		return ancestors;
	}

	private RevisionFile file(RevisionNode revision) {
		List<RevisionFile> files = this.directories.files()
			.stream()
			.filter((file) -> file.id().equals(revision.id()))
			.toList();
		if (files.isEmpty()) {
			throw new InvalidRequestException(
					"The source of revision '" + revision.id() + "' is not in the script directories, only '"
							+ revision.origin() + "' is known; set 'migration.script-directory' to where it is.");
		}
		if (files.size() > 1) {
			throw new InvalidRequestException("Revision '" + revision.id() + "' is declared in '" + files.get(0).path()
					+ "' and in '" + files.get(1).path() + "'; remove one of them.");
		}
		requireCompiled(revision, files.get(0));
		return files.get(0);
	}

	private static void requireCompiled(RevisionNode revision, RevisionFile file) {
		DeclaredRevision declared = file.declared();
		if (!declared.downRevisions().equals(revision.downRevisions())
				|| !declared.dependsOn().equals(revision.dependsOn())) {
			throw new InvalidRequestException("Revision '" + revision.id() + "' in '" + file.path()
					+ "' has changed since this application was built; build it first.");
		}
	}

	private void requireNotApplied(RevisionNode revision) {
		Heads rows = this.runner.state().rows();
		// An unknown row may stand for something above the revision
		this.map.requireKnown(rows);
		if (this.map.applied(rows).contains(revision)) {
			throw new RevisionAppliedException(revision.id(), this.database);
		}
	}

}
