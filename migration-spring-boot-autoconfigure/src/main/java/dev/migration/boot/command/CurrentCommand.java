package dev.migration.boot.command;

import java.util.List;
import java.util.Optional;

import dev.migration.command.CurrentRevisions;
import dev.migration.command.RevisionEntry;
import dev.migration.revision.UnknownVersionRow;
import dev.migration.revision.UnknownVersionRowException;
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
		CurrentRevisions current = database.migrations().currentRevisions();
		List<String> unknown = current.unknown().stream().map(UnknownVersionRow::revision).toList();
		if (this.format.isJson()) {
			out.json(RevisionJson.current(current.revisions(), unknown));
		}
		else {
			print(current.revisions(), database, out);
			unknown.forEach((id) -> out.line(id + " (unknown)"));
		}
		if (current.contradiction() != null) {
			out.warn(current.contradiction());
		}
		current.unfinished()
			.forEach((one) -> out.warn(one.description() + "; " + database.migrations().advice(one) + "."));
		if (current.running() != null) {
			out.warn("A run is under way, which may change this, by " + current.running());
		}
		Optional<UnknownVersionRowException> problem = current.problem();
		if (problem.isPresent()) {
			out.failed(String.valueOf(problem.get().getMessage()));
			return ExitCode.FAILED;
		}
		if (this.checkHeads && !database.migrations().revisions().map().isAtHeads(current.rows())) {
			out.failed("Database is not on all head revisions; run 'migrate upgrade heads'.");
			return ExitCode.DIFFERENT;
		}
		return ExitCode.DONE;
	}

	private void print(List<RevisionEntry> current, CommandDatabase database, CommandOutput out) {
		RevisionText text = RevisionText.of(database);
		if (this.verbose) {
			out.line("Current revision(s) for " + database.url() + ":");
		}
		current.forEach((entry) -> out.line(this.verbose ? text.logEntry(entry) : text.current(entry)));
	}

}
