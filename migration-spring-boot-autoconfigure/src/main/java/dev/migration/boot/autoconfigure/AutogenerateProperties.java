package dev.migration.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Properties of the revisions that are written by comparing entities with the database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class AutogenerateProperties {

	/**
	 * Whether indexes on existing tables are created and dropped concurrently, in a
	 * revision of their own that runs without a transaction. PostgreSQL only.
	 */
	private @Nullable Boolean concurrentIndexes;

	public @Nullable Boolean getConcurrentIndexes() {
		return this.concurrentIndexes;
	}

	public void setConcurrentIndexes(@Nullable Boolean concurrentIndexes) {
		this.concurrentIndexes = concurrentIndexes;
	}

}
