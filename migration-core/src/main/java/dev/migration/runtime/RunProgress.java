package dev.migration.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.migration.revision.RevisionStep;
import dev.migration.runtime.StatementWatch.RunningStatement;
import dev.migration.scripts.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come, in a sentence for whoever waits for it.
 */
final class RunProgress {

	// Less than the time until the first line, which would seldom name one otherwise
	private static final Duration LONG_STATEMENT = Duration.ofSeconds(5);

	private static final int LONGEST_SQL = 100;

	private final String database;

	private final List<RevisionStep> steps;

	private final long begun;

	private volatile int current = -1;

	/**
	 * Create the progress of a run that has not come to its first revision.
	 * @param database the name of the database
	 * @param steps what is to be done
	 * @param begun when it began, as {@link System#nanoTime()} tells it
	 */
	RunProgress(String database, List<RevisionStep> steps, long begun) {
		this.database = database;
		this.steps = steps;
		this.begun = begun;
	}

	/**
	 * Take note of the step that is about to run. Where a transaction is tried again, it
	 * may be an earlier one.
	 */
	void at(RevisionStep step) {
		int next = this.current + 1;
		this.current = (next < this.steps.size() && this.steps.get(next).equals(step)) ? next
				: this.steps.indexOf(step);
	}

	/**
	 * Return what is going on.
	 * @param now the time, as {@link System#nanoTime()} tells it
	 * @param statement the statement that the server is at, if it is at one
	 * @return a line for the log, empty before the first revision
	 */
	Optional<String> line(long now, @Nullable RunningStatement statement) {
		int index = this.current;
		if (index < 0) {
			return Optional.empty();
		}
		return Optional.of("Still running %s (revision %d of %d of database '%s', %s so far)%s".formatted(
				this.steps.get(index).description(), index + 1, this.steps.size(), this.database,
				text(Duration.ofNanos(now - this.begun)), (statement != null) ? text(statement, now) : ""));
	}

	private static String text(RunningStatement statement, long now) {
		Duration duration = Duration.ofNanos(now - statement.since());
		return (duration.compareTo(LONG_STATEMENT) < 0) ? ""
				: "; '" + shortened(statement) + "' has been running for " + text(duration);
	}

	/**
	 * What is in literals may be a secret.
	 */
	private static String shortened(RunningStatement statement) {
		String secret = SqlText.hasDoubleQuotedStrings(statement.dialect()) ? "['\"$]" : "['$]";
		String[] parts = StatementText.of(statement.dialect(), statement.sql()).code().split(secret, 2);
		String text = parts[0].replaceAll("\\s+", " ").strip();
		boolean whole = parts.length == 1 && text.length() <= LONGEST_SQL;
		return whole ? text : text.substring(0, Math.min(LONGEST_SQL, text.length())).strip() + " ...";
	}

	private static String text(Duration duration) {
		if (duration.toHours() > 0) {
			return duration.toHours() + " h " + duration.toMinutesPart() + " min";
		}
		return ((duration.toMinutes() > 0) ? duration.toMinutes() + " min " : "") + duration.toSecondsPart() + " s";
	}

}
