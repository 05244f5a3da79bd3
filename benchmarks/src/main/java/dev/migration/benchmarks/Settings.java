package dev.migration.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was said on the command line.
 *
 * @param names what is to be measured, none for everything
 * @param quick whether few rounds of small sizes do, to see that everything works
 * @param rounds how often each contestant has its turn, apart from warming up
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Settings(List<String> names, boolean quick, int rounds) {

	private static final String ROUNDS = "--rounds=";

	private static final int FULL = 9;

	private static final int QUICK = 3;

	public Settings {
		names = List.copyOf(names);
	}

	static Settings of(String... arguments) {
		List<String> names = new ArrayList<>();
		boolean quick = false;
		Integer rounds = null;
		for (String argument : arguments) {
			if (argument.equals("--quick")) {
				quick = true;
			}
			else if (argument.startsWith(ROUNDS)) {
				rounds = Integer.valueOf(argument.substring(ROUNDS.length()));
			}
			else if (argument.startsWith("-")) {
				throw new IllegalArgumentException("There is no option '%s'".formatted(argument));
			}
			else {
				names.add(argument);
			}
		}
		return new Settings(names, quick, (rounds != null) ? rounds : quick ? QUICK : FULL);
	}

	/**
	 * Return the line that repeats one benchmark with these settings.
	 * @param name the name of the benchmark
	 * @return the command, to be typed in the project's root
	 */
	public String command(String name) {
		return Stream
			.of("java -jar benchmarks/target/benchmarks.jar", name, this.quick ? "--quick" : "",
					(this.rounds != (this.quick ? QUICK : FULL)) ? ROUNDS + this.rounds : "")
			.filter((word) -> !word.isEmpty())
			.collect(Collectors.joining(" "));
	}

}
