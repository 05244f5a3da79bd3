package dev.migration.command;

import java.util.List;
import java.util.Optional;

import dev.migration.revision.Heads;
import dev.migration.revision.UnknownVersionRow;
import dev.migration.revision.UnknownVersionRowException;
import dev.migration.runtime.UnfinishedRevision;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is.
 *
 * @param rows the version rows as they are
 * @param revisions the applied heads that this application has, with what they imply
 * through dependencies
 * @param unknown the rows for which there is no script, explained as far as the history
 * knows them
 * @param unfinished what was left half-way
 * @param contradiction what is wrong if the rows are not where the history ends,
 * otherwise {@code null}
 * @param running who holds the lock under which the database is migrated, otherwise
 * {@code null}
 * @author The Migration Authors
 * @since 0.1.0
 */
public record CurrentRevisions(Heads rows, List<RevisionEntry> revisions, List<UnknownVersionRow> unknown,
		List<UnfinishedRevision> unfinished, @Nullable String contradiction, @Nullable String running) {

	public CurrentRevisions {
		revisions = List.copyOf(revisions);
		unknown = List.copyOf(unknown);
		unfinished = List.copyOf(unfinished);
	}

	/**
	 * Return what every other command says about the unknown rows.
	 * @return the exception, not thrown; empty if there is a script for every row
	 */
	public Optional<UnknownVersionRowException> problem() {
		return this.unknown.isEmpty() ? Optional.empty() : Optional.of(UnknownVersionRowException.of(this.unknown));
	}

}
