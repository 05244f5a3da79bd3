package dev.migration.command;

import java.util.List;

import dev.migration.runtime.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * A revision with what it does and when it was run.
 *
 * @param entry its place in the graph and on the database
 * @param known whether it has a script; otherwise only the history knows it
 * @param transactional whether its script asks for a transaction
 * @param upgrade what it does
 * @param downgrade what undoes it
 * @param history when it was carried out, stamped or failed, newest first
 * @param error why the database could not be asked, or {@code null} if it was
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionDetail(RevisionEntry entry, boolean known, boolean transactional, RevisionSql upgrade,
		RevisionSql downgrade, List<HistoryEntry> history, @Nullable String error) {

	public RevisionDetail {
		history = List.copyOf(history);
	}

}
