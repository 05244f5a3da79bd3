package dev.migration.boot.actuate;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.migration.command.MigrationPosition;
import dev.migration.command.MigrationState;

/**
 * The number of pending revisions for a gauge. The database is asked when somebody looks,
 * but at most once a minute and after each revision of the application's own, however
 * often that is.
 */
final class PendingRevisions {

	static final Duration VALIDITY = Duration.ofMinutes(1);

	private final Supplier<MigrationPosition> position;

	private final LongSupplier nanoTime;

	private final ReentrantLock asking = new ReentrantLock();

	private volatile Answer answer;

	PendingRevisions(Supplier<MigrationPosition> position, LongSupplier nanoTime) {
		this.position = position;
		this.nanoTime = nanoTime;
		this.answer = outdated(Double.NaN);
	}

	/**
	 * Let the database be asked anew when somebody looks.
	 */
	void change() {
		this.answer = outdated(this.answer.pending());
	}

	private Answer outdated(double pending) {
		return new Answer(pending, this.nanoTime.getAsLong() - VALIDITY.toNanos());
	}

	/**
	 * Return the number. While somebody asks the database, others see the last one.
	 */
	double value() {
		if (isOutdated() && this.asking.tryLock()) {
			try {
				ask();
			}
			finally {
				this.asking.unlock();
			}
		}
		return this.answer.pending();
	}

	private boolean isOutdated() {
		return this.nanoTime.getAsLong() - this.answer.time() >= VALIDITY.toNanos();
	}

	private void ask() {
		long time = this.nanoTime.getAsLong();
		MigrationPosition current = this.position.get();
		boolean known = current.state() != MigrationState.UNREACHABLE;
		this.answer = new Answer(known ? current.pending().size() : Double.NaN, time);
	}

	/**
	 * What the database has said.
	 *
	 * @param pending the number, or {@code NaN} if it is not known
	 * @param time when it was asked, as {@link System#nanoTime()} tells it
	 */
	private record Answer(double pending, long time) {

	}

}
