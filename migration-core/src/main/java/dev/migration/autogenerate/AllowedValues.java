package dev.migration.autogenerate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migration.schema.Expression;
import org.jspecify.annotations.Nullable;

/**
 * What a check lets a column be, where it does nothing but to list words or to give the
 * ends of a range of numbers, as Hibernate writes them for an enum.
 *
 * @param column the column
 * @param words the words, none if it is a range
 * @param least the least number, or {@code null} if there are words
 * @param greatest the greatest number, or {@code null} if there are words
 */
record AllowedValues(String column, Set<String> words, @Nullable BigInteger least, @Nullable BigInteger greatest) {

	private static final Pattern TOKEN = Pattern.compile(
			"\\s+|(?<text>'[^']*+(?:''[^']*+)*+')|\"(?<quoted>[^\"]+)\"|`(?<backticked>[^`]+)`"
					+ "|(?<number>-?\\d+)|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)|(?<comparison>>=|<=|=)|(?<other>::|.)",
			Pattern.DOTALL);

	/** What servers add to a condition that means the same without. */
	private static final Set<String> NOISE = Set.of("(", ")", ",", "[", "]", "::", "any", "array", "cast", "as",
			"character", "varying", "varchar", "text", "bpchar", "char", "smallint", "integer", "int", "tinyint",
			"bigint");

	/**
	 * Read a condition.
	 * @param condition the condition of a check
	 * @return what it allows, or nothing if it says something else as well
	 */
	static Optional<AllowedValues> of(Expression condition) {
		List<String> said = new ArrayList<>();
		Set<String> words = new LinkedHashSet<>();
		Matcher token = TOKEN.matcher(condition.source());
		while (token.find()) {
			if (token.group("text") != null || (token.group("number") != null && isList(said))) {
				words.add(token.group());
			}
			else {
				said(token).ifPresent(said::add);
			}
		}
		return words.isEmpty() ? range(said) : list(said, words);
	}

	private static boolean isList(List<String> said) {
		return said.size() == 2 && (said.get(1).equals("in") || said.get(1).equals("="));
	}

	private static Optional<String> said(Matcher token) {
		if (token.group("quoted") != null) {
			return Optional.of(token.group("quoted"));
		}
		if (token.group("backticked") != null) {
			return Optional.of(token.group("backticked"));
		}
		String text = token.group().strip().toLowerCase(Locale.ROOT);
		return (text.isEmpty() || NOISE.contains(text)) ? Optional.empty() : Optional.of(text);
	}

	private static Optional<AllowedValues> list(List<String> said, Set<String> words) {
		boolean orNull = said.size() == 6
				&& said.subList(2, 6).equals(List.of("or", said.get(0).toLowerCase(Locale.ROOT), "is", "null"));
		return (isList(said) || (orNull && isList(said.subList(0, 2))))
				? Optional.of(new AllowedValues(said.get(0), words, null, null)) : Optional.empty();
	}

	private static Optional<AllowedValues> range(List<String> said) {
		if (said.size() == 5 && said.get(1).equals("between") && said.get(3).equals("and")) {
			return range(said.get(0), said.get(2), said.get(4));
		}
		boolean compared = said.size() == 7 && said.get(1).equals(">=") && said.get(3).equals("and")
				&& said.get(4).equals(said.get(0)) && said.get(5).equals("<=");
		return compared ? range(said.get(0), said.get(2), said.get(6)) : Optional.empty();
	}

	private static Optional<AllowedValues> range(String column, String least, String greatest) {
		return (isNumber(least) && isNumber(greatest))
				? Optional.of(new AllowedValues(column, Set.of(), new BigInteger(least), new BigInteger(greatest)))
				: Optional.empty();
	}

	private static boolean isNumber(String text) {
		return text.matches("-?\\d+");
	}

	/**
	 * Return what these values have beyond others, if they have all of those.
	 * @param other the values that were allowed
	 * @return the values that are new, as they are to be told
	 */
	Optional<String> beyond(AllowedValues other) {
		if (!this.column.equalsIgnoreCase(other.column)) {
			return Optional.empty();
		}
		if (this.least != null && this.greatest != null && other.least != null && other.greatest != null) {
			return (this.least.equals(other.least) && this.greatest.compareTo(other.greatest) > 0)
					? Optional.of(numbers(other.greatest.add(BigInteger.ONE), this.greatest)) : Optional.empty();
		}
		Set<String> further = new LinkedHashSet<>(this.words);
		further.removeAll(other.words);
		return (!further.isEmpty() && this.words.containsAll(other.words) && !other.words.isEmpty())
				? Optional.of(further.stream().collect(Collectors.joining(", "))) : Optional.empty();
	}

	private static String numbers(BigInteger first, BigInteger last) {
		return first.equals(last) ? first.toString() : first + " to " + last;
	}

}
