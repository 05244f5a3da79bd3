package dev.migration.script;

import dev.migration.schema.Index;

/**
 * An index in a script that is built while the table is written to, made by
 * {@link IndexSpec#concurrently()}. Not for a new table or a batch.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ConcurrentIndexSpec {

	private final Index index;

	ConcurrentIndexSpec(Index index) {
		this.index = index;
	}

	Index index() {
		return this.index;
	}

}
