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
 * @param values what is selected from all of its rows, each an aggregate or a query of
 * its own that yields a number
 * @param answer says what the numbers mean
 */
record DataQuestion(QualifiedName table, List<String> values, Function<List<@Nullable BigDecimal>, String> answer) {

	DataQuestion {
		values = List.copyOf(values);
	}

	/**
	 * Return a question for a number of rows.
	 */
	static DataQuestion count(QualifiedName table, String value, Function<BigDecimal, String> answer) {
		return new DataQuestion(table, List.of(value), (numbers) -> {
			BigDecimal number = numbers.get(0);
			// A sum over no rows is null
			return answer.apply((number != null) ? number : BigDecimal.ZERO);
		});
	}

}
