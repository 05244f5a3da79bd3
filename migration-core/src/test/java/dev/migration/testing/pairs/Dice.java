package dev.migration.testing.pairs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import dev.migration.testing.Seeds;

/**
 * What decides by chance, the same way for the same seed.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Dice {

	private final Random random;

	/**
	 * Create dice.
	 * @param seed what they depend on
	 */
	public Dice(long seed) {
		this.random = Seeds.random(seed);
	}

	/**
	 * Return whether something happens.
	 * @param probability how likely it is, from 0 to 1
	 * @return {@code true} if it does
	 */
	public boolean chance(double probability) {
		return this.random.nextDouble() < probability;
	}

	/**
	 * Return a number.
	 * @param bound what it is below
	 * @return 0 or more
	 */
	public int below(int bound) {
		return this.random.nextInt(bound);
	}

	/**
	 * Return a count that is often small and seldom large.
	 * @param median half of all counts are not above it
	 * @param most the greatest one
	 * @return 0 or more
	 */
	public int count(double median, int most) {
		return (int) Math.min(most, Math.round(median * Math.exp(0.8 * this.random.nextGaussian())));
	}

	/**
	 * Return one of several values.
	 * @param values the values
	 * @param <T> their type
	 * @return one of them
	 */
	public <T> T any(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	/**
	 * Return the values in another order.
	 * @param values the values
	 * @param <T> their type
	 * @return all of them
	 */
	public <T> List<T> shuffled(List<T> values) {
		List<T> shuffled = new ArrayList<>(values);
		Collections.shuffle(shuffled, this.random);
		return shuffled;
	}

	/**
	 * Return the first few of the values in another order.
	 * @param values the values
	 * @param most how many at most
	 * @param <T> their type
	 * @return one or more of them, none if there are none
	 */
	public <T> List<T> some(List<T> values, int most) {
		List<T> shuffled = shuffled(values);
		return shuffled.subList(0, Math.min(shuffled.size(), 1 + below(most)));
	}

}
