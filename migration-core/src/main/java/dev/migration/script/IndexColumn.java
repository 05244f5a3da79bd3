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
		return new IndexColumn(this.element.withOrder(true, true));
	}

	/**
	 * Put nulls first.
	 * @return the changed sort key
	 */
	public IndexColumn nullsFirst() {
		return new IndexColumn(this.element.withOrder(this.element.descending(), true));
	}

	/**
	 * Put nulls last.
	 * @return the changed sort key
	 */
	public IndexColumn nullsLast() {
		return new IndexColumn(this.element.withOrder(this.element.descending(), false));
	}

	/**
	 * Sort by a collation other than the column's (PostgreSQL).
	 * @param collation the name of the collation
	 * @return the changed sort key
	 */
	public IndexColumn collate(String collation) {
		return new IndexColumn(this.element.withCollation(Name.of(collation)));
	}

	/**
	 * Use an operator class other than the type's default (PostgreSQL).
	 * @param name the operator class
	 * @return the changed sort key
	 */
	public IndexColumn operatorClass(String name) {
		return new IndexColumn(this.element.withOperatorClass(Name.of(name)));
	}

	/**
	 * Let only the start of a text count (MariaDB and MySQL).
	 * @param characters how many characters, or bytes of a binary column
	 * @return the changed sort key
	 */
	public IndexColumn length(int characters) {
		return new IndexColumn(this.element.withLength(characters));
	}

	IndexElement element() {
		return this.element;
	}

}
