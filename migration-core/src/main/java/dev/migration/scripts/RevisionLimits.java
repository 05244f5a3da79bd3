package dev.migration.scripts;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a revision says of its own about locks and time, where it differs from what is
 * configured for all.
 *
 * @param lockTimeout how long a statement waits for a lock, or {@code null} as configured
 * @param statementTimeout how long a statement takes at most, zero for as long as it
 * likes, or {@code null} as configured
 * @param retries how often the revision is tried again if it does not get a lock, or
 * {@code null} as configured
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionLimits(@Nullable Duration lockTimeout, @Nullable Duration statementTimeout,
		@Nullable Integer retries) {

	/**
	 * Everything as configured.
	 */
	public static final RevisionLimits NONE = new RevisionLimits(null, null, null);

	/**
	 * The longest time that a server can count.
	 */
	public static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

	/**
	 * The largest number of retries.
	 */
	public static final int MOST_RETRIES = 1000;

	private static final Pattern TIME = Pattern.compile("([0-9]{1,10})(ms|s|m|h)|0");

	/**
	 * Read what a script says about its limits.
	 * @throws InvalidScriptException if one of them makes no sense
	 */
	static RevisionLimits of(String origin, Entry lockTimeout, Entry statementTimeout, Entry retries) {
		return new RevisionLimits(lockTimeout.time(origin, false), statementTimeout.time(origin, true),
				retries.number(origin));
	}

	/**
	 * One of the limits as it is written in a script.
	 *
	 * @param key what the script calls it
	 * @param value what is said, blank for nothing
	 * @param line the line, counted from 1, or 0 if it is not known
	 */
	record Entry(String key, String value, int line) {

		private @Nullable Duration time(String origin, boolean zero) {
			if (this.value.isBlank()) {
				return null;
			}
			Matcher matcher = TIME.matcher(this.value.strip());
			if (!matcher.matches()) {
				throw problem(origin, "; write a time such as '500ms', '5s' or '2m'.");
			}
			String unit = matcher.group(2);
			Duration time = (unit != null) ? duration(Long.parseLong(matcher.group(1)), unit) : Duration.ZERO;
			if (time.compareTo(LONGEST) > 0) {
				throw problem(origin,
						", which is longer than a server can count; write at most '" + LONGEST.toHours() + "h'.");
			}
			if (time.isZero() && !zero) {
				throw problem(origin, ", which would wait for ever behind a long transaction and block everybody"
						+ " else; write a time such as '500ms', '5s' or '2m'.");
			}
			return time;
		}

		private static Duration duration(long amount, String unit) {
			return switch (unit) {
				case "h" -> Duration.ofHours(amount);
				case "m" -> Duration.ofMinutes(amount);
				case "s" -> Duration.ofSeconds(amount);
				default -> Duration.ofMillis(amount);
			};
		}

		private @Nullable Integer number(String origin) {
			if (this.value.isBlank()) {
				return null;
			}
			if (!this.value.strip().matches("[0-9]{1,4}") || Integer.parseInt(this.value.strip()) > MOST_RETRIES) {
				throw problem(origin, "; write a number from '0' to '" + MOST_RETRIES + "'.");
			}
			return Integer.valueOf(this.value.strip());
		}

		private InvalidScriptException problem(String origin, String text) {
			String problem = "'" + this.key + "' is '" + this.value + "'" + text;
			return (this.line > 0) ? new InvalidScriptException(origin, this.line, problem)
					: new InvalidScriptException(origin, problem);
		}

	}

}
