package dev.migration.boot.autoconfigure;

import dev.migration.MigrationException;

/**
 * Thrown when nothing says which database to migrate.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class MigrationDataSourceMissingException extends MigrationException {

	private final int candidates;

	MigrationDataSourceMissingException(int candidates) {
		super((candidates > 1)
				? "There are '" + candidates + "' DataSource beans and none of them is primary; mark the one to migrate"
						+ " with '@MigrationDataSource'."
				: "Nothing says which database to migrate; configure 'spring.datasource.url' or 'migration.url', set"
						+ " 'POSTGRES_HOST', or set 'migration.enabled=false'.");
		this.candidates = candidates;
	}

	MigrationDataSourceMissingException(DatabaseSettings settings) {
		super("Nothing says which database '%s' is; set '%s', '%s' or '%s'.".formatted(settings.name(),
				settings.key("url"), settings.key("host"), settings.key("data-source")));
		this.candidates = 0;
	}

	/**
	 * Return how many DataSource beans there are.
	 * @return 0, or 2 and more if it is not clear which one to take
	 */
	public int candidates() {
		return this.candidates;
	}

}
