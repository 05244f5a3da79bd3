package dev.migration.runtime;

import java.util.List;
import java.util.function.Supplier;

/**
 * Calls what wants to know of a run.
 */
final class RunCallbacks {

	private final List<MigrationCallback> callbacks;

	private final MigrationRun run;

	RunCallbacks(List<MigrationCallback> callbacks, MigrationRun run) {
		this.callbacks = callbacks;
		this.run = run;
	}

	/**
	 * Do the work of the run between its callbacks.
	 * @param work carries out the steps and commits them
	 * @return what the work returns
	 */
	List<AppliedRevision> around(Supplier<List<AppliedRevision>> work) {
		List<AppliedRevision> applied = carryOut(work);
		this.callbacks.forEach((callback) -> callback.afterRun(this.run, applied));
		return applied;
	}

	private List<AppliedRevision> carryOut(Supplier<List<AppliedRevision>> work) {
		try {
			this.callbacks.forEach((callback) -> callback.beforeRun(this.run));
			return work.get();
		}
		catch (RuntimeException ex) {
			this.callbacks.forEach((callback) -> tell(callback, ex));
			throw ex;
		}
	}

	private void tell(MigrationCallback callback, RuntimeException failure) {
		try {
			callback.failedRun(this.run, failure);
		}
		catch (RuntimeException ex) {
			failure.addSuppressed(ex);
		}
	}

}
