package dev.migration.benchmarks.contest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.migration.benchmarks.report.Samples;

/**
 * Lets contestants take turns: whatever else the machine does meanwhile hits all of them.
 * Each round begins with another one, and each contestant has one turn before that does
 * not count.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Contest {

	private final String title;

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	/**
	 * Create a contest.
	 * @param title what progress is reported under
	 */
	public Contest(String title) {
		this.title = title;
	}

	/**
	 * Add a contestant that takes part in every round.
	 * @param name the name
	 * @param contestant the contestant
	 */
	public void add(String name, Contestant contestant) {
		add(name, Integer.MAX_VALUE, contestant);
	}

	/**
	 * Add a contestant that is too slow for every round.
	 * @param name the name
	 * @param rounds how many rounds at most, the first ones
	 * @param contestant the contestant
	 */
	public void add(String name, int rounds, Contestant contestant) {
		this.entries.put(name, new Entry(rounds, contestant));
	}

	/**
	 * Hold it.
	 * @param rounds how many rounds
	 * @return what was measured
	 */
	public Standings hold(int rounds) throws Exception {
		Map<String, List<Long>> values = new LinkedHashMap<>();
		for (int round = 0; round <= rounds; round++) {
			List<String> order = new ArrayList<>(this.entries.keySet());
			Collections.rotate(order, -round);
			for (String name : order) {
				Entry entry = this.entries.get(name);
				if (entry != null && round <= entry.rounds()) {
					long value = entry.contestant().run();
					print("%s, round %d of %d: %s %.1f ms", this.title, round, rounds, name, value / 1e6);
					if (round > 0) {
						values.computeIfAbsent(name, (key) -> new ArrayList<>()).add(value);
					}
				}
			}
		}
		Map<String, Samples> samples = new LinkedHashMap<>();
		this.entries.keySet().forEach((name) -> samples.put(name, new Samples(values.getOrDefault(name, List.of()))));
		return new Standings(samples);
	}

	@SuppressWarnings("SystemErr")
	private static void print(String format, Object... values) {
		System.err.println(String.format(Locale.ROOT, format, values));
	}

	/**
	 * Who takes part.
	 *
	 * @param rounds in how many rounds
	 */
	private record Entry(int rounds, Contestant contestant) {

	}

}
