package dev.migration.boot.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Creates the version table.
 */
@Command(name = "ensure-version", aliases = "ensure_version",
		description = "Create the version table if it does not exist already.",
		footer = { "  migrate ensure-version", "  migrate ensure-version --sql" })
final class EnsureVersionCommand implements DatabaseCommand {

	@Option(names = "--sql", description = "Print the SQL instead of running it; needs no database.")
	private boolean sql;

	@Override
	public boolean isForEvery() {
		return !this.sql;
	}

	@Override
	public boolean isToldByLog() {
		return true;
	}

	@Override
	public boolean needsConnection() {
		return !this.sql;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		if (this.sql) {
			out.text(database.migrations().ensureVersionSql());
		}
		else {
			database.migrations().ensureVersion();
		}
		return ExitCode.DONE;
	}

}
