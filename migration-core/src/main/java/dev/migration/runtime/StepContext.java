package dev.migration.runtime;

import dev.migration.dialect.Dialect;
import dev.migration.revision.RevisionStep;
import dev.migration.scripts.LoadedRevision;
import org.jspecify.annotations.Nullable;

/**
 * What all that takes part in a step has to do with.
 *
 * @param history the scripts
 * @param session where they run
 * @param options how they run
 * @param sink takes their statements and counts them
 * @param fingerprint the set of scripts, or {@code null} if they are not known to be
 * those that were applied
 */
record StepContext(MigrationHistory history, MigrationSession session, RunOptions options, ConnectionSink sink,
		@Nullable String fingerprint) {

	static StepContext of(MigrationHistory history, MigrationSession session, RunOptions options) {
		return new StepContext(history, session, options,
				new ConnectionSink(session.connection(), session.dialect(), session.watch()), null);
	}

	StepContext withFingerprint(@Nullable String scripts) {
		return new StepContext(this.history, this.session, this.options, this.sink, scripts);
	}

	Dialect dialect() {
		return this.session.dialect();
	}

	LoadedRevision script(RevisionStep step) {
		return this.history.script(step.revision());
	}

	/**
	 * Return whether one transaction holds all that a step does.
	 */
	boolean isTransactional(RevisionStep step) {
		return script(step).isInTransaction(dialect());
	}

	StatementLimits limits(RevisionStep step) {
		return this.options.policy().limits().overriddenBy(script(step).limits());
	}

	RevisionRun run(RevisionStep step) {
		return new RevisionRun(this.session.database().name(), step.revision(), step.direction());
	}

	StartedStep start(RevisionStep step) {
		return StartedStep.of(step, this.options.clock());
	}

	boolean hasPlaceholders() {
		return !this.options.placeholders().isEmpty();
	}

}
