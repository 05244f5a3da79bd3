package dev.migration.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import dev.migration.MigrationException;
import dev.migration.command.Migrations;
import dev.migration.revision.RevisionTarget;
import dev.migration.revision.UnknownVersionRowException;
import dev.migration.runtime.InterruptedWaitException;
import dev.migration.runtime.OnUnknown;
import dev.migration.runtime.PollingPause;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.Ordered;

/**
 * Migrates on a thread of its own while the application goes on starting. As the first of
 * the application's runners it waits for the end: by then the web server answers and the
 * application is live, but it is not ready, and a failure still ends it.
 */
class BackgroundMigration
		implements ApplicationRunner, ApplicationListener<ApplicationContextEvent>, DisposableBean, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(BackgroundMigration.class);

	private static final Set<Thread.State> WAITING = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

	private static final long POLL_MILLIS = 200;

	private static final long LONGEST_SHUTDOWN_MILLIS = 5000;

	private static final long LONGEST_CLOSE_MILLIS = 60_000;

	private final MigratedDatabases databases;

	private final ApplicationContext context;

	private final List<Runnable> deferred = new ArrayList<>();

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile CompletableFuture<Void> outcome = CompletableFuture.completedFuture(null);

	private volatile @Nullable Thread thread;

	private volatile @Nullable Thread starter;

	private volatile boolean started;

	private volatile boolean closing;

	BackgroundMigration(MigratedDatabases databases, ApplicationContext context) {
		this.databases = databases;
		this.context = context;
	}

	/**
	 * Return whether any database is to be migrated in the background.
	 */
	boolean isConfigured() {
		return this.databases.all().stream().anyMatch(BackgroundMigration::isInBackground);
	}

	/**
	 * Return whether there was something to do for it.
	 */
	boolean isStarted() {
		return this.started;
	}

	private static boolean isInBackground(DatabaseSettings settings) {
		return settings.onStartup() == OnStartup.BACKGROUND;
	}

	/**
	 * Return a strategy that does in the background what is to be done there and takes
	 * its time. Several databases are migrated one after the other.
	 */
	MigrationStrategy around(MigrationStrategy strategy) {
		return (migrations) -> {
			DatabaseSettings settings = this.databases.settings(migrations.database().name());
			if (isInBackground(settings) && isBehind(migrations, settings)) {
				start(() -> migrate(strategy, migrations));
			}
			else {
				strategy.migrate(migrations);
			}
		};
	}

	private static boolean isBehind(Migrations migrations, DatabaseSettings settings) {
		try {
			return !migrations
				.pending(RevisionTarget.parse(settings.target()), migrations.state().rows(), settings.onUnknown())
				.isEmpty();
		}
		catch (UnknownVersionRowException ex) {
			return settings.onUnknown() == OnUnknown.DOWNGRADE;
		}
	}

	private void migrate(MigrationStrategy strategy, Migrations migrations) {
		if (this.closing) {
			// The one before it was through in spite of that
			throw new BackgroundInterruptedException(null);
		}
		String name = migrations.database().name();
		logger.info("Migrating database '{}' in the background", name);
		try {
			strategy.migrate(migrations);
		}
		catch (MigrationException ex) {
			throw (this.databases.all().size() > 1) ? DatabaseFailedException.of(name, ex) : ex;
		}
	}

	private void start(Runnable work) {
		this.started = true;
		this.starter = Thread.currentThread();
		this.outcome = this.outcome.thenRunAsync(work, (task) -> {
			// Whoever ends the application does not wait for a statement of hours
			Thread worker = new Thread(task, "migration");
			worker.setDaemon(true);
			// Known before it runs, to whoever ends the application in between
			this.thread = worker;
			worker.start();
		});
	}

	/**
	 * Keep something for the time after the migration. It is done on the thread that
	 * starts the application, so that its failure ends the start.
	 */
	synchronized void defer(Runnable work) {
		this.deferred.add(work);
	}

	/**
	 * Wait until everything is migrated.
	 * @throws IllegalStateException if that failed
	 * @throws BackgroundInterruptedException if the application is ending
	 */
	void await() {
		if (Thread.currentThread() == this.starter && !this.outcome.isDone()) {
			logger.warn("The start waits for the migration in the background, since something uses entities before the"
					+ " web server is up; repositories do so unless 'spring.data.jpa.repositories.bootstrap-mode' is"
					+ " 'lazy'");
			logger.debug("What uses entities before the web server is up", new IllegalStateException());
		}
		try {
			awaitOutcome();
		}
		catch (MigrationException ex) {
			throw (ex instanceof BackgroundInterruptedException) ? ex
					: new IllegalStateException("The migration in the background failed: " + ex.getMessage(), ex);
		}
	}

	private void awaitOutcome() {
		do {
			try {
				this.outcome.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
				return;
			}
			catch (TimeoutException ex) {
				lookForEnd();
			}
			catch (ExecutionException ex) {
				throw failure(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("Interrupted while waiting for the migration in the background", ex);
			}
		}
		while (!this.closing);
		throw ended(null);
	}

	// The shutdown hook of Spring waits for a start to come to its end
	private void lookForEnd() {
		if (PollingPause.isProcessEnding()) {
			throw ended(null);
		}
	}

	/**
	 * A process that was told to end is gone before its start says anything, so it is
	 * said by whoever sees it first.
	 */
	private BackgroundInterruptedException ended(@Nullable Throwable cause) {
		if (this.ended.compareAndSet(false, true)) {
			logger.warn(BackgroundInterruptedException.MESSAGE);
		}
		return new BackgroundInterruptedException(cause);
	}

	private RuntimeException failure(ExecutionException failure) {
		Throwable cause = failure.getCause();
		if (cause instanceof InterruptedWaitException || cause instanceof BackgroundInterruptedException) {
			return ended(cause);
		}
		if (this.ended.get()) {
			logger.info("The migration in the background failed while the application ended: {}", failure.getMessage());
			return ended(cause);
		}
		return (cause instanceof RuntimeException reason) ? reason : new IllegalStateException(cause);
	}

	@Override
	public void run(ApplicationArguments arguments) {
		this.starter = null;
		try {
			awaitOutcome();
		}
		catch (BackgroundInterruptedException ex) {
			awaitClosed();
			throw ex;
		}
		deferredWork().forEach(Runnable::run);
	}

	/**
	 * Spring complains of a start that fails while its context is being closed, or about
	 * to be, since the process is ending.
	 */
	private void awaitClosed() {
		boolean interrupted = Thread.interrupted();
		for (long waited = 0; isBeingClosed() && waited < LONGEST_CLOSE_MILLIS; waited += POLL_MILLIS) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean isBeingClosed() {
		return this.context instanceof ConfigurableApplicationContext closeable && closeable.isActive()
				&& (closeable.isClosed() || PollingPause.isProcessEnding());
	}

	private synchronized List<Runnable> deferredWork() {
		List<Runnable> work = List.copyOf(this.deferred);
		this.deferred.clear();
		return work;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(ApplicationContextEvent event) {
		if (event.getApplicationContext() != this.context) {
			return;
		}
		if (event instanceof ContextRefreshedEvent) {
			this.starter = null;
		}
		else if (event instanceof ContextClosedEvent) {
			if (!this.outcome.isDone()) {
				ended(null);
			}
			// Before the web server waits for the requests that wait for the entities
			interrupt();
		}
	}

	/**
	 * End a pause. In the middle of a statement an interruption does no good: H2 closes
	 * its files, others do not look.
	 */
	private void interrupt() {
		this.closing = true;
		Thread worker = this.thread;
		if (worker != null && WAITING.contains(worker.getState())) {
			worker.interrupt();
		}
	}

	@Override
	public void destroy() throws InterruptedException {
		// Behind this the DataSource is closed, which takes the connection away
		for (long waited = 0; waited < LONGEST_SHUTDOWN_MILLIS; waited += POLL_MILLIS) {
			Thread worker = this.thread;
			if (worker == null || !worker.isAlive()) {
				return;
			}
			interrupt();
			worker.join(POLL_MILLIS);
		}
	}

}
