package dev.migration.script;

import java.util.ArrayList;
import java.util.List;

import dev.migration.schema.Deferral;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ExcludeElement;
import dev.migration.schema.Expression;
import dev.migration.schema.Name;

/**
 * An exclusion constraint in a script, made by {@link Ddl#exclude(String, String)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ExcludeSpec implements TableElement {

	private final ExcludeConstraint constraint;

	ExcludeSpec(ExcludeConstraint constraint) {
		this.constraint = constraint;
	}

	/**
	 * Compare a further column.
	 * @param column the column
	 * @param operator the operator that compares it
	 * @return the changed constraint
	 */
	public ExcludeSpec and(String column, String operator) {
		return and(Ddl.asc(column), operator);
	}

	/**
	 * Compare a further expression, or a column by an operator class.
	 * @param element the column or expression
	 * @param operator the operator that compares it
	 * @return the changed constraint
	 */
	public ExcludeSpec and(IndexColumn element, String operator) {
		List<ExcludeElement> elements = new ArrayList<>(this.constraint.elements());
		elements.add(new ExcludeElement(element.element(), operator));
		return new ExcludeSpec(this.constraint.withElements(elements));
	}

	/**
	 * Name the constraint.
	 * @param name the name
	 * @return the named constraint
	 */
	public ExcludeSpec named(String name) {
		return new ExcludeSpec(this.constraint.withName(Name.of(name)));
	}

	/**
	 * Use an access method other than {@code gist}.
	 * @param method the access method, such as {@code spgist}
	 * @return the changed constraint
	 */
	public ExcludeSpec using(String method) {
		return new ExcludeSpec(this.constraint.withMethod(method));
	}

	/**
	 * Look at some rows only.
	 * @param predicate the condition
	 * @return the changed constraint
	 */
	public ExcludeSpec where(String predicate) {
		return new ExcludeSpec(this.constraint.withPredicate(Expression.of(predicate)));
	}

	/**
	 * Say when the constraint is checked.
	 * @param deferral when
	 * @return the changed constraint
	 */
	public ExcludeSpec deferral(Deferral deferral) {
		return new ExcludeSpec(this.constraint.withDeferral(deferral));
	}

	ExcludeConstraint constraint() {
		return this.constraint;
	}

}
