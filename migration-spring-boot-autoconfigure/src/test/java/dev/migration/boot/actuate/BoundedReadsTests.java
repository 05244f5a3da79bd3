package dev.migration.boot.actuate;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.migration.command.Migrations;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link BoundedReads}.
 */
class BoundedReadsTests {

	private final ShownDatabase shop = database("shop");

	private final ShownDatabase billing = database("billing");

	private final List<ShownDatabase> both = List.of(this.shop, this.billing);

	@Test
	void answersInTheOrderOfTheDatabases() {
		BoundedReads reads = new BoundedReads(Duration.ofSeconds(60));

		assertThat(reads.read(this.both, ShownDatabase::name, (database, reason) -> reason)).containsExactly("shop",
				"billing");
	}

	@Test
	void readsAllAtOnce() {
		BoundedReads reads = new BoundedReads(Duration.ofSeconds(60));
		CountDownLatch begun = new CountDownLatch(2);

		List<String> answers = reads.read(this.both, (database) -> {
			begun.countDown();
			await(begun);
			return database.name();
		}, (database, reason) -> reason);

		assertThat(answers).containsExactly("shop", "billing");
	}

	@Test
	void doesNotWaitForADatabaseThatIsSilentNorAskItAgain() throws InterruptedException {
		BoundedReads reads = new BoundedReads(Duration.ofMillis(200));
		CountDownLatch speak = new CountDownLatch(1);
		CountDownLatch spoken = new CountDownLatch(1);
		AtomicInteger asked = new AtomicInteger();
		List<ShownDatabase> silent = List.of(this.shop);

		for (int request = 0; request < 3; request++) {
			assertThat(reads.read(silent, (database) -> {
				asked.incrementAndGet();
				await(speak);
				spoken.countDown();
				return "late";
			}, (database, reason) -> reason))
				.containsExactly("Database 'shop' has not answered for more than '0' seconds;"
						+ " look whether its server can be reached and its pool has a connection left.");
		}

		assertThat(asked).hasValue(1);
		speak.countDown();
		spoken.await();
	}

	@Test
	void asksADatabaseByAFewThreadsAtMostHoweverManyAskAtOnce() throws Exception {
		BoundedReads reads = new BoundedReads(Duration.ofSeconds(60));
		int requests = 5 * BoundedReads.MOST_THREADS;
		CountDownLatch busy = new CountDownLatch(BoundedReads.MOST_THREADS);
		CountDownLatch speak = new CountDownLatch(1);
		Set<Thread> threads = ConcurrentHashMap.newKeySet();
		ExecutorService callers = Executors.newFixedThreadPool(requests);
		List<Future<List<String>>> answers = new ArrayList<>();

		for (int request = 0; request < requests; request++) {
			answers.add(callers.submit(() -> reads.read(List.of(this.shop), (database) -> {
				threads.add(Thread.currentThread());
				busy.countDown();
				await(speak);
				return database.name();
			}, (database, reason) -> reason)));
		}
		busy.await();
		speak.countDown();

		for (Future<List<String>> answer : answers) {
			assertThat(answer.get()).containsExactly("shop");
		}
		assertThat(threads).hasSizeLessThanOrEqualTo(BoundedReads.MOST_THREADS);
		callers.shutdown();
	}

	@Test
	void whoWaitsForHisTurnIsToldThatTheDatabaseIsSilent() throws InterruptedException {
		BoundedReads reads = new BoundedReads(Duration.ofMillis(200));
		CountDownLatch busy = new CountDownLatch(BoundedReads.MOST_THREADS);
		CountDownLatch speak = new CountDownLatch(1);
		AtomicInteger asked = new AtomicInteger();
		ExecutorService callers = Executors.newFixedThreadPool(BoundedReads.MOST_THREADS);
		for (int request = 0; request < BoundedReads.MOST_THREADS; request++) {
			callers.submit(() -> new BoundedReadsCall(reads, this.shop).read(() -> {
				asked.incrementAndGet();
				busy.countDown();
				await(speak);
			}));
		}
		busy.await();

		assertThat(new BoundedReadsCall(reads, this.shop).read(asked::incrementAndGet))
			.isEqualTo("Database 'shop' has not answered for more than '0' seconds;"
					+ " look whether its server can be reached and its pool has a connection left.");

		speak.countDown();
		callers.shutdown();
		assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
		assertThat(asked).hasValue(BoundedReads.MOST_THREADS);
	}

	@Test
	void asksADatabaseAgainThatHasAnswered() {
		BoundedReads reads = new BoundedReads(Duration.ofMillis(200));
		CountDownLatch speak = new CountDownLatch(1);
		reads.read(List.of(this.shop), (database) -> {
			await(speak);
			return "late";
		}, (database, reason) -> reason);

		speak.countDown();

		String answer = "";
		while (!answer.equals("again")) {
			answer = reads.read(List.of(this.shop), (database) -> "again", (database, reason) -> reason).get(0);
		}
		assertThat(answer).isEqualTo("again");
	}

	@Test
	void throwsWhatReadingThrows() {
		assertThatIllegalStateException()
			.isThrownBy(() -> new BoundedReads(Duration.ofSeconds(60)).read(this.both, (database) -> {
				throw new IllegalStateException("broken");
			}, (database, reason) -> reason))
			.withMessage("broken");
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ShownDatabase database(String name) {
		MigrationDatabase database = new MigrationDatabase(name, new SimpleDriverDataSource(), Optional::empty, null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
		return new ShownDatabase("application", null, name, new Migrations(MigrationHistory.of(List.of()), database,
				new RunOptions(Duration.ZERO, null, "host", List.of(), Clock.systemUTC())));
	}

	private record BoundedReadsCall(BoundedReads reads, ShownDatabase database) {

		String read(Runnable action) {
			return this.reads.read(List.of(this.database), (asked) -> {
				action.run();
				return asked.name();
			}, (asked, reason) -> reason).get(0);
		}

	}

}
