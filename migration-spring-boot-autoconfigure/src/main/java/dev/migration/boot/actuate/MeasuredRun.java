package dev.migration.boot.actuate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.migration.runtime.RevisionRun;
import org.jspecify.annotations.Nullable;

/**
 * Since when a run and its revisions go on.
 */
final class MeasuredRun {

	private final boolean observed;

	private final long begun = System.nanoTime();

	private final Map<String, Begun> revisions = new HashMap<>();

	MeasuredRun(boolean observed) {
		this.observed = observed;
	}

	/**
	 * Return whether somebody else measures the run.
	 */
	boolean observed() {
		return this.observed;
	}

	Duration duration() {
		return Duration.ofNanos(System.nanoTime() - this.begun);
	}

	/**
	 * Begin with a revision, anew where its transaction is tried again.
	 */
	void begin(RevisionRun revision) {
		this.revisions.put(revision.revision().id(), new Begun(revision, System.nanoTime()));
	}

	/**
	 * End a revision.
	 * @return what has begun, or {@code null} if somebody else measures it
	 */
	@Nullable Begun end(String revision) {
		return this.revisions.remove(revision);
	}

	/**
	 * A revision that has begun.
	 *
	 * @param revision the revision
	 * @param time when, as {@link System#nanoTime()} tells it
	 */
	record Begun(RevisionRun revision, long time) {

		Duration duration() {
			return Duration.ofNanos(System.nanoTime() - this.time);
		}

	}

}
