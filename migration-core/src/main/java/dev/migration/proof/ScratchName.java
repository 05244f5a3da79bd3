package dev.migration.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a scratch database or schema: whose it is and when it was made, so that what a
 * killed process has left behind can be told from what is in use.
 */
final class ScratchName {

	static final String PREFIX = "migration_proof_";

	private static final int LONGEST_OWNER = 20;

	private static final Duration LIFETIME = Duration.ofDays(1);

	private static final Pattern NAME = Pattern.compile(PREFIX + "([a-z0-9_]+)_(\\d{10})_[0-9a-f]{8}");

	private ScratchName() {
	}

	static String of(String user, Instant now) {
		return PREFIX + owner(user) + "_" + now.getEpochSecond() + "_" + UUID.randomUUID().toString().substring(0, 8);
	}

	/**
	 * Return whether this is one that the user has made more than a day ago.
	 */
	static boolean isForgotten(String name, String user, Instant now) {
		Matcher matcher = NAME.matcher(name.toLowerCase(Locale.ROOT));
		return matcher.matches() && matcher.group(1).equals(owner(user))
				&& Instant.ofEpochSecond(Long.parseLong(matcher.group(2))).plus(LIFETIME).isBefore(now);
	}

	private static String owner(String user) {
		String owner = user.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
		return owner.substring(0, Math.min(owner.length(), LONGEST_OWNER));
	}

}
