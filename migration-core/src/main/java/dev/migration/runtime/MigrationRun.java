package dev.migration.runtime;

import java.util.List;

import dev.migration.revision.RevisionStep;

/**
 * A run that has something to do.
 *
 * @param database the name of the database
 * @param steps what is to be done, in order, at least one step
 * @author The Migration Authors
 * @since 0.1.0
 */
public record MigrationRun(String database, List<RevisionStep> steps) {

	public MigrationRun {
		steps = List.copyOf(steps);
	}

}
