package dev.migration.boot.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.migration.command.Migrations;
import dev.migration.command.RevisionEntry;
import dev.migration.revision.RevisionRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Lists the revisions where the history forks.
 */
@Command(name = "branches", description = "List the revisions that several others follow.")
final class BranchesCommand implements MigrationCommand {

	@Option(names = { "-v", "--verbose" }, description = "Show everything about each revision.")
	private boolean verbose;

	@Override
	public int run(CommandSession session, CommandOutput out) {
		Migrations migrations = session.migrations();
		RevisionText text = new RevisionText(migrations.revisions().map());
		Map<String, RevisionEntry> entries = new LinkedHashMap<>();
		migrations.history(RevisionRange.ALL, false).forEach((entry) -> entries.put(entry.revision().id(), entry));
		for (RevisionEntry entry : entries.values()) {
			if (entry.branchPoint()) {
				out.line(this.verbose ? text.logEntry(entry) : text.branch(entry));
				String indent = " ".repeat(entry.revision().id().length());
				migrations.revisions()
					.map()
					.children(entry.revision())
					.stream()
					.map((child) -> Objects.requireNonNull(entries.get(child.id())))
					.forEach((child) -> out.line(indent + " -> " + text.child(child, this.verbose)));
				out.line("");
			}
		}
		return ExitCode.DONE;
	}

}
