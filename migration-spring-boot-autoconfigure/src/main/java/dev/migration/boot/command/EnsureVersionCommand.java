package dev.migration.boot.command;

import picocli.CommandLine.Command;

/**
 * Creates the version table.
 */
@Command(name = "ensure-version", aliases = "ensure_version",
		description = "Create the version table if it does not exist already.", footer = "  migrate ensure-version")
final class EnsureVersionCommand implements DatabaseCommand {

	@Override
	public boolean isForEvery() {
		return true;
	}

	@Override
	public boolean isToldByLog() {
		return true;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		database.migrations().ensureVersion();
		return ExitCode.DONE;
	}

}
