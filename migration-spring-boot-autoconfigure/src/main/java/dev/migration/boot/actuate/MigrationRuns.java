package dev.migration.boot.actuate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.migration.MigrationException;
import dev.migration.boot.actuate.RunDescriptor.Outcome;
import dev.migration.command.MigrationResult;
import dev.migration.command.Migrations;
import dev.migration.revision.AmbiguousRevisionException;
import dev.migration.revision.MultipleHeadsException;
import dev.migration.revision.UnknownVersionRowException;
import dev.migration.runtime.AppliedRevision;
import dev.migration.runtime.DatabaseUnavailableException;
import dev.migration.runtime.DryRun;
import dev.migration.runtime.DryRunUnavailableException;
import dev.migration.runtime.LockTimeoutException;
import dev.migration.runtime.MigrationCallback;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.runtime.RevisionRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * Does what the endpoint is told to do, and says what came of it: whoever asked over the
 * wire has no other way to see it. Nobody waits for a lock.
 */
final class MigrationRuns {

	private static final Logger logger = LoggerFactory.getLogger(MigrationRuns.class);

	private final ShownDatabases databases;

	private final KnownSecrets secrets;

	MigrationRuns(ShownDatabases databases, KnownSecrets secrets) {
		this.databases = databases;
		this.secrets = secrets;
	}

	RunDescriptor run(RunRequest request) {
		ShownDatabase database;
		MigrationCommand command;
		try {
			request.check();
			command = request.requireCommand();
			database = only(this.databases.find(request.context(), request.database()));
		}
		catch (InvalidEndpointRequestException ex) {
			return RunAnswer.of(request).failed(Outcome.INVALID, String.valueOf(ex.getMessage()), List.of());
		}
		logger.info("{} '{}' of database '{}' was asked for over the endpoint by {}",
				request.isDryRun() ? "Dry run of" : "Command", request.words(), database.name(), request.caller());
		return run(command, RunAnswer.of(request).on(database), database.migrations());
	}

	private static ShownDatabase only(List<ShownDatabase> found) {
		if (found.size() != 1) {
			List<String> names = found.stream().map(ShownDatabase::name).distinct().toList();
			throw MigrationsQuery.invalid(found.isEmpty() ? "There is no database that is migrated."
					: (names.size() > 1)
							? "There are several databases; give 'database', one of " + ShownDatabases.quoted(names)
									+ "."
							: "Several contexts have a database '" + names.get(0) + "'; give 'context', one of "
									+ ShownDatabases.quoted(found.stream().map(ShownDatabase::context).toList()) + ".");
		}
		return found.get(0);
	}

	private RunDescriptor run(MigrationCommand command, RunAnswer answer, Migrations database) {
		Committed committed = new Committed();
		Migrations migrations = database.with((options) -> options.withLockTimeout(Duration.ZERO)
			.withCallbacks(committed.before(options.callbacks())));
		Secrets secrets = this.secrets.of(database);
		try {
			if (answer.request().isDryRun()) {
				DryRun result = command.dryRun(migrations, answer.request().requireTarget());
				return answer.tried(result, migrations.state().rows().ids());
			}
			MigrationResult result = command.run(migrations, answer.request().requireTarget());
			return answer.done(result);
		}
		catch (MigrationException ex) {
			Outcome outcome = outcome(ex);
			String message = String.valueOf(secrets.mask(ex.getMessage()));
			logger.warn("'{}' over the endpoint: {}", answer.request().words(), message);
			return answer.withSteps(committed.steps())
				.withCurrent(current(outcome, migrations))
				.failed(outcome, message, candidates(ex));
		}
		catch (RuntimeException ex) {
			// Callbacks and listeners are the application's own code, which may quote
			// what it was given; the trace has it unmasked
			String message = ex.getClass().getName() + ": " + secrets.mask(ex.getMessage());
			logger.error("'{}' over the endpoint failed: {}", answer.request().words(), message);
			logger.debug("'{}' over the endpoint failed", answer.request().words(), ex);
			return answer.withSteps(committed.steps())
				.withCurrent(current(Outcome.FAILED, migrations))
				.failed(Outcome.FAILED, message, List.of());
		}
	}

	private static List<String> current(Outcome outcome, Migrations migrations) {
		if (outcome == Outcome.INVALID || outcome == Outcome.UNREACHABLE) {
			return List.of();
		}
		try {
			return migrations.state().rows().ids();
		}
		catch (MigrationException ex) {
			logger.debug("Could not read where the database is", ex);
			return List.of();
		}
	}

	private static Outcome outcome(MigrationException ex) {
		if (ex instanceof LockTimeoutException) {
			return Outcome.BUSY;
		}
		if (ex instanceof RevisionFailedException) {
			return Outcome.FAILED;
		}
		if (ex instanceof DatabaseUnavailableException) {
			return Outcome.UNREACHABLE;
		}
		if (ex instanceof UnknownVersionRowException) {
			return Outcome.REFUSED;
		}
		// What the graph says of a target, with the rows that it was asked for
		boolean aboutTarget = ex.getClass().getPackageName().equals(MultipleHeadsException.class.getPackageName());
		return (aboutTarget || ex instanceof DryRunUnavailableException) ? Outcome.INVALID : Outcome.REFUSED;
	}

	static List<String> candidates(MigrationException ex) {
		if (ex instanceof AmbiguousRevisionException ambiguous) {
			return ambiguous.candidates();
		}
		return (ex instanceof MultipleHeadsException several) ? several.heads() : List.of();
	}

	/**
	 * Remembers what is committed, which a failure does not tell.
	 */
	private static final class Committed implements MigrationCallback {

		private final List<AppliedRevision> steps = new ArrayList<>();

		List<MigrationCallback> before(List<MigrationCallback> others) {
			List<MigrationCallback> all = new ArrayList<>(others);
			all.add(0, this);
			return all;
		}

		List<StepDescriptor> steps() {
			return this.steps.stream().map(StepDescriptor::of).toList();
		}

		@Override
		public void afterCommit(RevisionRun revision, Duration duration) {
			this.steps.add(new AppliedRevision(revision.revision(), revision.direction(), duration));
		}

	}

}
