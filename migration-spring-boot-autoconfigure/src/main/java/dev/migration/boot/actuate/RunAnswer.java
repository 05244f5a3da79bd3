package dev.migration.boot.actuate;

import java.util.List;

import dev.migration.boot.actuate.RunDescriptor.Outcome;
import dev.migration.command.MigrationResult;
import dev.migration.runtime.DryRun;
import org.jspecify.annotations.Nullable;

/**
 * Puts an answer together.
 *
 * @param request what was asked for
 * @param database the database, or {@code null} as long as it is not known
 * @param steps what was done
 * @param current the applied heads
 */
record RunAnswer(RunRequest request, @Nullable ShownDatabase database, List<StepDescriptor> steps,
		List<String> current) {

	static RunAnswer of(RunRequest request) {
		return new RunAnswer(request, null, List.of(), List.of());
	}

	RunAnswer on(ShownDatabase found) {
		return new RunAnswer(this.request, found, this.steps, this.current);
	}

	RunAnswer withSteps(List<StepDescriptor> done) {
		return new RunAnswer(this.request, this.database, done, this.current);
	}

	RunAnswer withCurrent(List<String> heads) {
		return new RunAnswer(this.request, this.database, this.steps, heads);
	}

	RunDescriptor done(MigrationResult result) {
		return withSteps(result.steps().stream().map(StepDescriptor::of).toList()).withCurrent(result.current().ids())
			.descriptor(Outcome.DONE, null, null, List.of());
	}

	RunDescriptor tried(DryRun result, List<String> heads) {
		return withSteps(result.executed().stream().map(StepDescriptor::of).toList()).withCurrent(heads)
			.descriptor(Outcome.DONE, null, (result.stop() != null) ? result.stop().before().id() : null, List.of());
	}

	RunDescriptor failed(Outcome outcome, String error, List<String> candidates) {
		return descriptor(outcome, error, null, candidates);
	}

	private RunDescriptor descriptor(Outcome outcome, @Nullable String error, @Nullable String stoppedBefore,
			List<String> candidates) {
		return new RunDescriptor((this.database != null) ? this.database.context() : this.request.context(),
				(this.database != null) ? this.database.name() : this.request.database(), this.request.command(),
				this.request.target(), this.request.isDryRun(), outcome, error, this.steps, this.current, stoppedBefore,
				candidates);
	}

}
