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

	private final IndexSpec spec;

	ConcurrentIndexSpec(IndexSpec spec) {
		this.spec = spec;
	}

	/**
	 * Name the index.
	 * @param name the name
	 * @return the named index
	 */
	public ConcurrentIndexSpec named(String name) {
		return new ConcurrentIndexSpec(this.spec.named(name));
	}

	/**
	 * Refuse duplicates.
	 * @return the changed index
	 */
	public ConcurrentIndexSpec unique() {
		return new ConcurrentIndexSpec(this.spec.unique());
	}

	/**
	 * Treat two nulls as duplicates (PostgreSQL 15 and later).
	 * @return the changed index
	 */
	public ConcurrentIndexSpec nullsNotDistinct() {
		return new ConcurrentIndexSpec(this.spec.nullsNotDistinct());
	}

	/**
	 * Use an access method other than {@code btree}.
	 * @param method the access method, such as {@code gin}
	 * @return the changed index
	 */
	public ConcurrentIndexSpec using(String method) {
		return new ConcurrentIndexSpec(this.spec.using(method));
	}

	/**
	 * Keep further columns in the index (PostgreSQL).
	 * @param columns the columns
	 * @return the changed index
	 */
	public ConcurrentIndexSpec include(String... columns) {
		return new ConcurrentIndexSpec(this.spec.include(columns));
	}

	/**
	 * Index only some rows (PostgreSQL).
	 * @param predicate the condition
	 * @return the changed index
	 */
	public ConcurrentIndexSpec where(String predicate) {
		return new ConcurrentIndexSpec(this.spec.where(predicate));
	}

	Index index() {
		return this.spec.index();
	}

}
