package dev.migration.boot.autoconfigure;

/**
 * What a start of the application does about its database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum OnStartup {

	/**
	 * Upgrade to the target.
	 */
	UPGRADE,

	/**
	 * Fail unless the database is at the target.
	 */
	REQUIRE_HEAD,

	/**
	 * Wait until somebody else has upgraded to the target.
	 */
	WAIT,

	/**
	 * Upgrade to the target while the application goes on starting: the web server
	 * answers, but the application is not ready, and entities wait.
	 */
	BACKGROUND,

	/**
	 * Nothing.
	 */
	NONE

}
