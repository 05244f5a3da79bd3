package dev.migration.boot.autoconfigure;

import dev.migration.MigrationException;

/**
 * Thrown when nothing says which database to migrate.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MigrationDataSourceMissingException extends MigrationException {

	private final int candidates;

	private final String situation;

	private final String action;

	private MigrationDataSourceMissingException(int candidates, String situation, String advice, String action) {
		super(situation + "; " + advice + ".");
		this.candidates = candidates;
		this.situation = situation + ".";
		this.action = action;
	}

	static MigrationDataSourceMissingException none() {
		return new MigrationDataSourceMissingException(0, "Nothing says which database to migrate",
				"configure 'spring.datasource.url' or 'migration.url', set 'POSTGRES_HOST', or set"
						+ " 'migration.enabled=false'",
				"Add a JDBC driver and 'spring.datasource.url', or one of 'migration.url', 'migration.host' and"
						+ " 'POSTGRES_HOST'. An application without a database of its own sets"
						+ " 'migration.enabled=false'.");
	}

	static MigrationDataSourceMissingException several(int candidates) {
		return new MigrationDataSourceMissingException(candidates,
				"There are '" + candidates + "' DataSource beans and none of them is primary",
				"mark the one to migrate with '@MigrationDataSource'",
				"Add '@MigrationDataSource' to the bean method of one of them, or '@Primary', or set"
						+ " 'migration.url'.");
	}

	static MigrationDataSourceMissingException of(DatabaseSettings settings) {
		String keys = "'%s', '%s' or '%s'".formatted(settings.key("url"), settings.key("host"),
				settings.key("data-source"));
		return new MigrationDataSourceMissingException(0, "Nothing says which database '" + settings.name() + "' is",
				"set " + keys, "Set " + keys + ".");
	}

	/**
	 * Return what is the matter, without what to do.
	 */
	String situation() {
		return this.situation;
	}

	/**
	 * Return what to do, in whole sentences.
	 */
	String action() {
		return this.action;
	}

	/**
	 * Return how many DataSource beans there are.
	 * @return 0, or 2 and more if it is not clear which one to take
	 */
	public int candidates() {
		return this.candidates;
	}

}
