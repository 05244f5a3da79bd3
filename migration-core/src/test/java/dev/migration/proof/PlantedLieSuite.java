package dev.migration.proof;

import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migration.proof.ProofVerdict.Outcome;
import dev.migration.script.Operations;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Revisions that lie, each caught by the proof, and honest ones beside them.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class PlantedLieSuite {

	private ProvingGround ground;

	private Consumer<Operations> history;

	abstract TestDatabase database();

	@BeforeAll
	void createDatabase() {
		this.ground = new ProvingGround(database());
		boolean enums = this.ground.dialect().name().equals("postgresql");
		this.history = PlantedLies.HISTORY.andThen(PlantedLies.shelf());
		this.history = enums ? this.history.andThen(PlantedLies.ENUM) : this.history;
		this.ground.revision("a100", this.history, PlantedLies.NO_HISTORY);
	}

	@AfterAll
	void dropDatabase() {
		try {
			assertThat(this.ground.leftovers()).isEmpty();
		}
		finally {
			this.ground.close();
		}
	}

	Stream<PlantedLie> lies() {
		return PlantedLies.all().stream().filter((lie) -> lie.databases().contains(this.ground.dialect().name()));
	}

	Stream<PlantedLie> truths() {
		return PlantedLies.honest().stream().filter((lie) -> lie.databases().contains(this.ground.dialect().name()));
	}

	@ParameterizedTest
	@MethodSource("lies")
	void catches(PlantedLie lie) {
		ProofVerdict verdict = verdict(lie);

		assertThat(verdict.outcome()).as(verdict.text()).isEqualTo(Outcome.FAILED);
		assertThat(verdict.findings().stream().map(PlantedLieSuite::withoutServer))
			.isEqualTo(lie.findings(this.ground.dialect().name()));
	}

	@ParameterizedTest
	@MethodSource("truths")
	void provesWhatIsHonest(PlantedLie truth) {
		ProofVerdict verdict = verdict(truth);

		assertThat(verdict.text()).startsWith("Proven: up, down and up again on ");
		assertThat(verdict.remarks()).isEmpty();
	}

	private ProofVerdict verdict(PlantedLie lie) {
		return this.ground.verdict(this.history.andThen(lie.model()), lie.upgrade(), lie.downgrade());
	}

	/**
	 * What a server says about a statement is in its own words.
	 */
	private static String withoutServer(String finding) {
		return finding.replaceFirst("(?s)failed: .* \\(", "failed: … (");
	}

}
