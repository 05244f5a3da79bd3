package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.autogenerate.SchemaObject.Kind;

/**
 * A filter by patterns of names, such as {@code spring_session*},
 * {@code sequence:legacy_*} or {@code column:book.internal_*}. A star stands for any
 * characters, case does not matter. A name without a kind means a table, a sequence or an
 * enum type. With a dot a pattern is about the name with its schema or, for a part, its
 * table.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ObjectPatterns implements ObjectFilter {

	private final List<ObjectPattern> include;

	private final List<ObjectPattern> exclude;

	private ObjectPatterns(List<ObjectPattern> include, List<ObjectPattern> exclude) {
		this.include = include;
		this.exclude = exclude;
	}

	/**
	 * Create a filter.
	 * @param include what alone takes part among the kinds that are named, empty for all
	 * @param exclude what does not take part
	 * @return the filter
	 * @throws InvalidObjectPatternException if a pattern is none
	 */
	public static ObjectPatterns of(Collection<String> include, Collection<String> exclude) {
		return new ObjectPatterns(include.stream().map(ObjectPattern::parse).toList(),
				exclude.stream().map(ObjectPattern::parse).toList());
	}

	@Override
	public boolean includes(SchemaObject object) {
		List<ObjectPattern> named = this.include.stream()
			.filter((pattern) -> pattern.kinds().contains(object.kind()))
			.toList();
		return (named.isEmpty() || named.stream().anyMatch((pattern) -> pattern.matches(object)))
				&& this.exclude.stream().noneMatch((pattern) -> pattern.matches(object));
	}

	/**
	 * One of the patterns.
	 *
	 * @param kinds what it is about
	 * @param name what a name looks like
	 * @param qualified whether the name of the schema or the table belongs to it
	 */
	private record ObjectPattern(Set<Kind> kinds, Pattern name, boolean qualified) {

		private static final Set<Kind> WHOLE = Set
			.copyOf(EnumSet.complementOf(EnumSet.of(Kind.COLUMN, Kind.INDEX, Kind.CONSTRAINT)));

		static ObjectPattern parse(String text) {
			int colon = text.indexOf(':');
			String name = text.substring(colon + 1).strip();
			if (name.isEmpty()) {
				throw new InvalidObjectPatternException(text, "It names nothing; write for example 'spring_session*'.");
			}
			String regex = Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
			return new ObjectPattern((colon < 0) ? WHOLE : Set.of(kind(text, text.substring(0, colon).strip())),
					Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL),
					name.contains("."));
		}

		private static Kind kind(String pattern, String word) {
			List<String> words = new ArrayList<>();
			for (Kind kind : Kind.values()) {
				String known = kind.word().replace(' ', '-');
				if (known.equalsIgnoreCase(word.replace('_', '-').replace(' ', '-'))) {
					return kind;
				}
				words.add(known);
			}
			throw new InvalidObjectPatternException(pattern, "There is no kind '" + word + "'; use one of '"
					+ String.join("', '", words) + "', or a name alone for all but the parts of a table.");
		}

		boolean matches(SchemaObject object) {
			return this.kinds.contains(object.kind())
					&& names(object).anyMatch((candidate) -> this.name.matcher(candidate).matches());
		}

		private Stream<String> names(SchemaObject object) {
			String simple = object.name().name().text();
			if (!this.qualified) {
				return Stream.of(simple);
			}
			String schema = (object.name().schema() != null) ? object.name().schema().text() + "." : "";
			if (object.table() == null) {
				return Stream.of(schema + simple);
			}
			String path = object.table().name().text() + "." + simple;
			return Stream.of(path, schema + path);
		}

	}

}
