package dev.migration.boot.actuate;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.migration.command.MigrationPosition;
import dev.migration.command.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The number of pending revisions for a gauge. The database is asked when somebody looks,
 * but at most once a minute and after each revision of the application's own, however
 * often that is. Who looks at all meters does not wait for a database or its pool.
 */
final class PendingRevisions {

	static final Duration VALIDITY = Duration.ofMinutes(1);

	static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final Logger logger = LoggerFactory.getLogger(PendingRevisions.class);

	private final Supplier<MigrationPosition> position;

	private final LongSupplier nanoTime;

	private final Duration patience;

	private final AtomicBoolean asking = new AtomicBoolean();

	private final AtomicInteger changes = new AtomicInteger();

	private volatile Answer answer;

	PendingRevisions(Supplier<MigrationPosition> position, LongSupplier nanoTime, Duration patience) {
		this.position = position;
		this.nanoTime = nanoTime;
		this.patience = patience;
		this.answer = new Answer(Double.NaN, nanoTime.getAsLong(), -1);
	}

	/**
	 * Let the database be asked anew when somebody looks.
	 */
	void change() {
		this.changes.incrementAndGet();
	}

	/**
	 * Return the number: the last one as long as the database has not answered.
	 */
	double value() {
		if (isOutdated() && this.asking.compareAndSet(false, true)) {
			await(ask());
		}
		return this.answer.pending();
	}

	private CountDownLatch ask() {
		CountDownLatch answered = new CountDownLatch(1);
		Thread thread = new Thread(() -> {
			try {
				read();
			}
			finally {
				this.asking.set(false);
				answered.countDown();
			}
		}, "migration-pending");
		thread.setDaemon(true);
		thread.start();
		return answered;
	}

	private void await(CountDownLatch answered) {
		try {
			answered.await(this.patience.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean isOutdated() {
		Answer last = this.answer;
		return last.changes() != this.changes.get() || this.nanoTime.getAsLong() - last.time() >= VALIDITY.toNanos();
	}

	private void read() {
		int before = this.changes.get();
		double pending = Double.NaN;
		try {
			MigrationPosition current = this.position.get();
			if (current.state() != MigrationState.UNREACHABLE) {
				pending = current.pending().size();
			}
		}
		catch (RuntimeException ex) {
			logger.debug("The pending revisions are not known", ex);
		}
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
