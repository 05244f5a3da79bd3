package dev.migration.boot.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Applies revisions.
 */
@Command(name = "upgrade", description = "Upgrade to a later revision.")
final class UpgradeCommand implements MigrationCommand {

	@Parameters(paramLabel = "REVISION",
			description = "How far: 'head', 'heads', a revision, a branch or '+N'; with --sql also 'from:to'.")
	private String revision = "";

	@Option(names = "--sql", description = "Print the SQL instead of running it; needs no database.")
	private boolean sql;

	@Override
	public int run(CommandSession session, CommandOutput out) {
		CommandRange range = CommandRange.parse(this.revision);
		if (this.sql) {
			out.text(session.migrations().upgradeSql(range.fromHeads(session.migrations()), range.to()));
		}
		else {
			range.requireNoStart("upgrade");
			session.migrations().upgrade(range.to());
		}
		return ExitCode.DONE;
	}

}
