package dev.migration.boot.command;

import picocli.CommandLine.Option;

/**
 * The choice between text for people and JSON for programs.
 */
final class ListingFormat {

	@Option(names = "--format", paramLabel = "FORMAT", description = "Print ${COMPLETION-CANDIDATES}.")
	private Format format = Format.text;

	boolean isJson() {
		return this.format == Format.json;
	}

	/**
	 * Refuse the choice for SQL, which is neither.
	 * @param sql whether SQL was asked for
	 */
	void checkWithSql(boolean sql) {
		if (sql && isJson()) {
			throw new UsageException("'--sql' prints SQL; it cannot be used with '--format json'.");
		}
	}

	/**
	 * The formats, spelled as on the command line.
	 */
	enum Format {

		text, json

	}

}
