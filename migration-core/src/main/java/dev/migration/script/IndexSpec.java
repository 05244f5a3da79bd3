package dev.migration.script;

import dev.migration.schema.Expression;
import dev.migration.schema.Index;
import dev.migration.schema.Name;

/**
 * An index in a script, made by {@link Ddl#index(String...)}.
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
		return new IndexSpec(new Index(this.index.name(), true, this.index.elements(), this.index.method(),
				this.index.included(), this.index.nullsNotDistinct(), this.index.predicate()));
	}

	/**
	 * Treat two nulls as duplicates (PostgreSQL 15 and later).
	 * @return the changed index
	 */
	public IndexSpec nullsNotDistinct() {
		return new IndexSpec(new Index(this.index.name(), this.index.unique(), this.index.elements(),
				this.index.method(), this.index.included(), true, this.index.predicate()));
	}

	/**
	 * Use an access method other than {@code btree}.
	 * @param method the access method, such as {@code gin}
	 * @return the changed index
	 */
	public IndexSpec using(String method) {
		return new IndexSpec(new Index(this.index.name(), this.index.unique(), this.index.elements(), method,
				this.index.included(), this.index.nullsNotDistinct(), this.index.predicate()));
	}

	/**
	 * Keep further columns in the index.
	 * @param columns the columns
	 * @return the changed index
	 */
	public IndexSpec include(String... columns) {
		return new IndexSpec(new Index(this.index.name(), this.index.unique(), this.index.elements(),
				this.index.method(), Ddl.names(columns), this.index.nullsNotDistinct(), this.index.predicate()));
	}

	/**
	 * Index only some rows.
	 * @param predicate the condition
	 * @return the changed index
	 */
	public IndexSpec where(String predicate) {
		return new IndexSpec(new Index(this.index.name(), this.index.unique(), this.index.elements(),
				this.index.method(), this.index.included(), this.index.nullsNotDistinct(), Expression.of(predicate)));
	}

	Index index() {
		return this.index;
	}

}
