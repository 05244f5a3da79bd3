package dev.migration.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Column;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * What a script changes about a column, made by {@link Ddl#change()}. What it does not
 * mention stays.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ColumnChange {

	private final @Nullable TypeSpec type;

	private final List<Step> steps;

	private final @Nullable String using;

	private ColumnChange(@Nullable TypeSpec type, List<Step> steps, @Nullable String using) {
		this.type = type;
		this.steps = List.copyOf(steps);
		this.using = using;
	}

	static ColumnChange none() {
		return new ColumnChange(null, List.of(), null);
	}

	/**
	 * Change the type. What the new type does not say, such as a collation, is not taken
	 * over from the old one.
	 * @param other the new type
	 * @return the change
	 */
	public ColumnChange type(TypeSpec other) {
		return new ColumnChange(other, this.steps, this.using);
	}

	/**
	 * Convert the values to the new type by an expression instead of a cast. MariaDB and
	 * MySQL cannot.
	 * @param expression a SQL expression over the old columns
	 * @return the change
	 */
	public ColumnChange using(String expression) {
		return new ColumnChange(this.type, this.steps, expression);
	}

	/**
	 * Sort and compare by another collation. PostgreSQL rebuilds the indexes of the
	 * column, not the table.
	 * @param collation the name of the collation
	 * @return the change
	 */
	public ColumnChange collate(String collation) {
		Name name = Name.of(collation);
		return and("collate", (column, dialect) -> column.withType(column.type().withCollation(name)));
	}

	/**
	 * Refuse nulls from now on; fails if there are any.
	 * @return the change
	 */
	public ColumnChange notNull() {
		return and("notNull", (column, dialect) -> column.withNullable(false));
	}

	/**
	 * Accept nulls from now on.
	 * @return the change
	 */
	public ColumnChange nullable() {
		return and("nullable", (column, dialect) -> column.withNullable(true));
	}

	/**
	 * Set the server default to a value, which the dialect writes as a literal.
	 * @param value a string, number, boolean, {@code java.time} value or UUID
	 * @return the change
	 */
	public ColumnChange defaultValue(Object value) {
		return and("defaultValue",
				(column, dialect) -> column.withDefault(DefaultSpec.ofValue(value).resolve(dialect)));
	}

	/**
	 * Set the server default to an expression.
	 * @param expression a SQL expression such as {@code now()}
	 * @return the change
	 */
	public ColumnChange defaultExpression(String expression) {
		return and("defaultExpression", (column, dialect) -> column.withDefault(Expression.of(expression)));
	}

	/**
	 * Remove the server default.
	 * @return the change
	 */
	public ColumnChange noDefault() {
		return and("noDefault", (column, dialect) -> column.withDefault(null));
	}

	/**
	 * Let the database count from now on, above the values that are there.
	 * @return the change
	 */
	public ColumnChange identity() {
		return identity(Ddl.counter());
	}

	/**
	 * Let the database count in its own way from now on.
	 * @param counter how it counts
	 * @return the change
	 */
	public ColumnChange identity(CounterSpec counter) {
		return and("identity",
				(column, dialect) -> column.withNullable(false).withIdentity(new Identity(false, counter.options())));
	}

	/**
	 * Let the database count from now on, above the values that are there, and refuse
	 * values given by an insert.
	 * @return the change
	 */
	public ColumnChange identityAlways() {
		return identityAlways(Ddl.counter());
	}

	/**
	 * Let the database count in its own way from now on and refuse values given by an
	 * insert.
	 * @param counter how it counts
	 * @return the change
	 */
	public ColumnChange identityAlways(CounterSpec counter) {
		return and("identityAlways",
				(column, dialect) -> column.withNullable(false).withIdentity(new Identity(true, counter.options())));
	}

	/**
	 * Stop the database from counting.
	 * @return the change
	 */
	public ColumnChange noIdentity() {
		return and("noIdentity", (column, dialect) -> column.withIdentity(null));
	}

	/**
	 * Compute the column from another expression and keep the value in the row.
	 * @param expression a SQL expression over columns of the same row
	 * @return the change
	 */
	public ColumnChange generatedAs(String expression) {
		return and("generatedAs",
				(column, dialect) -> column.withGenerated(new Generated(Expression.of(expression), true)));
	}

	/**
	 * Compute the column from another expression whenever it is read.
	 * @param expression a SQL expression over columns of the same row
	 * @return the change
	 */
	public ColumnChange generatedVirtualAs(String expression) {
		return and("generatedVirtualAs",
				(column, dialect) -> column.withGenerated(new Generated(Expression.of(expression), false)));
	}

	/**
	 * Make an ordinary column of a generated one; its values stay.
	 * @return the change
	 */
	public ColumnChange notGenerated() {
		return and("notGenerated", (column, dialect) -> column.withGenerated(null));
	}

	/**
	 * Set or change the comment.
	 * @param comment the comment
	 * @return the change
	 */
	public ColumnChange comment(String comment) {
		return and("comment", (column, dialect) -> column.withComment(comment));
	}

	/**
	 * Remove the comment.
	 * @return the change
	 */
	public ColumnChange noComment() {
		return and("noComment", (column, dialect) -> column.withComment(null));
	}

	/**
	 * Rename the column.
	 * @param name the new name
	 * @return the change
	 */
	public ColumnChange renameTo(String name) {
		Name other = Name.of(name);
		return and("renameTo", (column, dialect) -> column.withName(other));
	}

	private ColumnChange and(String call, BiFunction<Column, Dialect, Column> next) {
		List<Step> more = new ArrayList<>(this.steps);
		more.add(new Step(call, next));
		return new ColumnChange(this.type, more, this.using);
	}

	/**
	 * Return the calls, the type first: what else is said about the values, as their
	 * collation, is said about those of the new type.
	 */
	private List<Step> steps() {
		TypeSpec other = this.type;
		if (other == null) {
			return this.steps;
		}
		List<Step> all = new ArrayList<>();
		all.add(new Step("type", (column, dialect) -> column.withType(other.resolve(dialect))));
		all.addAll(this.steps);
		return all;
	}

	boolean isEmpty() {
		return steps().isEmpty() && this.using == null;
	}

	Column resolve(Column existing, Dialect dialect) {
		Column current = existing;
		for (Step step : steps()) {
			current = step.change().apply(current, dialect);
		}
		return current;
	}

	/**
	 * Return the call that changes nothing, given what a script says about the column
	 * before: the script then says too little about it.
	 * @param existing the column before
	 * @param dialect the language of the database
	 * @return the name of the first call that has no effect
	 */
	Optional<String> emptyCall(Column existing, Dialect dialect) {
		Column current = existing;
		for (Step step : steps()) {
			Column next = step.change().apply(current, dialect);
			if (next.equals(current)) {
				return Optional.of(step.call());
			}
			current = next;
		}
		return Optional.empty();
	}

	@Nullable String using() {
		return this.using;
	}

	/**
	 * What a call changes.
	 *
	 * @param call the name of the method
	 * @param change makes the next column of one
	 */
	private record Step(String call, BiFunction<Column, Dialect, Column> change) {

	}

}
