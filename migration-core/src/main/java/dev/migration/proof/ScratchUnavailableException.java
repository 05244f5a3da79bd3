package dev.migration.proof;

import dev.migration.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when there is no throwaway database to be had.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class ScratchUnavailableException extends MigrationException {

	/**
	 * Create a new instance.
	 * @param reason why, in a sentence without a full stop that goes on after a colon;
	 * without passwords
	 */
	public ScratchUnavailableException(String reason) {
		super(reason);
	}

	/**
	 * Create a new instance.
	 * @param reason why, in a sentence without a full stop that goes on after a colon;
	 * without passwords
	 * @param cause what happened, or {@code null}
	 */
	public ScratchUnavailableException(String reason, @Nullable Throwable cause) {
		super(reason, cause);
	}

	/**
	 * Return why there is none.
	 * @return the reason
	 */
	public String reason() {
		return String.valueOf(getMessage());
	}

}
