package dev.migration.runtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
		if (state.initialized() && state.rows().isEmpty()) {
			refuseHiddenRows();
		}
		String fingerprint = this.scripts.verify(state, steps, this.context.session());
		if (!state.initialized()) {
			new ExistingTables(this.context.session(), this.context.history(), this.context.options().scriptArguments())
				.refuse(steps);
		}
		return fingerprint;
	}

	private void refuseHiddenRows() throws SQLException {
		MigrationSession session = this.context.session();
		String query = session.state().hidesRows(session.versionTable()).orElse(null);
		if (query == null) {
			return;
		}
		try (Statement statement = session.connection().createStatement();
				ResultSet result = statement.executeQuery(query)) {
			if (result.next() && result.getBoolean(1)) {
				throw new HiddenVersionRowsException(session.database().name(), session.versionTable(),
						session.dialect().quote(session.versionTable()));
			}
		}
	}

	private void requireUnderstood(RevisionStep step) {
		this.context.script(step)
			.source()
			.check(step.direction(), this.context.dialect(), this.context.options().scriptArguments());
	}

}
