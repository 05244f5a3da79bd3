package dev.migration.runtime;

import java.util.Locale;

import dev.migration.MigrationException;
import dev.migration.revision.Direction;
import dev.migration.scripts.LoadedRevision;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the code of a script throws something that is not about migrations.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class ScriptFailedException extends MigrationException {

	private final String origin;

	ScriptFailedException(LoadedRevision revision, Direction direction, Throwable cause) {
		super("Script '" + revision.origin() + "' threw '" + cause + "' in '"
				+ direction.name().toLowerCase(Locale.ROOT) + "'" + place(revision.origin(), cause)
				+ "; correct it and try again.", cause);
		this.origin = revision.origin();
	}

	/**
	 * Return the line of the script, without which only the trace would tell it.
	 */
	private static String place(String origin, @Nullable Throwable cause) {
		if (cause == null) {
			return "";
		}
		for (StackTraceElement element : cause.getStackTrace()) {
			boolean ofScript = element.getClassName().equals(origin) || element.getClassName().startsWith(origin + "$");
			if (ofScript && element.getFileName() != null && element.getLineNumber() > 0) {
				return " (" + element.getFileName() + ":" + element.getLineNumber() + ")";
			}
		}
		return place(origin, (cause.getCause() != cause) ? cause.getCause() : null);
	}

	/**
	 * Return where the script comes from.
	 * @return the name of its class or file
	 */
	public String origin() {
		return this.origin;
	}

}
