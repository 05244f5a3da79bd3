package dev.migration.boot.actuate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Reads from databases, all at once and for no longer than a given time. Drivers wait for
 * minutes or for ever for a server that says nothing; who asks where databases stand
 * wants to know just that. A database that owes an answer is not asked again before it
 * gave it, so that it holds up one thread and not all.
 */
final class BoundedReads {

	private final Duration timeout;

	private final SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("migrations-endpoint-");

	private final Set<Object> silent = ConcurrentHashMap.newKeySet();

	BoundedReads(Duration timeout) {
		this.timeout = timeout;
		this.threads.setDaemon(true);
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
				this.threads.execute(task);
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
			this.silent.add(database.migrations());
			if (task.isDone()) {
				// It has answered in between
				this.silent.remove(database.migrations());
			}
			return otherwise.apply(database, reason(database));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return otherwise.apply(database, "The request was ended.");
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException failure) ? failure
					: new IllegalStateException(ex.getCause());
		}
	}

	private String reason(ShownDatabase database) {
		return "Database '" + database.name() + "' has not answered for more than '" + this.timeout.toSeconds()
				+ "' seconds; look whether its server can be reached and its pool has a connection left.";
	}

}
