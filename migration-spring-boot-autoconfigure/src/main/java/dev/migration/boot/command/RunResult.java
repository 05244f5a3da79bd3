package dev.migration.boot.command;

import java.util.List;

import dev.migration.command.MigrationResult;
import dev.migration.revision.Heads;
import dev.migration.runtime.DryRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what a run came to. What it did was logged as it happened.
 */
final class RunResult {

	private static final Logger logger = LoggerFactory.getLogger("dev.migration.command");

	private RunResult() {
	}

	static int print(MigrationResult result, String command, ListingFormat format, CommandOutput out) {
		if (format.isJson()) {
			out.json(ResultJson.run(result));
		}
		if (!result.isChanged()) {
			logger.info("Nothing to {}: the database is {} {}.", command,
					result.isBeyond() ? "ahead of the target, at" : "at", place(result.current()));
		}
		return ExitCode.DONE;
	}

	/**
	 * Tell what a dry run came to.
	 * @param rows the applied heads, which are what they were
	 */
	static int print(DryRun result, Heads rows, String command, ListingFormat format, CommandOutput out) {
		if (format.isJson()) {
			out.json(ResultJson.dryRun(result, rows));
		}
		if (result.stop() != null) {
			logger.warn(result.stop().reason());
		}
		int executed = result.executed().size();
		if (executed > 0) {
			logger.info("Dry run: {} ran and {} taken back; the database is at {}, as before.",
					(executed == 1) ? "1 revision" : executed + " revisions", (executed == 1) ? "was" : "were",
					place(rows));
		}
		else if (result.stop() == null) {
			logger.info("Nothing to {}: the database is at {}.", command, place(rows));
		}
		return ExitCode.DONE;
	}

	/**
	 * Tell where a database is whose rows were forgotten first: that is a change also if
	 * nothing was stamped.
	 */
	static int printPurged(MigrationResult result, ListingFormat format, CommandOutput out) {
		if (format.isJson()) {
			out.json(ResultJson.run(result));
		}
		logger.info("The version table was purged; the database is at {}.", place(result.current()));
		return ExitCode.DONE;
	}

	static int printSql(String sql, String command, CommandOutput out) {
		out.text(sql);
		if (sql.isEmpty()) {
			logger.info("Nothing to {}: the range holds no revision, so there is no SQL.", command);
		}
		return ExitCode.DONE;
	}

	private static String place(Heads rows) {
		List<String> ids = rows.isEmpty() ? List.of("base") : rows.ids();
		return "'" + String.join("', '", ids) + "'";
	}

}
