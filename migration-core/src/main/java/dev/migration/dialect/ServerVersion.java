package dev.migration.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first two numbers of a server's version.
 *
 * @param major the first number
 * @param minor the second one, 0 if there is none
 */
record ServerVersion(int major, int minor) {

	/**
	 * Newer than all others.
	 */
	static final ServerVersion NEWEST = new ServerVersion(Integer.MAX_VALUE, 0);

	// MariaDB says '5.5.5-10.6.12-MariaDB' to clients that know MySQL only
	private static final Pattern PATTERN = Pattern.compile("(?:5\\.5\\.5-(?=\\d))?(\\d{1,6})(?:\\.(\\d{1,6}))?");

	/**
	 * Read a version.
	 * @param text the version as a driver gives it
	 * @return the version, {@code 0.0} if the text has no number
	 */
	static ServerVersion of(String text) {
		Matcher matcher = PATTERN.matcher(text);
		if (!matcher.find()) {
			return new ServerVersion(0, 0);
		}
		return new ServerVersion(Integer.parseInt(matcher.group(1)),
				(matcher.group(2) != null) ? Integer.parseInt(matcher.group(2)) : 0);
	}

	boolean isAtLeast(ServerVersion other) {
		return (this.major != other.major) ? this.major > other.major : this.minor >= other.minor;
	}

	@Override
	public String toString() {
		return (this.minor != 0) ? this.major + "." + this.minor : String.valueOf(this.major);
	}

}
