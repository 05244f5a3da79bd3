package dev.migration.runtime;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Does work on a session of its own that holds the lock under which a database is
 * migrated.
 */
final class LockedSession {

	/**
	 * The databases whose lock a thread holds or waits for.
	 */
	private static final ThreadLocal<List<MigrationDatabase>> HELD = ThreadLocal.withInitial(List::of);

	private final MigrationDatabase database;

	private final RunOptions options;

	LockedSession(MigrationDatabase database, RunOptions options) {
		this.database = database;
		this.options = options;
	}

	/**
	 * Do something.
	 * @param work what to do
	 * @return what came out of it
	 * @throws DatabaseUnavailableException if the database cannot be talked to
	 */
	<T> T hold(LockedWork<T> work) {
		return holdUnless((session) -> false, work).orElseThrow();
	}

	/**
	 * Do something unless another instance has done it while this one waited.
	 * @param isDone whether there is nothing left to do
	 * @param work what to do
	 * @return what came out of it, if there was something to do
	 * @throws NestedRunException if this thread holds the lock
	 * @throws DatabaseUnavailableException if the database cannot be talked to
	 */
	<T> Optional<T> holdUnless(Predicate<MigrationSession> isDone, LockedWork<T> work) {
		List<MigrationDatabase> held = HELD.get();
		if (held.stream().anyMatch(this.database::hasLockOf)) {
			throw new NestedRunException(this.database.name());
		}
		HELD.set(Stream.concat(held.stream(), Stream.of(this.database)).toList());
		try {
			return holdLock(isDone, work);
		}
		finally {
			if (held.isEmpty()) {
				HELD.remove();
			}
			else {
				HELD.set(held);
			}
		}
	}

	private <T> Optional<T> holdLock(Predicate<MigrationSession> isDone, LockedWork<T> work) {
		try (MigrationSession session = MigrationSession.open(this.database);
				SessionSettings settings = SessionSettings.of(session)) {
			session.beginRun(this.options.sessionName());
			Optional<MigrationLock> taken = new ReportedLock(this.database.name(), this.options.callbacks()).take(
					() -> MigrationLock.acquireUnless(session, this.options.lockTimeout(), () -> isDone.test(session)));
			if (taken.isEmpty()) {
				return Optional.empty();
			}
			try (MigrationLock lock = taken.get()) {
				StateTableCheck.require(session);
				return Optional.of(work.run(session));
			}
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(this.database.name(), ex);
		}
	}

	/**
	 * Read the state where there is one. Drivers log a table that is not there as an
	 * error.
	 */
	static DatabaseState state(MigrationSession session) throws SQLException {
		return session.tables().contains(session.versionTable().name().text())
				? VersionTable.read(session.databaseAtSchema(), session.connection()) : DatabaseState.NEW;
	}

	/**
	 * Something done while the lock is held.
	 *
	 * @param <T> the type of the result
	 */
	@FunctionalInterface
	interface LockedWork<T> {

		T run(MigrationSession session) throws SQLException;

	}

}
