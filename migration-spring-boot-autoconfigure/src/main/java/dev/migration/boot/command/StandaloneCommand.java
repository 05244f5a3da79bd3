package dev.migration.boot.command;

/**
 * A command that needs nothing of the application.
 */
non-sealed interface StandaloneCommand extends MigrationCommand {

	/**
	 * Run the command.
	 * @param out takes the result
	 * @return the exit code
	 */
	int run(CommandOutput out);

}
