package dev.migration.boot.autoconfigure;

import dev.migration.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the application ends while a migration goes on in the background.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class BackgroundInterruptedException extends MigrationException {

	static final String MESSAGE = "The application ends before the migration in the background has come to its end;"
			+ " what is committed stays, and the next start goes on from there.";

	BackgroundInterruptedException(@Nullable Throwable cause) {
		super(MESSAGE, cause);
	}

}
