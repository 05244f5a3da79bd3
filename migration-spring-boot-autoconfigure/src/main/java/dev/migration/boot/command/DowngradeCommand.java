package dev.migration.boot.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Takes revisions back.
 */
@Command(name = "downgrade", description = "Revert to an earlier revision, which stays applied.")
final class DowngradeCommand implements MigrationCommand {

	@Parameters(paramLabel = "REVISION", description = "How far: 'base', a revision or '-N'; with --sql 'from:to'.")
	private String revision = "";

	@Option(names = "--sql", description = "Print the SQL instead of running it; needs no database.")
	private boolean sql;

	@Override
	public int run(CommandSession session, CommandOutput out) {
		CommandRange range = CommandRange.parse(this.revision);
		if (this.sql) {
			range.requireStart("downgrade");
			out.text(session.migrations().downgradeSql(range.fromHeads(session.migrations()), range.to()));
		}
		else {
			range.requireNoStart("downgrade");
			session.migrations().downgrade(range.to());
		}
		return ExitCode.DONE;
	}

}
