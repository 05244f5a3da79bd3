package dev.migration.benchmarks.boot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an application has measured of its own start.
 *
 * @param creationNanos how long it took to create the beans of the tool
 * @param creationProcessorNanos how long the thread of the start was on a processor
 * meanwhile
 * @param creationBytes what the thread of the start allocated meanwhile
 * @param readyNanos the time from the start of the JVM until the application was ready
 * @param heapBytes what was alive on the heap then, 0 unless asked for
 */
record Start(long creationNanos, long creationProcessorNanos, long creationBytes, long readyNanos, long heapBytes) {

	private static final Pattern LINE = Pattern.compile(
			"^measured ready.millis=(\\d+) creation.nanos=(\\d+) creation.processor=(\\d+) creation.bytes=(\\d+) heap.bytes=(\\d+)$",
			Pattern.MULTILINE);

	static Start parse(String output) {
		Matcher line = LINE.matcher(output);
		if (!line.find()) {
			throw new IllegalStateException("The application has measured nothing:\n" + output);
		}
		return new Start(number(line, 2), number(line, 3), number(line, 4), number(line, 1) * 1_000_000,
				number(line, 5));
	}

	private static long number(Matcher line, int group) {
		return Long.parseLong(line.group(group));
	}

}
