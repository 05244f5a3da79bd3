package dev.migration.dialect;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;

import dev.migration.operation.ExecuteSql;
import dev.migration.operation.InvalidOperationException;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ?} of a statement, found as the database's JDBC driver finds them: not in
 * strings, quoted identifiers and comments.
 */
final class ParameterMarkers {

	private final SqlLexis lexis;

	private final String sql;

	private final StringBuilder result = new StringBuilder();

	private final List<@Nullable Object> values;

	private final Function<@Nullable Object, String> literal;

	private final String escaped;

	private int used;

	private ParameterMarkers(String sql, SqlLexis lexis, List<@Nullable Object> values,
			Function<@Nullable Object, String> literal, String escaped) {
		this.sql = sql;
		this.lexis = lexis;
		this.values = values;
		this.literal = literal;
		this.escaped = escaped;
	}

	/**
	 * Return a statement of PostgreSQL with literals in the place of its parameters.
	 */
	static String replace(String sql, List<@Nullable Object> values, Function<@Nullable Object, String> literal) {
		return replace(sql, SqlLexis.POSTGRESQL, values, literal);
	}

	/**
	 * Return a statement with literals in the place of its parameters.
	 * @param sql the statement
	 * @param lexis the database's words
	 * @param values the values, as many as it has parameters
	 * @param literal what turns a value into a literal
	 * @return the statement without parameters
	 * @throws InvalidOperationException if there are more or fewer values
	 */
	static String replace(String sql, SqlLexis lexis, List<@Nullable Object> values,
			Function<@Nullable Object, String> literal) {
		return new ParameterMarkers(sql, lexis, values, literal, "?").replace();
	}

	/**
	 * Return a statement of PostgreSQL with literals in the place of some of its
	 * parameters.
	 * @param operation the statement and all values
	 * @param inlined which values become literals
	 * @param literal what turns a value into a literal
	 * @return the statement and the other values
	 * @throws InvalidOperationException if there are more or fewer values than parameters
	 */
	static ExecuteSql inline(ExecuteSql operation, Predicate<@Nullable Object> inlined,
			Function<@Nullable Object, String> literal) {
		List<@Nullable Object> values = operation.parameters();
		List<@Nullable Object> bound = values.stream().filter(inlined.negate()).toList();
		if (bound.size() == values.size()) {
			return operation;
		}
		// Without parameters nobody reads '??' any more
		String escaped = bound.isEmpty() ? "?" : "??";
		String sql = new ParameterMarkers(operation.sql(), SqlLexis.POSTGRESQL, values,
				(value) -> inlined.test(value) ? literal.apply(value) : "?", escaped)
			.replace();
		return new ExecuteSql(sql, bound);
	}

	private String replace() {
		Matcher marker = this.lexis.marker().matcher(this.sql);
		int position = 0;
		while (position < this.sql.length()) {
			int end = this.lexis.opaqueEnd(this.sql, position);
			if (end > position) {
				this.result.append(this.sql, position, end);
			}
			else if (marker.region(position, this.sql.length()).lookingAt()) {
				end = marker.end();
				append(marker.group().length(), end);
			}
			else {
				end = position + 1;
				this.result.append(this.sql.charAt(position));
			}
			position = end;
		}
		if (this.used != this.values.size()) {
			throw new InvalidOperationException("The statement '" + this.sql + "' has '" + this.used
					+ "' parameters but '" + this.values.size() + "' values are given; give one value for each '?'.");
		}
		return this.result.toString();
	}

	private void append(int length, int end) {
		if (length == 2) {
			this.result.append(this.escaped);
			return;
		}
		String text = (this.used < this.values.size()) ? this.literal.apply(this.values.get(this.used)) : "";
		this.used++;
		// a minus would join one before it to a comment, and bind weaker than a cast
		String closed = text.startsWith("-") ? "(" + text + ")" : text;
		separate(this.result.isEmpty() ? ' ' : this.result.charAt(this.result.length() - 1));
		this.result.append(closed);
		separate((end < this.sql.length()) ? this.sql.charAt(end) : ' ');
	}

	private void separate(char neighbour) {
		if (Character.isJavaIdentifierPart(neighbour)) {
			this.result.append(' ');
		}
	}

}
