package dev.migration.scripts;

import dev.migration.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a script file cannot be understood or its class cannot be used.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class InvalidScriptException extends MigrationException {

	private final String origin;

	private final int line;

	private final String problem;

	InvalidScriptException(String origin, String problem) {
		this(origin, 0, problem, null);
	}

	InvalidScriptException(String origin, String problem, @Nullable Throwable cause) {
		this(origin, 0, problem, cause);
	}

	InvalidScriptException(String origin, int line, String problem) {
		this(origin, line, problem, null);
	}

	private InvalidScriptException(String origin, int line, String problem, @Nullable Throwable cause) {
		super("Script '" + origin + "'" + ((line > 0) ? ", line " + line : "") + ": " + problem, cause);
		this.origin = origin;
		this.line = line;
		this.problem = problem;
	}

	/** Return the same problem in another line. */
	InvalidScriptException inLine(int other) {
		return new InvalidScriptException(this.origin, other, this.problem);
	}

	/**
	 * Return the file or class.
	 * @return the class name or the path of the file
	 */
	public String origin() {
		return this.origin;
	}

	/**
	 * Return the line that the problem is in.
	 * @return the line, counted from 1, or 0 if it concerns the whole script
	 */
	public int line() {
		return this.line;
	}

}
