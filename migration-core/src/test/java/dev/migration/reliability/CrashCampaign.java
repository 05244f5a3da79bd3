package dev.migration.reliability;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import dev.migration.reliability.CrashChain.Deed;
import dev.migration.reliability.CrashHistory.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chains of crashes on one server, counted. The system properties {@code seeds.first} and
 * {@code seeds.count} choose the chains, {@code reliability.from} the stage to begin in.
 */
final class CrashCampaign {

	private static final Logger logger = LoggerFactory.getLogger(CrashCampaign.class);

	private final ReliabilityServer server;

	private final Reference reference;

	private final List<Deed> deeds;

	private final Map<Deed, Integer> crashes = new EnumMap<>(Deed.class);

	private int expected;

	CrashCampaign(ReliabilityServer server, Reference reference, Deed... deeds) {
		this.server = server;
		this.reference = reference;
		this.deeds = List.of(deeds);
	}

	/**
	 * Return the stages of the first revisions, up and down again.
	 */
	static List<Stage> first(CrashHistory history, int revisions) {
		List<Stage> all = history.stages();
		List<Stage> stages = new ArrayList<>(all.subList(0, revisions));
		stages.addAll(all.subList(all.size() - revisions, all.size()));
		return stages;
	}

	/**
	 * Go through chains, also after one that failed.
	 * @param count how many
	 * @param threads how many at once
	 * @throws AssertionError if one of them failed
	 */
	void run(int count, int threads) throws InterruptedException {
		long first = Long.getLong("seeds.first", 0);
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Future<?>> chains = new ArrayList<>();
			LongStream.range(first, first + Long.getLong("seeds.count", count))
				.forEach((number) -> chains.add(executor.submit(() -> {
					run(number);
					return null;
				})));
			List<Throwable> failures = new ArrayList<>();
			for (Future<?> chain : chains) {
				try {
					chain.get();
				}
				catch (ExecutionException ex) {
					failures.add(ex.getCause());
				}
			}
			if (!failures.isEmpty()) {
				AssertionError failure = new AssertionError(failures.get(0));
				failures.subList(1, failures.size()).forEach(failure::addSuppressed);
				throw failure;
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	private void run(long number) throws Exception {
		int from = Integer.getInteger("reliability.from", 0);
		try (CrashChain chain = new CrashChain(this.server, this.reference, this.deeds, number)) {
			count(chain.run(from), from);
			logger.info("Chain {} held; crashes so far: {}", number, this.crashes);
		}
	}

	private synchronized void count(Map<Deed, Integer> counted, int from) {
		counted.forEach((deed, count) -> this.crashes.merge(deed, count, Integer::sum));
		this.expected += this.reference.stages().size() - from;
	}

	/**
	 * Return how many crashes there were.
	 */
	int crashes() {
		return this.crashes.values().stream().mapToInt(Integer::intValue).sum();
	}

	/**
	 * Return in how many stages there was to be one.
	 */
	int expected() {
		return this.expected;
	}

}
