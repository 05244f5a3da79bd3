package dev.migration.boot.command;

/**
 * One command with its arguments. Either a {@link DatabaseCommand}, for which the
 * application is started as far as its databases, or a {@link StandaloneCommand}, for
 * which it is not.
 */
sealed interface MigrationCommand permits DatabaseCommand, StandaloneCommand {

	/**
	 * Refuse arguments that make no sense together, before anything is started.
	 * @throws UsageException if they make none
	 */
	default void check() {
	}

}
