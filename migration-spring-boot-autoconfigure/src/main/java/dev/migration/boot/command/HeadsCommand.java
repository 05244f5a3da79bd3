package dev.migration.boot.command;

import java.util.List;

import dev.migration.command.RevisionEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Lists the heads of the graph.
 */
@Command(name = "heads", description = "List the revisions that nothing follows.")
final class HeadsCommand implements MigrationCommand {

	@Option(names = { "-v", "--verbose" }, description = "Show everything about each revision.")
	private boolean verbose;

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public int run(CommandSession session, CommandOutput out) {
		List<RevisionEntry> heads = session.migrations().heads();
		if (this.format.isJson()) {
			out.line(RevisionJson.heads(heads));
			return ExitCode.DONE;
		}
		RevisionText text = new RevisionText(session.migrations().revisions().map());
		heads.forEach((head) -> out.line(this.verbose ? text.logEntry(head) : text.head(head)));
		return ExitCode.DONE;
	}

}
