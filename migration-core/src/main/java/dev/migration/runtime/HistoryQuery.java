package dev.migration.runtime;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Which part of the history is read: what was carried out, stamped or failed.
 *
 * @param limit how many entries at most, newest first
 * @param before only entries with a smaller number, or {@code null} to begin with the
 * newest
 * @param search only entries whose revision or message contains this, in upper or lower
 * case, or {@code null} for all
 * @param revision only entries of this revision, or {@code null} for all
 * @author The Migration Authors
 * @since 0.1.0
 */
public record HistoryQuery(int limit, @Nullable Long before, @Nullable String search, @Nullable String revision) {

	/**
	 * The newest entries, as many as a person looks at.
	 */
	public static final HistoryQuery NEWEST = new HistoryQuery(50);

	public HistoryQuery {
		Assert.isTrue(limit >= 0, "'limit' must not be negative");
	}

	/**
	 * Create a query for the newest entries.
	 * @param limit how many at most
	 */
	public HistoryQuery(int limit) {
		this(limit, null, null, null);
	}

	/**
	 * Return the query for what is older than an entry.
	 * @param number the number of the entry, or {@code null} to begin with the newest
	 * @return the changed query
	 */
	public HistoryQuery withBefore(@Nullable Long number) {
		return new HistoryQuery(this.limit, number, this.search, this.revision);
	}

	/**
	 * Return the query for entries that contain a text.
	 * @param text the text, or {@code null} for all
	 * @return the changed query
	 */
	public HistoryQuery withSearch(@Nullable String text) {
		return new HistoryQuery(this.limit, this.before, text, this.revision);
	}

	/**
	 * Return the query for entries of one revision.
	 * @param id its complete identifier
	 * @return the changed query
	 */
	public HistoryQuery withRevision(String id) {
		return new HistoryQuery(this.limit, this.before, this.search, id);
	}

}
