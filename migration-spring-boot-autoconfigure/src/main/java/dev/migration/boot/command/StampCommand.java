package dev.migration.boot.command;

import java.util.ArrayList;
import java.util.List;

import dev.migration.revision.RevisionTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes the version rows without running anything.
 */
@Command(name = "stamp", description = "Say that the database is at a revision, without running any script.")
final class StampCommand implements MigrationCommand {

	@Parameters(paramLabel = "REVISION", arity = "1..*", description = "The revisions to be at.")
	private List<String> revisions = new ArrayList<>();

	@Option(names = "--purge", description = "Forget first what the version table holds, known or not.")
	private boolean purge;

	@Override
	public int run(CommandSession session, CommandOutput out) {
		List<RevisionTarget> targets = this.revisions.stream().map(RevisionTarget::parse).toList();
		if (this.purge) {
			session.migrations().purgeAndStamp(targets);
		}
		else {
			session.migrations().stamp(targets);
		}
		return ExitCode.DONE;
	}

}
