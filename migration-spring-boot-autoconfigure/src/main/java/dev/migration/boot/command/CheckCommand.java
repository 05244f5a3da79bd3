package dev.migration.boot.command;

import java.util.List;

import dev.migration.autogenerate.Comparison;
import dev.migration.command.RevisionEntry;
import dev.migration.command.RevisionRequest.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Compares the entities with the database, or counts the heads.
 */
@Command(name = "check",
		description = "Check if 'revision --autogenerate' has pending upgrade operations: exit with 3 if so.",
		footer = { "  migrate check", "  migrate check --single-head    # in CI, without a database" })
final class CheckCommand implements DatabaseCommand {

	@Option(names = "--single-head",
			description = "Check instead that the scripts have one head: exit with 3 if several. Needs no database.")
	private boolean singleHead;

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public boolean isForEvery() {
		return true;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		return this.singleHead ? checkHeads(database, out) : compare(database, out);
	}

	private int checkHeads(CommandDatabase database, CommandOutput out) {
		List<RevisionEntry> heads = database.migrations().heads().stream().filter(RevisionEntry::head).toList();
		if (this.format.isJson()) {
			out.json(RevisionJson.heads(heads));
		}
		else {
			RevisionText text = RevisionText.of(database);
			heads.forEach((head) -> out.line(text.head(head)));
		}
		if (heads.size() <= 1) {
			return ExitCode.DONE;
		}
		String ids = String.join("', '", heads.stream().map((head) -> head.revision().id()).toList());
		out.failed("Multiple heads '" + ids + "' are present; run 'migrate merge heads -m \"...\"', or 'migrate rebase'"
				+ " to put one onto the other.");
		return ExitCode.DIFFERENT;
	}

	private int compare(CommandDatabase database, CommandOutput out) {
		Comparison comparison = database.migrations().check(database.authoring(Source.DATABASE));
		ComparisonLog.unmanaged(comparison.unmanaged());
		ComparisonLog.notCompared(comparison.notCompared());
		List<String> differences = comparison.differences().stream().map(ComparisonLog::detected).toList();
		if (this.format.isJson()) {
			out.json(ResultJson.check(comparison, differences));
		}
		else if (comparison.isEmpty()) {
			out.line("No new upgrade operations detected.");
		}
		else {
			differences.forEach((difference) -> out.line("Detected " + difference));
			comparison.possibleRenames().forEach((candidate) -> out.line("Was it renamed? " + candidate.reason()));
		}
		if (comparison.isEmpty()) {
			return ExitCode.DONE;
		}
		out.failed("New upgrade operations detected; run 'migrate revision --autogenerate -m \"...\"' to write them"
				+ " down.");
		return ExitCode.DIFFERENT;
	}

}
