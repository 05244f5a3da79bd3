package dev.migration.boot.actuate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.migration.command.MigrationPosition;
import dev.migration.command.MigrationState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PendingRevisions}.
 */
class PendingRevisionsTests {

	private long now = 5;

	private int queries;

	private MigrationPosition position = position(MigrationState.PENDING, "a1", "b2");

	private Runnable meanwhile = () -> {
	};

	private final PendingRevisions revisions = new PendingRevisions(() -> {
		this.queries++;
		this.meanwhile.run();
		return this.position;
	}, () -> this.now, Duration.ofMinutes(1));

	@Test
	void theDatabaseIsAskedOnceAMinute() {
		assertThat(this.queries).isZero();
		assertThat(this.revisions.value()).isEqualTo(2);
		this.position = position(MigrationState.PENDING, "b2");
		this.now += Duration.ofSeconds(59).toNanos();

		assertThat(this.revisions.value()).isEqualTo(2);
		assertThat(this.queries).isOne();

		this.now += Duration.ofSeconds(1).toNanos();
		assertThat(this.revisions.value()).isEqualTo(1);
		assertThat(this.queries).isEqualTo(2);
	}

	@Test
	void aChangeIsSeenAtOnce() {
		assertThat(this.revisions.value()).isEqualTo(2);
		this.position = position(MigrationState.UP_TO_DATE);

		this.revisions.change();

		assertThat(this.revisions.value()).isZero();
	}

	@Test
	void aChangeWhileTheDatabaseIsAskedIsNotLost() {
		this.meanwhile = this::change;
		assertThat(this.revisions.value()).isEqualTo(2);
		this.meanwhile = () -> {
		};
		this.position = position(MigrationState.UP_TO_DATE);

		assertThat(this.revisions.value()).isZero();
		assertThat(this.queries).isEqualTo(2);
	}

	private void change() {
		this.revisions.change();
	}

	@Test
	void aDatabaseThatCannotBeReachedIsNotAskedMoreOftenForThat() {
		this.position = position(MigrationState.UNREACHABLE);

		assertThat(this.revisions.value()).isNaN();
		assertThat(this.revisions.value()).isNaN();
		assertThat(this.queries).isOne();
	}

	@Test
	void nobodyWaitsForADatabaseThatIsSilentNorAsksItTwice() throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch answering = new CountDownLatch(1);
		PendingRevisions silent = new PendingRevisions(() -> {
			this.queries++;
			asked.countDown();
			awaitQuietly(answering);
			return this.position;
		}, () -> this.now, Duration.ZERO);
		try {
			assertThat(silent.value()).isNaN();
			asked.await();
			assertThat(silent.value()).isNaN();
			assertThat(this.queries).isOne();
		}
		finally {
			answering.countDown();
		}
		while (Double.isNaN(silent.value())) {
			Thread.onSpinWait();
		}
		assertThat(silent.value()).isEqualTo(2);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aDatabaseThatCannotEvenBeAskedIsNotAskedMoreOftenForThat() {
		this.meanwhile = () -> {
			throw new IllegalStateException("no");
		};

		assertThat(this.revisions.value()).isNaN();
		assertThat(this.revisions.value()).isNaN();
		assertThat(this.queries).isOne();
	}

	private static MigrationPosition position(MigrationState state, String... pending) {
		return new MigrationPosition(state, List.of(), List.of("b2"), List.of(pending), List.of(), null);
	}

}
