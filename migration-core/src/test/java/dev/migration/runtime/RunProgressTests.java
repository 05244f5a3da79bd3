package dev.migration.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.migration.dialect.Dialects;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionStep;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.ProgressReport.Pace;
import dev.migration.runtime.StatementWatch.RunningStatement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RunProgress} and {@link ProgressReport}.
 */
class RunProgressTests {

	private static final long BEGUN = 7;

	private final List<RevisionStep> steps = steps();

	private final RunProgress progress = new RunProgress("default", this.steps, BEGUN);

	@Test
	void aLineTellsWhichRevisionOfHowManyAndSinceWhen() {
		this.progress.at(this.steps.get(0));
		this.progress.at(this.steps.get(1));

		assertThat(line(45, null)).isEqualTo(
				"Still running upgrade a1 -> b2, add email (revision 2 of 2 of database 'default', 45 s so far)");
	}

	@Test
	void longTimesAreToldInMinutesAndHours() {
		this.progress.at(this.steps.get(0));

		assertThat(line(185, null)).endsWith("(revision 1 of 2 of database 'default', 3 min 5 s so far)");
		assertThat(line(3725, null)).endsWith("(revision 1 of 2 of database 'default', 1 h 2 min so far)");
	}

	@Test
	void aStatementThatRunsForLongIsNamed() {
		this.progress.at(this.steps.get(0));

		assertThat(line(45, statement(13, "/* big */ CREATE INDEX CONCURRENTLY ix_a\n\tON a (b)")))
			.endsWith("45 s so far); 'CREATE INDEX CONCURRENTLY ix_a ON a (b)' has been running for 32 s");
		assertThat(line(45, statement(41, "SELECT 1"))).endsWith("45 s so far)");
	}

	@Test
	void whatMayBeASecretIsNotNamed() {
		this.progress.at(this.steps.get(0));

		assertThat(line(45, statement(13, "ALTER ROLE app PASSWORD 'open sesame' VALID UNTIL 'infinity'")))
			.endsWith("; 'ALTER ROLE app PASSWORD ...' has been running for 32 s");
		assertThat(line(45, statement(13, "DO $$ PERFORM 'open sesame' $$")))
			.endsWith("; 'DO ...' has been running for 32 s");
	}

	@Test
	void aLongStatementIsCut() {
		this.progress.at(this.steps.get(0));

		assertThat(line(45, statement(13, "SELECT " + "a".repeat(200))))
			.endsWith("; 'SELECT " + "a".repeat(93) + " ...' has been running for 32 s");
	}

	@Test
	void beforeTheFirstRevisionThereIsNothingToTell() {
		assertThat(this.progress.line(BEGUN, null)).isEmpty();
	}

	@Test
	void aTransactionThatIsTriedAgainGoesBack() {
		this.progress.at(this.steps.get(0));
		this.progress.at(this.steps.get(1));
		this.progress.at(this.steps.get(0));

		assertThat(line(45, null)).contains("revision 1 of 2");
	}

	@Test
	void aRunThatTakesItsTimeIsReported() throws Exception {
		CompletableFuture<String> reported = new CompletableFuture<>();
		Pace pace = new Pace(Duration.ofMillis(1), Duration.ofMillis(1));

		try (ProgressReport report = new ProgressReport(this.progress, () -> null, pace, reported::complete)) {
			report.at(this.steps.get(0));

			assertThat(reported.get(1, TimeUnit.MINUTES)).startsWith("Still running upgrade  -> a1, create a (");
		}
	}

	private String line(int seconds, RunningStatement statement) {
		return this.progress.line(BEGUN + Duration.ofSeconds(seconds).toNanos(), statement).orElseThrow();
	}

	private static RunningStatement statement(int second, String sql) {
		return new RunningStatement(Dialects.named("postgresql"), sql, BEGUN + Duration.ofSeconds(second).toNanos());
	}

	private static List<RevisionStep> steps() {
		MigrationHistory history = MigrationHistory
			.of(List.of(TestRevisions.revision("a1", List.of(), "create a", (op) -> {
			}, (op) -> {
			}), TestRevisions.revision("b2", List.of("a1"), "add email", (op) -> {
			}, (op) -> {
			})));
		return history.map().upgrade(Heads.none(), RevisionTarget.HEADS);
	}

}
