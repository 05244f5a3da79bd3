package dev.migration.boot.autoconfigure;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Refuses what makes no sense with several databases: that they share what each must have
 * for itself, and that one of them would run the revisions of another.
 */
final class SharedPropertiesCheck {

	private static final Pattern LOCATION = Pattern
		.compile("\\s*(?:(?<kind>classpath\\*?|file)\\s*:)?\\s*(?<path>[^:]*?)\\s*");

	private SharedPropertiesCheck() {
	}

	static void check(DatabaseProperties shared, List<DatabaseSettings> databases) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put("url", shared.getUrl());
		values.put("host", shared.getHost());
		values.put("port", shared.getPort());
		values.put("database", shared.getDatabase());
		values.put("user", shared.getUser());
		values.put("password", shared.getPassword());
		values.put("data-source", shared.getDataSource());
		values.put("locations", shared.getLocations());
		values.put("script-directory", shared.getScriptDirectory());
		values.forEach((property, value) -> {
			if (value != null) {
				throw new InvalidConnectionException("'migration.%s' and '%s' are both set, but each database needs a"
					.formatted(property, NamedDatabases.PREFIX)
						+ " value of its own; write '%s' instead.".formatted(databases.get(0).key(property)));
			}
		});
		databases.forEach((database) -> databases.forEach((other) -> checkLocations(database, other)));
	}

	private static void checkLocations(DatabaseSettings database, DatabaseSettings other) {
		for (String location : database.locations()) {
			for (String below : other.locations()) {
				if (database != other && folder(below).startsWith(folder(location))
						&& !folder(below).equals(folder(location))) {
					throw new InvalidConnectionException(
							"Location '%s' of database '%s' lies below '%s', where database".formatted(below,
									other.name(), location)
									+ " '%s' finds its revisions, so that it would run those of '%s' too; set '%s' to another"
										.formatted(database.name(), other.name(), database.key("locations"))
									+ " folder.");
				}
			}
		}
	}

	/**
	 * Write all spellings of a folder in the same way. Without a kind it is one of the
	 * class path.
	 */
	private static String folder(String location) {
		Matcher matcher = LOCATION.matcher(location);
		if (!matcher.matches()) {
			return location;
		}
		String path = matcher.group("path");
		return "file".equals(matcher.group("kind"))
				? "file:" + Path.of(path.replaceFirst("^//+", "/")).toAbsolutePath().normalize() + "/"
				: "classpath:" + path.replaceAll("^/+|/+$", "") + "/";
	}

}
