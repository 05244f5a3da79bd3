package dev.migration.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.migration.runtime.LockWait.Outcome;

/**
 * Tells callbacks how long the lock was waited for.
 */
final class ReportedLock {

	private final String database;

	private final List<MigrationCallback> callbacks;

	ReportedLock(String database, List<MigrationCallback> callbacks) {
		this.database = database;
		this.callbacks = callbacks;
	}

	/**
	 * Wait for the lock.
	 * @param wait takes it
	 * @return the lock, or empty if it is not needed any more
	 * @throws LockTimeoutException if another session holds it for too long
	 */
	Optional<MigrationLock> take(Supplier<Optional<MigrationLock>> wait) {
		long begun = System.nanoTime();
		Optional<MigrationLock> taken = waited(wait, begun);
		try {
			tell(begun, taken.isPresent() ? Outcome.ACQUIRED : Outcome.NOT_NEEDED);
			return taken;
		}
		catch (RuntimeException ex) {
			taken.ifPresent(MigrationLock::close);
			throw ex;
		}
	}

	private Optional<MigrationLock> waited(Supplier<Optional<MigrationLock>> wait, long begun) {
		try {
			return wait.get();
		}
		catch (LockTimeoutException ex) {
			try {
				tell(begun, Outcome.TIMED_OUT);
			}
			catch (RuntimeException refused) {
				ex.addSuppressed(refused);
			}
			throw ex;
		}
	}

	private void tell(long begun, Outcome outcome) {
		LockWait wait = new LockWait(this.database, Duration.ofNanos(System.nanoTime() - begun), outcome);
		this.callbacks.forEach((callback) -> callback.afterLockWait(wait));
	}

}
