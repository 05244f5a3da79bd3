package dev.migration.runtime;

import java.util.Locale;

import dev.migration.MigrationException;
import dev.migration.revision.Direction;
import dev.migration.scripts.LoadedRevision;

/**
 * Thrown when the code of a script throws something that is not about migrations.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class ScriptFailedException extends MigrationException {

	private static final String ADVICE = "; correct it and try again.";

	private final String origin;

	ScriptFailedException(LoadedRevision revision, Direction direction, Throwable cause) {
		super((direction == Direction.DOWNGRADE && cause instanceof UnsupportedOperationException)
				? irreversible(revision, cause) : failed(revision, direction, cause) + ADVICE, cause);
		this.origin = revision.origin();
	}

	private static String failed(LoadedRevision revision, Direction direction, Throwable cause) {
		return "Script '" + revision.origin() + "' threw '" + cause + "' in '"
				+ direction.name().toLowerCase(Locale.ROOT) + "'" + place(revision.origin(), cause);
	}

	/**
	 * By this exception a script says that there is no way back.
	 */
	private static String irreversible(LoadedRevision revision, Throwable cause) {
		String reason = (cause.getMessage() != null) ? withoutStop(cause.getMessage())
				: "its script threw '" + cause + "'";
		return "Revision '" + revision.node().id() + "' cannot be undone: " + reason + place(revision.origin(), cause)
				+ ".";
	}

	private static String withoutStop(String sentence) {
		String text = sentence.strip();
		return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
	}

	private static String place(String origin, Throwable failure) {
		String place = ScriptPlace.inClass(origin, failure);
		return place.isEmpty() ? "" : " (" + place + ")";
	}

	/**
	 * Return what happened, for whom something else says what to do.
	 */
	String what() {
		String message = String.valueOf(getMessage());
		return message.endsWith(ADVICE) ? message.substring(0, message.length() - ADVICE.length()) + "." : message;
	}

	/**
	 * Return where the script comes from.
	 * @return the name of its class or file
	 */
	public String origin() {
		return this.origin;
	}

}
