package dev.migration.boot.command;

import picocli.CommandLine.Option;

/**
 * The choice between running, trying out and printing.
 */
final class RunMode {

	@Option(names = "--sql", description = "Print the SQL instead of running it; needs no database.")
	private boolean sql;

	@Option(names = "--dry-run",
			description = "Run everything in one transaction and take it back, where the database can.")
	private boolean dryRun;

	boolean isSql() {
		return this.sql;
	}

	boolean isDryRun() {
		return this.dryRun;
	}

	/**
	 * Refuse two modes at once, and a format that SQL has not.
	 */
	void check(ListingFormat format) {
		format.checkWithSql(this.sql);
		if (this.sql && this.dryRun) {
			throw new UsageException(
					"'--sql' runs nothing, so there is nothing to try; leave out one of '--sql' and '--dry-run'.");
		}
	}

}
