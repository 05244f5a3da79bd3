package dev.migration.boot.command;

import dev.migration.revision.RevisionTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Shows revisions in full.
 */
@Command(name = "show", description = "Show a revision.")
final class ShowCommand implements MigrationCommand {

	@Parameters(paramLabel = "REVISION", description = "The revision: an id, 'head', 'heads', 'current', a branch.")
	private String revision = "";

	@Override
	public int run(CommandSession session, CommandOutput out) {
		RevisionText text = new RevisionText(session.migrations().revisions().map());
		session.migrations()
			.show(RevisionTarget.parse(this.revision))
			.forEach((entry) -> out.line(text.logEntry(entry)));
		return ExitCode.DONE;
	}

}
