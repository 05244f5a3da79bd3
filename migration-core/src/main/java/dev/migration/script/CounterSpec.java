package dev.migration.script;

import dev.migration.schema.SequenceOptions;

/**
 * How an identity column counts, made by {@link Ddl#counter()}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class CounterSpec {

	private final SequenceOptions options;

	CounterSpec(SequenceOptions options) {
		this.options = options;
	}

	/**
	 * Set the first value.
	 * @param start the value
	 * @return the changed options
	 */
	public CounterSpec startWith(long start) {
		return new CounterSpec(new SequenceOptions(start, this.options.increment(), this.options.minimum(),
				this.options.maximum(), this.options.cache(), this.options.cycle()));
	}

	/**
	 * Set the step.
	 * @param increment the step, not 0
	 * @return the changed options
	 */
	public CounterSpec incrementBy(long increment) {
		return new CounterSpec(new SequenceOptions(this.options.start(), increment, this.options.minimum(),
				this.options.maximum(), this.options.cache(), this.options.cycle()));
	}

	/**
	 * Set the lowest value.
	 * @param minimum the value
	 * @return the changed options
	 */
	public CounterSpec minimum(long minimum) {
		return new CounterSpec(new SequenceOptions(this.options.start(), this.options.increment(), minimum,
				this.options.maximum(), this.options.cache(), this.options.cycle()));
	}

	/**
	 * Set the highest value.
	 * @param maximum the value
	 * @return the changed options
	 */
	public CounterSpec maximum(long maximum) {
		return new CounterSpec(new SequenceOptions(this.options.start(), this.options.increment(),
				this.options.minimum(), maximum, this.options.cache(), this.options.cycle()));
	}

	/**
	 * Set how many values a session takes at once.
	 * @param cache the number of values, at least 1
	 * @return the changed options
	 */
	public CounterSpec cache(long cache) {
		return new CounterSpec(new SequenceOptions(this.options.start(), this.options.increment(),
				this.options.minimum(), this.options.maximum(), cache, this.options.cycle()));
	}

	/**
	 * Start again at the end.
	 * @return the changed options
	 */
	public CounterSpec cycle() {
		return new CounterSpec(new SequenceOptions(this.options.start(), this.options.increment(),
				this.options.minimum(), this.options.maximum(), this.options.cache(), true));
	}

	SequenceOptions options() {
		return this.options;
	}

}
