package dev.migration.boot.command;

import java.util.ArrayList;
import java.util.List;

import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.ScriptComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes down anew what applied revisions say.
 */
@Command(name = "repair",
		description = { "Accept the edits of applied scripts: write down what they say now, and run nothing.",
				"For when the database is as the scripts say." },
		footer = { "  migrate repair --dry-run", "  migrate repair", "  migrate repair ae1027" })
final class RepairCommand implements DatabaseCommand {

	@Parameters(paramLabel = "REVISION", arity = "0..*",
			description = "Only these revisions, also if nobody knows what they said before.")
	private List<RevisionTarget> revisions = new ArrayList<>();

	@Option(names = "--dry-run", description = "Show the differences and write nothing.")
	private boolean dryRun;

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public boolean isForEvery() {
		return this.revisions.isEmpty();
	}

	@Override
	public SchemaScope schemas() {
		return SchemaScope.EVERY;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		List<ScriptComparison> repaired = database.migrations().repair(this.revisions, this.dryRun);
		if (this.format.isJson()) {
			out.json(ResultJson.repaired(repaired, this.dryRun));
			return ExitCode.DONE;
		}
		repaired.forEach((script) -> print(script, out));
		out.line(summary(repaired.size()));
		return ExitCode.DONE;
	}

	private static void print(ScriptComparison script, CommandOutput out) {
		out.line(script.description() + ".");
		List<String> difference = script.difference();
		if (script.isEdited() && (difference.isEmpty() || script.recorded().isEmpty())) {
			out.line(script.recorded().isEmpty() ? "What it said before was not kept."
					: "The SQL is the same; what else its operations say is not.");
			return;
		}
		difference.forEach((line) -> out.line("    " + TerminalText.lines(line)));
	}

	private String summary(int count) {
		if (count == 0) {
			return "Nothing to repair.";
		}
		String revisions = (count == 1) ? "1 revision" : count + " revisions";
		return this.dryRun ? "Nothing was written; without '--dry-run' " + revisions + " would be repaired."
				: "Repaired " + revisions + ".";
	}

}
