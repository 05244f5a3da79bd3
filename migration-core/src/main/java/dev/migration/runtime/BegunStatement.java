package dev.migration.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A statement that was about to be carried out.
 *
 * @param entry which one
 * @param stateBefore what the catalogs said before it, or {@code null} if they were not
 * asked
 * @param note what else was to be known afterwards, or {@code null}
 */
record BegunStatement(JournalEntry entry, @Nullable String stateBefore, @Nullable String note) {

}
