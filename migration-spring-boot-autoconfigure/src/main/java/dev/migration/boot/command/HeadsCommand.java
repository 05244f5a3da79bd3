package dev.migration.boot.command;

import java.util.List;

import dev.migration.command.RevisionEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Lists the heads of the graph.
 */
@Command(name = "heads", description = "Show current available heads in the script directory.",
		footer = { "  migrate heads", "  migrate heads --verbose", "  migrate heads --resolve-dependencies" })
final class HeadsCommand implements DatabaseCommand {

	@Option(names = { "-v", "--verbose" }, description = "Show everything about each revision.")
	private boolean verbose;

	@Option(names = "--resolve-dependencies",
			description = "Leave out a head on which another revision depends ('effective head').")
	private boolean resolveDependencies;

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
		List<RevisionEntry> heads = database.migrations()
			.heads()
			.stream()
			.filter((head) -> !this.resolveDependencies || head.head())
			.toList();
		if (this.format.isJson()) {
			out.json(RevisionJson.heads(heads));
			return ExitCode.DONE;
		}
		RevisionText text = RevisionText.of(database);
		heads.forEach((head) -> out.line(this.verbose ? text.logEntry(head) : text.head(head)));
		return ExitCode.DONE;
	}

}
