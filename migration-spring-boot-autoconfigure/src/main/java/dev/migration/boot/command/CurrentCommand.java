package dev.migration.boot.command;

import java.util.List;

import dev.migration.command.Migrations;
import dev.migration.command.RevisionEntry;
import dev.migration.revision.Heads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Says where the database is.
 */
@Command(name = "current", description = "Display the current revision for a database.",
		footer = { "  migrate current", "  migrate current --verbose",
				"  migrate current --check-heads    # exits with 3 unless all revisions are applied" })
final class CurrentCommand implements DatabaseCommand {

	@Option(names = { "-v", "--verbose" }, description = "Show everything about each revision.")
	private boolean verbose;

	@Option(names = { "-c", "--check-heads" }, description = "Exit with 3 unless the database is at all heads.")
	private boolean checkHeads;

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public boolean isForEvery() {
		return true;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		Migrations migrations = database.migrations();
		Heads rows = migrations.state().rows();
		List<String> unknown = migrations.revisions().map().unknown(rows);
		List<RevisionEntry> current = migrations.current();
		if (this.format.isJson()) {
			out.json(RevisionJson.current(current, unknown));
		}
		else {
			print(current, database, out);
			unknown.forEach((id) -> out.line(id + " (unknown)"));
		}
		if (!unknown.isEmpty()) {
			out.failed("The database is at '" + String.join("', '", unknown)
					+ "', for which there is no script; run the" + " version of the application that has it.");
			return ExitCode.FAILED;
		}
		if (this.checkHeads && !migrations.revisions().map().isAtHeads(rows)) {
			out.failed("Database is not on all head revisions; run 'migrate upgrade heads'.");
			return ExitCode.DIFFERENT;
		}
		return ExitCode.DONE;
	}

	private void print(List<RevisionEntry> current, CommandDatabase database, CommandOutput out) {
		RevisionText text = new RevisionText(database.migrations().revisions().map());
		if (this.verbose) {
			out.line("Current revision(s) for " + database.url() + ":");
		}
		current.forEach((entry) -> out.line(this.verbose ? text.logEntry(entry) : text.current(entry)));
	}

}
