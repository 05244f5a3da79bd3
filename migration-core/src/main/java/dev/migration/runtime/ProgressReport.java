package dev.migration.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.migration.revision.RevisionStep;
import dev.migration.runtime.StatementWatch.RunningStatement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says from time to time that a long run goes on, and with what. A run whose revisions
 * take a moment is over before the first line.
 */
final class ProgressReport implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ProgressReport.class);

	private static final Duration FIRST = Duration.ofSeconds(10);

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private final RunProgress progress;

	private final Supplier<@Nullable RunningStatement> statement;

	private final Consumer<String> log;

	private final @Nullable Thread thread;

	private volatile boolean closed;

	/**
	 * Begin to report.
	 * @param session where the run runs
	 * @param steps what is to be done
	 * @param enabled whether anybody wants to know
	 */
	ProgressReport(MigrationSession session, List<RevisionStep> steps, boolean enabled) {
		this(new RunProgress(session.database().name(), steps, System.nanoTime()), session.watch()::running,
				enabled ? new Pace(FIRST, INTERVAL) : null, logger::info);
	}

	ProgressReport(RunProgress progress, Supplier<@Nullable RunningStatement> statement, @Nullable Pace pace,
			Consumer<String> log) {
		this.progress = progress;
		this.statement = statement;
		this.log = log;
		this.thread = (pace != null) ? start(pace) : null;
	}

	private Thread start(Pace pace) {
		Thread reporter = new Thread(() -> report(pace), "migration-progress");
		reporter.setDaemon(true);
		reporter.start();
		return reporter;
	}

	private void report(Pace pace) {
		long next = System.nanoTime() + pace.first().toNanos();
		while (!this.closed) {
			long now = System.nanoTime();
			if (now < next) {
				LockSupport.parkNanos(next - now);
				continue;
			}
			this.progress.line(now, this.statement.get()).ifPresent(this.log);
			next = now + pace.further().toNanos();
		}
	}

	/**
	 * Take note of the step that is about to run.
	 */
	void at(RevisionStep step) {
		this.progress.at(step);
	}

	@Override
	public void close() {
		this.closed = true;
		LockSupport.unpark(this.thread);
	}

	/**
	 * When something is said.
	 *
	 * @param first the time until the first line
	 * @param further the time between two lines
	 */
	record Pace(Duration first, Duration further) {

	}

}
