package dev.migration.boot.actuate;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
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

	private final AtomicInteger changes = new AtomicInteger();

	private volatile Answer answer;

	PendingRevisions(Supplier<MigrationPosition> position, LongSupplier nanoTime) {
		this.position = position;
		this.nanoTime = nanoTime;
		this.answer = new Answer(Double.NaN, nanoTime.getAsLong(), -1);
	}

	/**
	 * Let the database be asked anew when somebody looks.
	 */
	void change() {
		this.changes.incrementAndGet();
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
		Answer last = this.answer;
		return last.changes() != this.changes.get() || this.nanoTime.getAsLong() - last.time() >= VALIDITY.toNanos();
	}

	private void ask() {
		int before = this.changes.get();
		MigrationPosition current = this.position.get();
		double pending = (current.state() != MigrationState.UNREACHABLE) ? current.pending().size() : Double.NaN;
		this.answer = new Answer(pending, this.nanoTime.getAsLong(), before);
	}

	/**
	 * What the database has said.
	 *
	 * @param pending the number, or {@code NaN} if it is not known
	 * @param time when it answered, as {@link System#nanoTime()} tells it
	 * @param changes how many changes were known when it was asked
	 */
	private record Answer(double pending, long time, int changes) {

	}

}
