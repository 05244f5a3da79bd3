package dev.migration.boot.command;

import java.util.List;

import dev.migration.command.RevisionEntry;
import dev.migration.revision.RevisionRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Lists revisions, newest first.
 */
@Command(name = "history", description = "List revisions, newest first.")
final class HistoryCommand implements MigrationCommand {

	@Option(names = { "-r", "--rev-range" }, paramLabel = "[START]:[END]",
			description = "Only these revisions; 'current' is where the database is.")
	private @Nullable String range;

	@Option(names = { "-v", "--verbose" }, description = "Show everything about each revision.")
	private boolean verbose;

	@Option(names = { "-i", "--indicate-current" }, description = "Mark the revisions that the database is at.")
	private boolean indicateCurrent;

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public int run(CommandSession session, CommandOutput out) {
		RevisionRange revisions = (this.range != null) ? RevisionRange.parse(this.range) : RevisionRange.ALL;
		List<RevisionEntry> history = session.migrations().history(revisions, this.indicateCurrent);
		if (this.format.isJson()) {
			out.line(RevisionJson.history(history, this.indicateCurrent));
			return ExitCode.DONE;
		}
		RevisionText text = new RevisionText(session.migrations().revisions().map());
		history.forEach((entry) -> out.line(
				this.verbose ? text.logEntry(entry, this.indicateCurrent) : text.history(entry, this.indicateCurrent)));
		return ExitCode.DONE;
	}

}
