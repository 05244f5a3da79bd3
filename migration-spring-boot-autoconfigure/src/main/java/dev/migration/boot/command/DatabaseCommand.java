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
	 * Return on which of several schemas with the same scripts the command runs if none
	 * was named.
	 * @return on which
	 */
	default SchemaScope schemas() {
		return isForEvery() ? SchemaScope.EVERY : SchemaScope.NAMED;
	}

	/**
	 * Return whether the command may want a connection, for which services have to be
	 * started that the application starts itself.
	 * @return {@code false} if the scripts are enough for it
	 */
	default boolean needsConnection() {
		return true;
	}

	/**
	 * Return whether the log tells what the command does.
	 * @return {@code false} if the result does
	 */
	default boolean isToldByLog() {
		return false;
	}

	/**
	 * Schemas that share their scripts.
	 */
	enum SchemaScope {

		/** Each in order: what the command does or tells is that of a schema. */
		EVERY,

		/** One, since the command is about scripts. */
		FIRST,

		/** The one that a person names. */
		NAMED

	}

}
