package dev.migration.boot.command;

import java.util.List;

import dev.migration.command.RevisionEntry;
import dev.migration.revision.RevisionTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Shows revisions in full.
 */
@Command(name = "show", description = "Show the revision(s) denoted by the given symbol.",
		footer = { "  migrate show ae1027", "  migrate show heads", "  migrate show current" })
final class ShowCommand implements DatabaseCommand {

	@Parameters(paramLabel = "REVISION", description = "The revision: an id, 'head', 'heads', 'current', a branch.")
	private RevisionTarget revision = RevisionTarget.HEAD;

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public boolean needsConnection() {
		return this.revision.isRelativeToRows();
	}

	@Override
	public SchemaScope schemas() {
		return needsConnection() ? SchemaScope.NAMED : SchemaScope.FIRST;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		List<RevisionEntry> entries = database.migrations().show(this.revision);
		if (this.format.isJson()) {
			out.json(RevisionJson.show(entries));
			return ExitCode.DONE;
		}
		RevisionText text = RevisionText.of(database);
		entries.forEach((entry) -> out.line(text.logEntry(entry)));
		return ExitCode.DONE;
	}

}
