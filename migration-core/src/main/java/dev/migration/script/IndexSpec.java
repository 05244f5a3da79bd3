package dev.migration.script;

import java.util.Arrays;

import dev.migration.schema.Expression;
import dev.migration.schema.Index;
import dev.migration.schema.Name;

/**
 * An index in a script, made by {@link Ddl#index(String, String...)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class IndexSpec implements TableElement {

	private final Index index;

	IndexSpec(Index index) {
		this.index = index;
	}

	/**
	 * Name the index.
	 * @param name the name
	 * @return the named index
	 */
	public IndexSpec named(String name) {
		return new IndexSpec(this.index.withName(Name.of(name)));
	}

	/**
	 * Refuse duplicates.
	 * @return the changed index
	 */
	public IndexSpec unique() {
		return new IndexSpec(this.index.withUnique(true));
	}

	/**
	 * Treat two nulls as duplicates (PostgreSQL 15 and later).
	 * @return the changed index
	 */
	public IndexSpec nullsNotDistinct() {
		return new IndexSpec(this.index.withNullsNotDistinct(true));
	}

	/**
	 * Use an access method other than {@code btree}.
	 * @param method the access method, such as {@code gin}
	 * @return the changed index
	 */
	public IndexSpec using(String method) {
		return new IndexSpec(this.index.withMethod(method));
	}

	/**
	 * Keep further columns in the index (PostgreSQL).
	 * @param columns the columns
	 * @return the changed index
	 */
	public IndexSpec include(String... columns) {
		return new IndexSpec(this.index.withIncluded(Arrays.stream(columns).map(Name::of).toList()));
	}

	/**
	 * Index only some rows (PostgreSQL).
	 * @param predicate the condition
	 * @return the changed index
	 */
	public IndexSpec where(String predicate) {
		return new IndexSpec(this.index.withPredicate(Expression.of(predicate)));
	}

	/**
	 * Build the index while others write to the table. On PostgreSQL with a
	 * {@code SHARE UPDATE EXCLUSIVE} lock and two scans, and not in a transaction: the
	 * revision says {@code transactional = false}.
	 * @return the index for {@code createIndex}
	 */
	public ConcurrentIndexSpec concurrently() {
		return new ConcurrentIndexSpec(this);
	}

	Index index() {
		return this.index;
	}

}
