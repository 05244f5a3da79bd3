package dev.migration.reliability;

import java.util.List;

import dev.migration.reliability.CrashChain.Deed;
import dev.migration.reliability.CrashHistory.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds after a crash on every database: the next run ends where an undisturbed one
 * does.
 */
@Tag("reliability")
@TestInstance(Lifecycle.PER_CLASS)
abstract class CrashSuite {

	private final String product;

	private ReliabilityServer server;

	private Reference reference;

	CrashSuite(String product) {
		this.product = product;
	}

	abstract ReliabilityServer startServer() throws Exception;

	/**
	 * Return how many revisions of the history the ordinary build goes through.
	 */
	abstract int slice();

	/**
	 * Return how many chains the profile goes through.
	 */
	abstract int chains();

	@BeforeAll
	void start() throws Exception {
		this.server = startServer();
		CrashHistory history = CrashHistory.of(this.product);
		List<Stage> stages = Figures.isFull() ? history.stages() : CrashCampaign.first(history, slice());
		this.reference = Reference.of(this.server, "reference", stages);
	}

	@AfterAll
	void close() throws Exception {
		if (this.server != null) {
			this.server.close();
		}
	}

	@Test
	void nextRunFinishesWhatAProcessOrSessionLeft() throws Exception {
		CrashCampaign campaign = new CrashCampaign(this.server, this.reference, Deed.KILL, Deed.END_SESSION);

		campaign.run(Figures.of(1, chains()), Figures.of(1, 2));

		// Now and then a run is over before its point, such as one that a lock did not
		// hold up
		assertThat(campaign.crashes()).isGreaterThan(campaign.expected() * 9 / 10);
	}

	@Test
	void nextRunFinishesWhatAServerLeft() throws Exception {
		Reference beginning = this.reference.first(Figures.of(3, Integer.MAX_VALUE));
		CrashCampaign campaign = new CrashCampaign(this.server, beginning, Deed.STOP_SERVER);

		campaign.run(1, 1);

		assertThat(campaign.crashes()).isGreaterThan(campaign.expected() * 9 / 10);
	}

}
