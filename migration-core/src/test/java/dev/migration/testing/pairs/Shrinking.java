package dev.migration.testing.pairs;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes what fails smaller for as long as it goes on failing.
 *
 * @param <T> what fails
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Shrinking<T> {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Function<T, List<T>> smaller;

	private final Predicate<T> fails;

	/**
	 * Create a way to shrink.
	 * @param smaller returns what has a part less, the largest parts first
	 * @param fails whether something still fails in the same way
	 */
	public Shrinking(Function<T, List<T>> smaller, Predicate<T> fails) {
		this.smaller = smaller;
		this.fails = fails;
	}

	/**
	 * Shrink something.
	 * @param failing what fails
	 * @return what fails and would not any more with any part less, unless that took too
	 * long
	 */
	public T of(T failing) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		T least = failing;
		int refused = 0;
		while (true) {
			List<T> candidates = this.smaller.apply(least);
			// Those that were in vain before are not tried again but in the end
			int start = Math.min(refused, candidates.size());
			T next = null;
			for (int i = 0; i < candidates.size() && next == null && System.nanoTime() < end; i++) {
				T candidate = candidates.get((start + i) % candidates.size());
				if (this.fails.test(candidate)) {
					next = candidate;
					refused = (start + i) % candidates.size();
				}
			}
			if (next == null) {
				return least;
			}
			least = next;
		}
	}

}
