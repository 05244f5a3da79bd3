package dev.migration.runtime;

import java.sql.SQLException;
import java.util.List;

import dev.migration.revision.RevisionStep;
import org.jspecify.annotations.Nullable;

/**
 * Refuses steps that cannot be carried out, before the first one of them runs.
 */
final class StepChecks {

	private final StepContext context;

	private final AppliedScripts scripts;

	StepChecks(StepContext context, AppliedScripts scripts) {
		this.context = context;
		this.scripts = scripts;
	}

	/**
	 * Look at the scripts of all steps, at those that are applied and at the tables that
	 * are there.
	 * @param steps what is to be run
	 * @param state where the database is
	 * @return the fingerprint of the scripts, or {@code null} if they are not known to be
	 * those that were applied
	 */
	@Nullable String require(List<RevisionStep> steps, DatabaseState state) throws SQLException {
		steps.forEach(this::requireUnderstood);
		String fingerprint = this.scripts.verify(state, steps, this.context.session());
		if (!state.initialized()) {
			new ExistingTables(this.context.session(), this.context.history(), this.context.options().scriptArguments())
				.refuse(steps);
		}
		return fingerprint;
	}

	private void requireUnderstood(RevisionStep step) {
		this.context.script(step)
			.source()
			.check(step.direction(), this.context.dialect(), this.context.options().scriptArguments());
	}

}
