package dev.migration.boot.command;

import java.util.List;

import dev.migration.command.Migrations;
import dev.migration.command.RevisionEntry;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Says where the database is.
 */
@Command(name = "current", description = "List the revisions that the database is at.")
final class CurrentCommand implements MigrationCommand {

	@Option(names = { "-v", "--verbose" }, description = "Show everything about each revision.")
	private boolean verbose;

	@Option(names = { "-c", "--check-heads" }, description = "Exit with 3 unless the database is at all heads.")
	private boolean checkHeads;

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public int run(CommandSession session, CommandOutput out) {
		Migrations migrations = session.migrations();
		Heads rows = migrations.state().rows();
		List<String> unknown = migrations.revisions().map().unknown(rows);
		List<RevisionEntry> current = migrations.current();
		if (this.format.isJson()) {
			out.line(RevisionJson.current(current, unknown));
		}
		else {
			print(current, session, out);
			unknown.forEach((id) -> out.line(id + " (unknown)"));
		}
		if (!unknown.isEmpty()) {
			out.failed("The database is at '" + String.join("', '", unknown)
					+ "', for which there is no script; run the" + " version of the application that has it.");
			return ExitCode.FAILED;
		}
		return this.checkHeads ? checkHeads(migrations, rows, out) : ExitCode.DONE;
	}

	private void print(List<RevisionEntry> current, CommandSession session, CommandOutput out) {
		RevisionText text = new RevisionText(session.migrations().revisions().map());
		if (this.verbose) {
			out.line("Current revision(s) for " + session.databaseUrl() + ":");
		}
		current.forEach((entry) -> out.line(this.verbose ? text.logEntry(entry) : text.current(entry)));
	}

	private static int checkHeads(Migrations migrations, Heads rows, CommandOutput out) {
		List<RevisionNode> heads = migrations.revisions().map().effectiveHeads();
		if (rows.equals(Heads.of(heads.stream().map(RevisionNode::id).toList()))) {
			return ExitCode.DONE;
		}
		out.failed("Database is not on all head revisions; run 'migrate upgrade heads'.");
		return ExitCode.DIFFERENT;
	}

}
