package dev.migration.boot.actuate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.migration.command.MigrationPosition;
import dev.migration.command.MigrationState;
import dev.migration.command.Migrations;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Reads from databases, all at once and for no longer than a given time. Drivers wait for
 * minutes or for ever for a server that says nothing; who asks where databases stand
 * wants to know just that. A database that owes an answer is not asked again before it
 * gave it, and never by more than a few threads at once: who comes when all of them wait
 * for it waits for his turn, no longer than for an answer.
 */
final class BoundedReads {

	/**
	 * How many threads a database has at most.
	 */
	static final int MOST_THREADS = 4;

	/**
	 * How long a server may be silent where only its position is asked for; below every
	 * timeout, since what is wrong with a connection says more than that time is up.
	 */
	static final Duration SILENCE = Duration.ofSeconds(4);

	private static final Duration IDLE = Duration.ofSeconds(10);

	private final Duration timeout;

	private final Map<Migrations, ThreadPoolExecutor> threads = new ConcurrentHashMap<>();

	private final Set<Migrations> silent = ConcurrentHashMap.newKeySet();

	BoundedReads(Duration timeout) {
		this.timeout = timeout;
	}

	/**
	 * Read from several databases.
	 * @param <T> the type of an answer
	 * @param databases the databases
	 * @param read what to read
	 * @param otherwise what to answer for a database that did not, given the reason
	 * @return the answers, in the order of the databases
	 * @throws RuntimeException what {@code read} throws
	 */
	<T> List<T> read(List<ShownDatabase> databases, Function<ShownDatabase, T> read,
			BiFunction<ShownDatabase, String, T> otherwise) {
		List<FutureTask<T>> tasks = new ArrayList<>();
		for (ShownDatabase database : databases) {
			if (this.silent.contains(database.migrations())) {
				FutureTask<T> task = new FutureTask<>(() -> otherwise.apply(database, reason(database)));
				task.run();
				tasks.add(task);
			}
			else {
				FutureTask<T> task = task(database, read);
				threads(database).execute(task);
				tasks.add(task);
			}
		}
		long deadline = System.nanoTime() + this.timeout.toNanos();
		List<T> answers = new ArrayList<>();
		for (int index = 0; index < tasks.size(); index++) {
			answers.add(answer(databases.get(index), tasks.get(index), deadline, otherwise));
		}
		return answers;
	}

	/**
	 * Read where databases are.
	 * @param databases the databases
	 * @return their positions, in the order of the databases
	 */
	List<MigrationPosition> positions(List<ShownDatabase> databases) {
		return read(databases, (database) -> database.migrations().position(SILENCE), BoundedReads::unreachable);
	}

	private static MigrationPosition unreachable(ShownDatabase database, String reason) {
		List<String> heads = database.migrations().unreachable(reason).heads();
		return new MigrationPosition(MigrationState.UNREACHABLE, List.of(), heads, List.of(), List.of(), reason);
	}

	private ThreadPoolExecutor threads(ShownDatabase database) {
		return this.threads.computeIfAbsent(database.migrations(), (key) -> newThreads());
	}

	/**
	 * None is kept for a database that nobody asks.
	 */
	private static ThreadPoolExecutor newThreads() {
		CustomizableThreadFactory factory = new CustomizableThreadFactory("migrations-read-");
		factory.setDaemon(true);
		ThreadPoolExecutor threads = new ThreadPoolExecutor(MOST_THREADS, MOST_THREADS, IDLE.toMillis(),
				TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), factory);
		threads.allowCoreThreadTimeOut(true);
		return threads;
	}

	private <T> FutureTask<T> task(ShownDatabase database, Function<ShownDatabase, T> read) {
		return new FutureTask<>(() -> read.apply(database)) {

			@Override
			protected void done() {
				BoundedReads.this.silent.remove(database.migrations());
			}

		};
	}

	private <T> T answer(ShownDatabase database, FutureTask<T> task, long deadline,
			BiFunction<ShownDatabase, String, T> otherwise) {
		try {
			return task.get(Math.max(deadline - System.nanoTime(), 0), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			giveUp(database, task);
			return otherwise.apply(database, reason(database));
		}
		catch (InterruptedException ex) {
			threads(database).remove(task);
			Thread.currentThread().interrupt();
			return otherwise.apply(database, "The request was ended.");
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException failure) ? failure
					: new IllegalStateException(ex.getCause());
		}
	}

	private void giveUp(ShownDatabase database, FutureTask<?> task) {
		if (threads(database).remove(task)) {
			// It has waited for its turn, so those before it tell that the database is
			// silent
			return;
		}
		this.silent.add(database.migrations());
		if (task.isDone()) {
			// It has answered in between
			this.silent.remove(database.migrations());
		}
	}

	private String reason(ShownDatabase database) {
		return "Database '" + database.name() + "' has not answered for more than '" + this.timeout.toSeconds()
				+ "' seconds; look whether its server can be reached and its pool has a connection left.";
	}

}
