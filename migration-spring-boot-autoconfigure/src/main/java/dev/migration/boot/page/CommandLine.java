package dev.migration.boot.page;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Commands as they are typed into a shell.
 */
final class CommandLine {

	private static final Pattern HARMLESS = Pattern.compile("[\\p{L}\\p{N}_.][\\p{L}\\p{N}_.-]*");

	private final @Nullable String database;

	/**
	 * Create command lines.
	 * @param database the database that is meant, or {@code null} if there is only one
	 */
	CommandLine(@Nullable String database) {
		this.database = database;
	}

	String of(String command) {
		return (this.database != null) ? "migrate --name " + quoted(this.database) + " " + command
				: "migrate " + command;
	}

	/**
	 * Return a word that a POSIX shell takes as it is.
	 */
	static String quoted(String word) {
		return HARMLESS.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
	}

}
