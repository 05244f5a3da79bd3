package dev.migration.scripts;

import java.io.IOException;

import org.springframework.core.io.Resource;

/**
 * A file below a location that may be a script.
 *
 * @param path the path by which messages name it
 * @param resource the content
 */
record ScriptFile(String path, Resource resource) implements Comparable<ScriptFile> {

	private static final String CLASS = ".class";

	private static final String SQL = ".sql";

	/**
	 * Return whether a name is that of a file that may be a script.
	 */
	static boolean isScript(String name) {
		return isClass(name) || isSql(name);
	}

	boolean isClass() {
		return isClass(this.path);
	}

	private static boolean isClass(String name) {
		return name.endsWith(CLASS) && !name.endsWith("-info.class");
	}

	boolean isSql() {
		return isSql(this.path);
	}

	/**
	 * Return whether a name is that of an SQL file, which some systems write in capitals.
	 */
	static boolean isSql(String name) {
		return name.regionMatches(true, name.length() - SQL.length(), SQL, 0, SQL.length());
	}

	/**
	 * Return where the content is. A file that links lead to on several ways has one
	 * address.
	 */
	String address() {
		if (this.resource instanceof ScriptJar.Entry entry) {
			return entry.address();
		}
		try {
			return this.resource.isFile() ? this.resource.getFile().toPath().toRealPath().toString()
					: this.resource.getURL().toString();
		}
		catch (IOException ex) {
			throw unreadable(ex);
		}
	}

	/**
	 * Files are read in the order of their paths. The same path may be in several places.
	 */
	@Override
	public int compareTo(ScriptFile other) {
		int order = this.path.compareTo(other.path);
		return (order != 0) ? order : address().compareTo(other.address());
	}

	InvalidScriptException unreadable(IOException cause) {
		return new InvalidScriptException(this.path,
				"It cannot be read: " + cause.getMessage() + ". Check that it exists and may be read.", cause);
	}

}
