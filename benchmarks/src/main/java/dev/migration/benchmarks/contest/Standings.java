package dev.migration.benchmarks.contest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import dev.migration.benchmarks.report.Samples;

/**
 * What was measured in a contest, in the order in which contestants were added.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Standings {

	private final Map<String, Samples> samples;

	Standings(Map<String, Samples> samples) {
		this.samples = Collections.unmodifiableMap(new LinkedHashMap<>(samples));
	}

	/**
	 * Return who took part.
	 * @return the names
	 */
	public Set<String> names() {
		return this.samples.keySet();
	}

	/**
	 * Return what was measured for a contestant.
	 * @param name the name
	 * @return the samples
	 */
	public Samples of(String name) {
		Samples found = this.samples.get(name);
		if (found == null) {
			throw new IllegalArgumentException("'%s' did not take part".formatted(name));
		}
		return found;
	}

	/**
	 * Go through all of them.
	 * @param consumer takes name and samples
	 */
	public void forEach(BiConsumer<String, Samples> consumer) {
		this.samples.forEach(consumer);
	}

}
