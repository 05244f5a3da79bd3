package dev.migration.schema;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An exclusion constraint of PostgreSQL: no two rows may agree in all its parts.
 *
 * @param name the name, or {@code null} if the model does not name it
 * @param elements the parts in their order, at least one
 * @param method the access method of its index, such as {@code gist}
 * @param predicate the condition of the rows that it looks at, or {@code null} for all
 * @param deferral when it is checked
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ExcludeConstraint(@Nullable Name name, List<ExcludeElement> elements, String method,
		@Nullable Expression predicate, Deferral deferral) implements Constraint {

	/**
	 * The access method that most exclusion constraints use.
	 */
	public static final String GIST = "gist";

	public ExcludeConstraint {
		elements = List.copyOf(elements);
		if (elements.isEmpty()) {
			throw new InvalidSchemaException("An exclusion constraint has no columns; name at least one.");
		}
	}

	/**
	 * Return a constraint on all rows that is not deferrable.
	 * @param name the name or {@code null}
	 * @param elements the parts
	 * @return the constraint
	 */
	public static ExcludeConstraint of(@Nullable Name name, List<ExcludeElement> elements) {
		return new ExcludeConstraint(name, elements, GIST, null, Deferral.NOT_DEFERRABLE);
	}

	@Override
	public ExcludeConstraint withName(@Nullable Name other) {
		return new ExcludeConstraint(other, this.elements, this.method, this.predicate, this.deferral);
	}

	/**
	 * Return this constraint with other parts.
	 * @param other the parts
	 * @return the constraint
	 */
	public ExcludeConstraint withElements(List<ExcludeElement> other) {
		return new ExcludeConstraint(this.name, other, this.method, this.predicate, this.deferral);
	}

	/**
	 * Return this constraint with another access method.
	 * @param other the access method
	 * @return the constraint
	 */
	public ExcludeConstraint withMethod(String other) {
		return new ExcludeConstraint(this.name, this.elements, other, this.predicate, this.deferral);
	}

	/**
	 * Return this constraint on other rows.
	 * @param other the condition or {@code null} for all rows
	 * @return the constraint
	 */
	public ExcludeConstraint withPredicate(@Nullable Expression other) {
		return new ExcludeConstraint(this.name, this.elements, this.method, other, this.deferral);
	}

	/**
	 * Return this constraint checked at another time.
	 * @param other when it is checked
	 * @return the constraint
	 */
	public ExcludeConstraint withDeferral(Deferral other) {
		return new ExcludeConstraint(this.name, this.elements, this.method, this.predicate, other);
	}

	@Override
	public List<Name> columns() {
		return this.elements.stream().map((part) -> part.element().column()).filter(Objects::nonNull).toList();
	}

}
