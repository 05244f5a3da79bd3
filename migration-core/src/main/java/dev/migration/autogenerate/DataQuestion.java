package dev.migration.autogenerate;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Something that the rows of a table decide.
 *
 * @param table the table as it is called now
 * @param alone whether the values are queries of their own
 * @param values what is selected, each a number: aggregates of all of its rows, or
 * queries of their own
 * @param answer says what the numbers mean
 */
record DataQuestion(QualifiedName table, boolean alone, List<String> values,
		Function<List<@Nullable BigDecimal>, String> answer) {

	DataQuestion {
		values = List.copyOf(values);
	}

	DataQuestion(QualifiedName table, List<String> values, Function<List<@Nullable BigDecimal>, String> answer) {
		this(table, false, values, answer);
	}

	/**
	 * Return a question for a number of rows.
	 */
	static DataQuestion count(QualifiedName table, String value, Function<BigDecimal, String> answer) {
		return count(table, false, value, answer);
	}

	/**
	 * Return a question for a number that a query of its own counts.
	 */
	static DataQuestion ofQuery(QualifiedName table, String query, Function<BigDecimal, String> answer) {
		return count(table, true, "(" + query + ")", answer);
	}

	private static DataQuestion count(QualifiedName table, boolean alone, String value,
			Function<BigDecimal, String> answer) {
		return new DataQuestion(table, alone, List.of(value), (numbers) -> {
			BigDecimal number = numbers.get(0);
			// A sum over no rows is null
			return answer.apply((number != null) ? number : BigDecimal.ZERO);
		});
	}

}
