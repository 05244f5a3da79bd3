package dev.migration.boot.command;

import java.util.List;

import dev.migration.command.RevisionEntry;
import dev.migration.revision.RevisionRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Lists revisions, newest first.
 */
@Command(name = "history", description = "List revisions, newest first.",
		footer = { "  migrate history", "  migrate history --verbose --indicate-current",
				"  migrate history -r 1975ea:ae1027", "  migrate history -r -3:current",
				"  migrate history -r 1975ea:" })
final class HistoryCommand implements DatabaseCommand {

	@Option(names = { "-r", "--rev-range" }, paramLabel = "[START]:[END]",
			description = "Only these revisions; 'current' is where the database is.")
	private RevisionRange range = RevisionRange.ALL;

	@Option(names = { "-v", "--verbose" }, description = "Show everything about each revision.")
	private boolean verbose;

	@Option(names = { "-i", "--indicate-current" }, description = "Mark the revisions that the database is at.")
	private boolean indicateCurrent;

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public boolean isForEvery() {
		return CommonTarget.is(this.range.from()) && CommonTarget.is(this.range.to());
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		List<RevisionEntry> history = database.migrations().history(this.range, this.indicateCurrent);
		if (this.format.isJson()) {
			out.json(RevisionJson.history(history, this.indicateCurrent));
			return ExitCode.DONE;
		}
		RevisionText text = RevisionText.of(database);
		history.forEach((entry) -> out.line(
				this.verbose ? text.logEntry(entry, this.indicateCurrent) : text.history(entry, this.indicateCurrent)));
		return ExitCode.DONE;
	}

}
