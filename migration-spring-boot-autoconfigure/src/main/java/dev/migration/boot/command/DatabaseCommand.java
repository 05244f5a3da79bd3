package dev.migration.boot.command;

/**
 * A command on the history of a database.
 */
non-sealed interface DatabaseCommand extends MigrationCommand {

	/**
	 * Run the command.
	 * @param database the database
	 * @param out takes the result
	 * @return the exit code
	 */
	int run(CommandDatabase database, CommandOutput out);

	/**
	 * Return whether the command means the same on every database, so that it runs on all
	 * of them if none was named.
	 * @return {@code false} if its arguments belong to one history
	 */
	default boolean isForEvery() {
		return false;
	}

	/**
	 * Return whether the log tells what the command does.
	 * @return {@code false} if the result does
	 */
	default boolean isToldByLog() {
		return false;
	}

}
