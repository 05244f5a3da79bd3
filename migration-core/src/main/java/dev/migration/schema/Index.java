package dev.migration.schema;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An index that no constraint owns.
 *
 * @param name the name, or {@code null} if the model does not name it
 * @param unique whether duplicates are refused
 * @param elements the sort keys, at least one
 * @param method the access method such as {@code btree}
 * @param included further columns kept in the index
 * @param nullsNotDistinct whether two nulls are duplicates
 * @param predicate the condition of a partial index, or {@code null} for a full one
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Index(@Nullable Name name, boolean unique, List<IndexElement> elements, String method,
		List<Name> included, boolean nullsNotDistinct, @Nullable Expression predicate) {

	/**
	 * The access method that databases use when none is named.
	 */
	public static final String BTREE = "btree";

	public Index {
		elements = List.copyOf(elements);
		included = List.copyOf(included);
		if (elements.isEmpty()) {
			throw new InvalidSchemaException("Index '" + name + "' has no columns; name at least one.");
		}
	}

	/**
	 * Return an ordinary index.
	 * @param name the name or {@code null}
	 * @param unique whether duplicates are refused
	 * @param elements the sort keys
	 * @return the index
	 */
	public static Index of(@Nullable Name name, boolean unique, List<IndexElement> elements) {
		return new Index(name, unique, elements, BTREE, List.of(), false, null);
	}

	/**
	 * Return the same index under another name.
	 * @param other the name or {@code null}
	 * @return the index
	 */
	public Index withName(@Nullable Name other) {
		return new Index(other, this.unique, this.elements, this.method, this.included, this.nullsNotDistinct,
				this.predicate);
	}

	/**
	 * Return the same index over other sort keys.
	 * @param other the sort keys
	 * @return the index
	 */
	public Index withElements(List<IndexElement> other) {
		return new Index(this.name, this.unique, other, this.method, this.included, this.nullsNotDistinct,
				this.predicate);
	}

	/**
	 * Return the same index, refusing duplicates or not.
	 * @param other whether duplicates are refused
	 * @return the index
	 */
	public Index withUnique(boolean other) {
		return new Index(this.name, other, this.elements, this.method, this.included, this.nullsNotDistinct,
				this.predicate);
	}

	/**
	 * Return the same index with another access method.
	 * @param other the access method
	 * @return the index
	 */
	public Index withMethod(String other) {
		return new Index(this.name, this.unique, this.elements, other, this.included, this.nullsNotDistinct,
				this.predicate);
	}

	/**
	 * Return the same index with other columns kept in it.
	 * @param other the further columns
	 * @return the index
	 */
	public Index withIncluded(List<Name> other) {
		return new Index(this.name, this.unique, this.elements, this.method, other, this.nullsNotDistinct,
				this.predicate);
	}

	/**
	 * Return the same index with nulls taken otherwise.
	 * @param other whether two nulls are duplicates
	 * @return the index
	 */
	public Index withNullsNotDistinct(boolean other) {
		return new Index(this.name, this.unique, this.elements, this.method, this.included, other, this.predicate);
	}

	/**
	 * Return the same index of other rows.
	 * @param other the condition or {@code null} for all rows
	 * @return the index
	 */
	public Index withPredicate(@Nullable Expression other) {
		return new Index(this.name, this.unique, this.elements, this.method, this.included, this.nullsNotDistinct,
				other);
	}

	/**
	 * Return what is compared: everything but the name.
	 * @return this index without its name
	 */
	public Index definition() {
		return withName(null);
	}

	/**
	 * Return the columns that are sort keys by themselves.
	 * @return the columns, without those inside expressions
	 */
	public List<Name> columns() {
		return this.elements.stream().map(IndexElement::column).filter(Objects::nonNull).toList();
	}

}
