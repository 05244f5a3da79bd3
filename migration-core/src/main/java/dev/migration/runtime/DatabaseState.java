package dev.migration.runtime;

import dev.migration.revision.Heads;
import org.jspecify.annotations.Nullable;

/**
 * What a database says about itself.
 *
 * @param initialized whether there is a version table
 * @param rows the applied heads
 * @param fingerprint the set of scripts that was last found to be what is applied, or
 * {@code null} if that is not known
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DatabaseState(boolean initialized, Heads rows, @Nullable String fingerprint) {

	/**
	 * A database that the tool has never touched.
	 */
	public static final DatabaseState NEW = new DatabaseState(false, Heads.none());

	/**
	 * Create the state of a database that is not known to be as any scripts say.
	 * @param initialized whether there is a version table
	 * @param rows the applied heads
	 */
	public DatabaseState(boolean initialized, Heads rows) {
		this(initialized, rows, null);
	}

}
