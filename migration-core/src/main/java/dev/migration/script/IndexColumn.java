package dev.migration.script;

import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;

/**
 * A sort key of an index in a script, made by {@link Ddl#asc(String)},
 * {@link Ddl#desc(String)} and {@link Ddl#expression(String)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class IndexColumn {

	private final IndexElement element;

	IndexColumn(IndexElement element) {
		this.element = element;
	}

	/**
	 * Sort in descending order, nulls first unless said otherwise.
	 * @return the changed sort key
	 */
	public IndexColumn descending() {
		return new IndexColumn(new IndexElement(this.element.column(), this.element.expression(), true, true,
				this.element.operatorClass()));
	}

	/**
	 * Put nulls first.
	 * @return the changed sort key
	 */
	public IndexColumn nullsFirst() {
		return new IndexColumn(new IndexElement(this.element.column(), this.element.expression(),
				this.element.descending(), true, this.element.operatorClass()));
	}

	/**
	 * Put nulls last.
	 * @return the changed sort key
	 */
	public IndexColumn nullsLast() {
		return new IndexColumn(new IndexElement(this.element.column(), this.element.expression(),
				this.element.descending(), false, this.element.operatorClass()));
	}

	/**
	 * Use an operator class other than the type's default.
	 * @param name the operator class
	 * @return the changed sort key
	 */
	public IndexColumn operatorClass(String name) {
		return new IndexColumn(new IndexElement(this.element.column(), this.element.expression(),
				this.element.descending(), this.element.nullsFirst(), Name.of(name)));
	}

	IndexElement element() {
		return this.element;
	}

}
