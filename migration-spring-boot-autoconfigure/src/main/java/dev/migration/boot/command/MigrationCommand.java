package dev.migration.boot.command;

/**
 * What one command does with its arguments.
 */
@FunctionalInterface
interface MigrationCommand {

	/**
	 * Run the command.
	 * @param session the application
	 * @param out takes the result
	 * @return the exit code
	 */
	int run(CommandSession session, CommandOutput out);

}
