package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link RunCallbacks}.
 */
class RunCallbacksTests {

	private final List<String> calls = new ArrayList<>();

	@Test
	void workIsDoneBetweenTheCallbacks() {
		List<AppliedRevision> applied = around(() -> {
			this.calls.add("work");
			return List.of();
		}, new Recorded("first"), new Recorded("second"));

		assertThat(applied).isEmpty();
		assertThat(this.calls).containsExactly("first before", "second before", "work", "first after", "second after");
	}

	@Test
	void everyCallbackIsToldOfAFailure() {
		assertThatIllegalStateException().isThrownBy(() -> around(() -> {
			throw new IllegalStateException("work");
		}, new Recorded("first"), new Recorded("second"))).withMessage("work");

		assertThat(this.calls).containsExactly("first before", "second before", "first failed work",
				"second failed work");
	}

	@Test
	void noWorkIsDoneIfACallbackRefuses() {
		assertThatIllegalStateException().isThrownBy(() -> around(() -> {
			this.calls.add("work");
			return List.of();
		}, new Recorded("first"), new Recorded("second", "before"))).withMessage("before of second");

		assertThat(this.calls).containsExactly("first before", "first failed before of second",
				"second failed before of second");
	}

	@Test
	void aCallbackThatFailsTooHidesNothing() {
		assertThatIllegalStateException().isThrownBy(() -> around(() -> {
			throw new IllegalStateException("work");
		}, new Recorded("first", "failed"), new Recorded("second")))
			.withMessage("work")
			.satisfies((ex) -> assertThat(ex.getSuppressed()).extracting(Throwable::getMessage)
				.containsExactly("failed of first"));

		assertThat(this.calls).containsExactly("first before", "second before", "second failed work");
	}

	@Test
	void aRunThatIsCommittedHasNotFailed() {
		assertThatIllegalStateException()
			.isThrownBy(() -> around(List::of, new Recorded("first", "after"), new Recorded("second")))
			.withMessage("after of first");

		assertThat(this.calls).containsExactly("first before", "second before");
	}

	private List<AppliedRevision> around(Supplier<List<AppliedRevision>> work, MigrationCallback... callbacks) {
		return new RunCallbacks(List.of(callbacks), new MigrationRun("default", List.of())).around(work);
	}

	/**
	 * Writes down its calls and refuses one of them.
	 */
	private final class Recorded implements MigrationCallback {

		private final String name;

		private final String refused;

		private Recorded(String name) {
			this(name, "");
		}

		private Recorded(String name, String refused) {
			this.name = name;
			this.refused = refused;
		}

		@Override
		public void beforeRun(MigrationRun run) {
			call("before", "");
		}

		@Override
		public void afterRun(MigrationRun run, List<AppliedRevision> applied) {
			call("after", "");
		}

		@Override
		public void failedRun(MigrationRun run, RuntimeException failure) {
			call("failed", " " + failure.getMessage());
		}

		private void call(String event, String detail) {
			if (event.equals(this.refused)) {
				throw new IllegalStateException(event + " of " + this.name);
			}
			RunCallbacksTests.this.calls.add(this.name + " " + event + detail);
		}

	}

}
