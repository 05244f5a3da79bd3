package dev.migration.boot.command;

import picocli.CommandLine.Command;

/**
 * Creates the version table.
 */
@Command(name = "ensure-version", aliases = "ensure_version",
		description = "Create the version table if it is not there.")
final class EnsureVersionCommand implements MigrationCommand {

	@Override
	public int run(CommandSession session, CommandOutput out) {
		session.migrations().ensureVersion();
		return ExitCode.DONE;
	}

}
