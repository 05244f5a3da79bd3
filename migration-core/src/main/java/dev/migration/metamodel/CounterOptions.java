package dev.migration.metamodel;

import dev.migration.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * The options of a sequence, written as SQL.
 *
 * @param type the type of its values as SQL, or {@code null} for the default
 * @param options how it counts
 */
record CounterOptions(@Nullable String type, SequenceOptions options) {

	static CounterOptions of(String sql, SequenceOptions defaults) {
		SqlTokens tokens = SqlSyntax.STANDARD.tokens(sql);
		String type = null;
		Long start = null;
		long increment = defaults.increment();
		Long minimum = defaults.minimum();
		Long maximum = defaults.maximum();
		long cache = defaults.cache();
		boolean cycle = defaults.cycle();
		while (tokens.hasNext()) {
			if (tokens.skip("as")) {
				type = tokens.qualifiedName();
			}
			else if (tokens.skip("start", "with") || tokens.skip("start")) {
				start = number(tokens);
			}
			else if (tokens.skip("increment", "by") || tokens.skip("increment")) {
				increment = number(tokens);
			}
			else if (tokens.skip("no", "minvalue") || tokens.skip("nominvalue")) {
				minimum = null;
			}
			else if (tokens.skip("no", "maxvalue") || tokens.skip("nomaxvalue")) {
				maximum = null;
			}
			else if (tokens.skip("minvalue")) {
				minimum = number(tokens);
			}
			else if (tokens.skip("maxvalue")) {
				maximum = number(tokens);
			}
			else if (tokens.skip("no", "cache") || tokens.skip("nocache")) {
				cache = 1;
			}
			else if (tokens.skip("cache")) {
				cache = number(tokens);
			}
			else if (tokens.skip("no", "cycle") || tokens.skip("nocycle")) {
				cycle = false;
			}
			else if (tokens.skip("cycle")) {
				cycle = true;
			}
			else {
				tokens.next();
			}
		}
		return new CounterOptions(type,
				new SequenceOptions((start != null) ? start : start(defaults, increment, minimum, maximum), increment,
						minimum, maximum, cache, cycle));
	}

	private static long start(SequenceOptions defaults, long increment, @Nullable Long minimum,
			@Nullable Long maximum) {
		if (increment > 0 && minimum != null && minimum > defaults.start()) {
			return minimum;
		}
		if (increment < 0 && defaults.increment() > 0) {
			return (maximum != null) ? maximum : -1;
		}
		return defaults.start();
	}

	private static long number(SqlTokens tokens) {
		boolean negative = tokens.skip("-");
		tokens.skip("+");
		long number = Long.parseLong(tokens.next().text());
		return negative ? -number : number;
	}

}
