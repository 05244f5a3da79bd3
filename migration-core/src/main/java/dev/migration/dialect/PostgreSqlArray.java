package dev.migration.dialect;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * An array of one or more dimensions. With elements that have a type it is an array
 * constructor. Text takes the type of its surroundings, so that strings become an array
 * of enums or JSON where one is wanted; and without a single value nobody could tell the
 * type of a constructor.
 */
final class PostgreSqlArray {

	private final List<?> elements;

	PostgreSqlArray(List<?> elements) {
		this.elements = nested(elements);
		List<List<?>> level = List.of(this.elements);
		while (!level.isEmpty()) {
			level = nextLevel(level);
		}
	}

	/**
	 * Return the elements of a collection or an array, or {@code null} if it is a scalar,
	 * as bytes and characters are.
	 */
	static @Nullable List<?> elements(Object value) {
		if (value instanceof Collection<?> collection) {
			return Arrays.asList(collection.toArray());
		}
		if (value instanceof Object[] array) {
			return Arrays.asList(array);
		}
		if (!value.getClass().isArray() || value instanceof byte[] || value instanceof char[]) {
			return null;
		}
		return IntStream.range(0, Array.getLength(value)).mapToObj((i) -> Array.get(value, i)).toList();
	}

	/**
	 * Return whether an array takes the type of its surroundings.
	 */
	static boolean isUntyped(List<?> elements) {
		List<?> values = leaves(nested(elements)).filter(Objects::nonNull).toList();
		return values.isEmpty() || values.stream().anyMatch(PostgreSqlScalar::isText);
	}

	String sql() {
		List<PostgreSqlScalar> leaves = leaves(this.elements).filter(Objects::nonNull)
			.map(PostgreSqlScalar::of)
			.toList();
		boolean untyped = leaves.isEmpty() || leaves.stream().anyMatch(PostgreSqlScalar::isUntyped);
		return untyped ? PostgreSqlLiterals.string(text(this.elements)) : constructor(this.elements);
	}

	private static String constructor(List<?> elements) {
		return elements.stream()
			.map((element) -> (element instanceof List<?> list) ? constructor(list)
					: PostgreSqlLiterals.literal(element))
			.collect(Collectors.joining(", ", "ARRAY[", "]"));
	}

	/**
	 * The server knows no dimension of length 0.
	 */
	private static String text(List<?> elements) {
		if (leaves(elements).count() == 0) {
			return "{}";
		}
		return elements.stream().map(PostgreSqlArray::textOf).collect(Collectors.joining(",", "{", "}"));
	}

	private static String textOf(@Nullable Object element) {
		if (element instanceof List<?> list) {
			return text(list);
		}
		return (element != null)
				? '"' + PostgreSqlScalar.of(element).text().replace("\\", "\\\\").replace("\"", "\\\"") + '"'
				: PostgreSqlLiterals.NULL;
	}

	private static Stream<@Nullable Object> leaves(List<?> elements) {
		return elements.stream()
			.flatMap((element) -> (element instanceof List<?> list) ? leaves(list)
					: Stream.<@Nullable Object>of(new @Nullable Object[] { element }));
	}

	private static List<?> nested(List<?> elements) {
		List<@Nullable Object> nested = new ArrayList<>();
		for (Object element : elements) {
			List<?> list = (element != null) ? elements(element) : null;
			nested.add((list != null) ? nested(list) : element);
		}
		return nested;
	}

	private List<List<?>> nextLevel(List<List<?>> level) {
		List<List<?>> next = new ArrayList<>();
		long scalars = 0;
		for (List<?> list : level) {
			for (Object element : list) {
				if (element instanceof List<?> inner) {
					next.add(inner);
				}
				else {
					scalars++;
				}
			}
		}
		boolean sameLength = level.stream().map(List::size).distinct().count() == 1;
		if (!sameLength || (scalars > 0 && !next.isEmpty())) {
			throw new UnsupportedLiteralException("The array '" + this.elements
					+ "' is not rectangular, as PostgreSQL wants it; give inner arrays of one length.");
		}
		return next;
	}

}
