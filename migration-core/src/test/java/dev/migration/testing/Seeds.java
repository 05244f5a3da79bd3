package dev.migration.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The seeds of a test that checks what it draws by chance: the same ones in every
 * ordinary build, so that a run says something about the change and not about luck. The
 * system properties {@code seeds.first} and {@code seeds.count} choose others, for a
 * campaign or to repeat one seed that failed; see {@code CONTRIBUTING.md}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Seeds {

	private static final Logger logger = LoggerFactory.getLogger(Seeds.class);

	private static final String FIRST_PROPERTY = "seeds.first";

	private static final String COUNT_PROPERTY = "seeds.count";

	private static final Duration REPORT_INTERVAL = Duration.ofSeconds(30);

	private static final int MAXIMUM_FAILURES = 10;

	private static final long FRESH = 1_000_000_000_000L;

	private static final String FRESH_PROPERTY = "seeds.fresh";

	private final long first;

	private final long count;

	private final long fresh;

	private Seeds(long first, long count, long fresh) {
		this.first = first;
		this.count = count;
		this.fresh = fresh;
	}

	/**
	 * Return the seeds of a test.
	 * @param first the first one in the ordinary build
	 * @param count how many the ordinary build checks
	 * @return those or, if system properties say so, others
	 */
	public static Seeds of(long first, long count) {
		return new Seeds(Long.getLong(FIRST_PROPERTY, first), Long.getLong(COUNT_PROPERTY, count), 0);
	}

	/**
	 * Return the same seeds and others that are drawn anew each time, unless system
	 * properties say which ones there are; {@code seeds.fresh} says how many of them.
	 * @param number how many the ordinary build draws
	 * @return the seeds
	 */
	public Seeds andFresh(long number) {
		return new Seeds(this.first, this.count, isCampaign() ? 0 : Long.getLong(FRESH_PROPERTY, number));
	}

	/**
	 * Return a generator. Those that {@link Random} itself makes from neighbouring seeds
	 * all begin with almost the same number.
	 * @param seed the seed
	 * @return a generator whose first number tells nothing about that of the next seed
	 */
	public static Random random(long seed) {
		return new Random(new SplittableRandom(seed).nextLong());
	}

	/**
	 * Check one seed after the other, also after one that failed.
	 * @param check what holds for any of them
	 * @throws AssertionError if it did not hold for one of them or more; its message
	 * names each and how to repeat it
	 */
	public void check(Check check) {
		List<AssertionError> failures = new ArrayList<>();
		long reported = System.nanoTime();
		long checked = 0;
		while (checked < this.count && failures.size() < MAXIMUM_FAILURES) {
			long seed = this.first + checked;
			try {
				check.accept(seed);
			}
			catch (Exception | AssertionError ex) {
				failures.add(failureOf(seed, ex));
			}
			checked++;
			if (System.nanoTime() - reported > REPORT_INTERVAL.toNanos()) {
				report(checked);
				reported = System.nanoTime();
			}
		}
		report(checked);
		checkFresh(check, failures);
		throwAll(failures);
	}

	private void checkFresh(Check check, List<AssertionError> failures) {
		if (this.fresh == 0) {
			return;
		}
		// Small enough to be typed, and far from those that others name
		long start = FRESH + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
		logger.info("Drew seeds '{}' to '{}'; repeat them with '-D{}={} -D{}={}'.", start, start + this.fresh - 1,
				FIRST_PROPERTY, start, COUNT_PROPERTY, this.fresh);
		for (long seed = start; seed < start + this.fresh; seed++) {
			try {
				check.accept(seed);
			}
			catch (Exception | AssertionError ex) {
				failures.add(failureOf(seed, ex));
			}
		}
	}

	/** A campaign that is stopped never comes to throw what it has found. */
	private static AssertionError failureOf(long seed, Throwable cause) {
		AssertionError failure = new AssertionError("Seed '%d' failed; repeat it with '-D%s=%d -D%s=1'. %s"
			.formatted(seed, FIRST_PROPERTY, seed, COUNT_PROPERTY, cause.getMessage()), cause);
		if (isCampaign()) {
			logger.error(failure.getMessage());
		}
		return failure;
	}

	private static boolean isCampaign() {
		return System.getProperty(FIRST_PROPERTY) != null || System.getProperty(COUNT_PROPERTY) != null;
	}

	/** Whoever stops a campaign, or starts the next one, has to know where to go on. */
	private void report(long checked) {
		if (isCampaign()) {
			logger.info("Checked {} of {} seeds; go on with '-D{}={}'.", checked, this.count, FIRST_PROPERTY,
					this.first + checked);
		}
	}

	private static void throwAll(List<AssertionError> failures) {
		if (failures.isEmpty()) {
			return;
		}
		AssertionError first = failures.get(0);
		failures.subList(1, failures.size()).forEach(first::addSuppressed);
		throw first;
	}

	/**
	 * What holds for any seed.
	 */
	@FunctionalInterface
	public interface Check {

		/**
		 * Check what the seed leads to.
		 * @param seed the seed
		 * @throws Exception if it does not hold
		 */
		void accept(long seed) throws Exception;

	}

}
