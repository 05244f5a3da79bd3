package dev.migration.script;

import dev.migration.dialect.Dialect;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Sequence;

/**
 * A sequence in a script, made by {@link Ddl#sequence(String)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class SequenceSpec {

	private final QualifiedName name;

	private final TypeSpec type;

	private final CounterSpec counter;

	SequenceSpec(QualifiedName name, TypeSpec type, CounterSpec counter) {
		this.name = name;
		this.type = type;
		this.counter = counter;
	}

	/**
	 * Set the type of the values.
	 * @param other an integer type
	 * @return the changed sequence
	 */
	public SequenceSpec as(TypeSpec other) {
		return new SequenceSpec(this.name, other, this.counter);
	}

	/**
	 * Set the first value.
	 * @param start the value
	 * @return the changed sequence
	 */
	public SequenceSpec startWith(long start) {
		return with(this.counter.startWith(start));
	}

	/**
	 * Set the step.
	 * @param increment the step, not 0
	 * @return the changed sequence
	 */
	public SequenceSpec incrementBy(long increment) {
		return with(this.counter.incrementBy(increment));
	}

	/**
	 * Set the lowest value.
	 * @param minimum the value
	 * @return the changed sequence
	 */
	public SequenceSpec minimum(long minimum) {
		return with(this.counter.minimum(minimum));
	}

	/**
	 * Set the highest value.
	 * @param maximum the value
	 * @return the changed sequence
	 */
	public SequenceSpec maximum(long maximum) {
		return with(this.counter.maximum(maximum));
	}

	/**
	 * Set how many values a session takes at once.
	 * @param cache the number of values, at least 1
	 * @return the changed sequence
	 */
	public SequenceSpec cache(long cache) {
		return with(this.counter.cache(cache));
	}

	/**
	 * Start again at the end.
	 * @return the changed sequence
	 */
	public SequenceSpec cycle() {
		return with(this.counter.cycle());
	}

	private SequenceSpec with(CounterSpec other) {
		return new SequenceSpec(this.name, this.type, other);
	}

	Sequence resolve(Dialect dialect) {
		return new Sequence(this.name, this.type.resolve(dialect), this.counter.options());
	}

}
