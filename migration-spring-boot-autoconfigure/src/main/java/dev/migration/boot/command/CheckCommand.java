package dev.migration.boot.command;

import dev.migration.autogenerate.Comparison;
import dev.migration.command.RevisionRequest.Source;
import picocli.CommandLine.Command;

/**
 * Compares the entities with the database.
 */
@Command(name = "check", description = "Exit with 3 if the entities ask for a revision that is not there.")
final class CheckCommand implements MigrationCommand {

	@Override
	public int run(CommandSession session, CommandOutput out) {
		Comparison comparison = session.migrations().check(session.authoring(Source.DATABASE));
		ComparisonLog.unmanaged(comparison.unmanaged());
		ComparisonLog.notCompared(comparison.notCompared());
		if (comparison.isEmpty()) {
			out.line("No new upgrade operations detected.");
			return ExitCode.DONE;
		}
		comparison.differences().forEach((difference) -> out.line("Detected " + ComparisonLog.detected(difference)));
		out.failed("New upgrade operations detected; run 'migrate revision --autogenerate -m \"...\"' to write them"
				+ " down.");
		return ExitCode.DIFFERENT;
	}

}
