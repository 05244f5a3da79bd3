package dev.migration.boot.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.migration.command.RevisionEntry;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Lists the revisions where the history forks.
 */
@Command(name = "branches", description = "Show the branch points: the revisions that several others follow.",
		footer = { "  migrate branches", "  migrate branches --verbose" })
final class BranchesCommand implements DatabaseCommand {

	@Option(names = { "-v", "--verbose" }, description = "Show everything about each revision.")
	private boolean verbose;

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public boolean isForEvery() {
		return true;
	}

	@Override
	public boolean needsConnection() {
		return false;
	}

	@Override
	public SchemaScope schemas() {
		return SchemaScope.FIRST;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		RevisionMap map = database.migrations().revisions().map();
		Map<String, RevisionEntry> entries = new LinkedHashMap<>();
		database.migrations()
			.history(RevisionRange.ALL, false)
			.forEach((entry) -> entries.put(entry.revision().id(), entry));
		Map<RevisionEntry, List<RevisionEntry>> branches = new LinkedHashMap<>();
		entries.values()
			.stream()
			.filter(RevisionEntry::branchPoint)
			.forEach((point) -> branches.put(point,
					map.children(point.revision())
						.stream()
						.map((child) -> Objects.requireNonNull(entries.get(child.id())))
						.toList()));
		if (this.format.isJson()) {
			out.json(RevisionJson.branches(branches));
		}
		else {
			print(branches, RevisionText.of(database), out);
		}
		return ExitCode.DONE;
	}

	private void print(Map<RevisionEntry, List<RevisionEntry>> branches, RevisionText text, CommandOutput out) {
		branches.forEach((point, children) -> {
			out.line(this.verbose ? text.logEntry(point) : text.branch(point));
			String indent = " ".repeat(point.revision().id().length());
			children.forEach((child) -> out.line(indent + " -> " + text.child(child, this.verbose)));
			out.line("");
		});
	}

}
