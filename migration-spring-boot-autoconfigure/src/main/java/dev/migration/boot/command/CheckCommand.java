package dev.migration.boot.command;

import java.util.List;

import dev.migration.autogenerate.Comparison;
import dev.migration.command.Authoring;
import dev.migration.command.Migrations;
import dev.migration.command.RevisionEntry;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.runtime.ScriptComparison;
import dev.migration.runtime.ScriptComparison.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Compares the entities with the database, or counts the heads.
 */
@Command(name = "check",
		description = "Check if 'revision --autogenerate' has pending upgrade operations, and if applied scripts"
				+ " or their parents were edited: exit with 3 if so.",
		footer = { "  migrate check", "  migrate check --scripts        # without entities",
				"  migrate check --single-head    # in CI, without a database" })
final class CheckCommand implements DatabaseCommand {

	@Option(names = "--single-head",
			description = "Check instead that the scripts have one head: exit with 3 if several. Needs no database.")
	private boolean singleHead;

	@Option(names = "--scripts",
			description = "Check only if applied scripts or their parents were edited: exit with 3 if so. Needs no"
					+ " entities.")
	private boolean scripts;

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public void check() {
		if (this.singleHead && this.scripts) {
			throw new UsageException("'--single-head' and '--scripts' are two checks; run one after the other.");
		}
	}

	@Override
	public boolean isForEvery() {
		return true;
	}

	@Override
	public boolean needsConnection() {
		return !this.singleHead;
	}

	@Override
	public SchemaScope schemas() {
		return this.singleHead ? SchemaScope.FIRST : SchemaScope.EVERY;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		if (this.singleHead) {
			return checkHeads(database, out);
		}
		return this.scripts ? checkScripts(database.migrations().compareScripts(), out) : compare(database, out);
	}

	private int checkScripts(List<ScriptComparison> comparisons, CommandOutput out) {
		if (this.format.isJson()) {
			out.json(ResultJson.scripts(comparisons));
		}
		else {
			comparisons.stream()
				.filter((comparison) -> comparison.verdict() != Verdict.EQUAL)
				.forEach((comparison) -> out.line(comparison.description() + "."));
			if (comparisons.stream().noneMatch((comparison) -> comparison.isEdited() || comparison.isMoved())) {
				out.line("No applied script was edited.");
			}
		}
		return result(comparisons, out);
	}

	private static int result(List<ScriptComparison> comparisons, CommandOutput out) {
		boolean edited = comparisons.stream().anyMatch(ScriptComparison::isEdited);
		boolean moved = comparisons.stream().anyMatch(ScriptComparison::isMoved);
		if (edited) {
			out.failed("Applied scripts were edited; undo the edits and write new revisions, or run 'migrate repair' if"
					+ " the database is as the scripts say.");
		}
		if (moved) {
			out.failed("Applied revisions have other parents than when they were applied.");
		}
		return (edited || moved) ? ExitCode.DIFFERENT : ExitCode.DONE;
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
		Authoring authoring = database.authoring(Source.DATABASE);
		List<ScriptComparison> scripts = database.migrations().compareScripts();
		if (!this.format.isJson()) {
			scripts.stream()
				.filter((script) -> script.verdict() != Verdict.EQUAL && script.verdict() != Verdict.NOT_COMPARABLE)
				.forEach((script) -> out.line(script.description() + "."));
		}
		ComparisonLog.scripts(scripts);
		Comparison comparison = database.migrations().check(authoring);
		ComparisonLog.unmanaged(comparison.unmanaged());
		ComparisonLog.notCompared(comparison.notCompared());
		List<String> differences = comparison.differences().stream().map(ComparisonLog::detected).toList();
		if (this.format.isJson()) {
			out.json(ResultJson.check(comparison, differences, scripts));
		}
		else if (comparison.isEmpty()) {
			out.line("No new upgrade operations detected.");
		}
		else {
			differences.forEach((difference) -> out.line("Detected " + difference));
			comparison.possibleRenames().forEach((candidate) -> out.line("Was it renamed? " + candidate.reason()));
		}
		int result = result(scripts, out);
		if (comparison.isEmpty()) {
			return result;
		}
		out.failed("New upgrade operations detected; " + advice(database.migrations()));
		return ExitCode.DIFFERENT;
	}

	/**
	 * What is pending may be what was detected.
	 */
	private static String advice(Migrations migrations) {
		int pending = migrations.revisions().map().pending(migrations.state().rows()).size();
		if (pending == 0) {
			return "run 'migrate revision --autogenerate -m \"...\"' to write them down.";
		}
		return "'" + pending + "' " + ((pending == 1) ? "revision is" : "revisions are")
				+ " not applied yet: run 'migrate upgrade heads' first.";
	}

}
