package dev.migration.runtime;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the history has kept of the last time that a revision was applied or recorded
 * anew.
 *
 * @param entry the row
 * @param upgrade what was carried out, or {@code null} if that was not kept
 * @param downgrade what undoes it, or {@code null} if that was not kept
 * @param downgradeMissing why that was not kept, or {@code null} if the history does not
 * say
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RecordedRun(HistoryEntry entry, @Nullable List<String> upgrade, @Nullable List<String> downgrade,
		@Nullable String downgradeMissing) {

	public RecordedRun {
		upgrade = (upgrade != null) ? List.copyOf(upgrade) : null;
		downgrade = (downgrade != null) ? List.copyOf(downgrade) : null;
	}

}
