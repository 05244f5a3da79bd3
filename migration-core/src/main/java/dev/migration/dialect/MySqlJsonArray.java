package dev.migration.dialect;

import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Arrays as JSON, which is how Hibernate keeps them where there are none.
 */
final class MySqlJsonArray {

	private MySqlJsonArray() {
	}

	/**
	 * Return the elements of an array or a collection, or {@code null} if it is neither.
	 */
	static @Nullable List<?> elements(Object value) {
		if (value instanceof Collection<?> collection) {
			return Arrays.asList(collection.toArray());
		}
		if (value instanceof Object[] array) {
			return Arrays.asList(array);
		}
		if (value instanceof int[] array) {
			return Arrays.stream(array).boxed().toList();
		}
		if (value instanceof long[] array) {
			return Arrays.stream(array).boxed().toList();
		}
		return (value instanceof double[] array) ? Arrays.stream(array).boxed().toList() : null;
	}

	static String text(List<?> elements) {
		return elements.stream().map(MySqlJsonArray::element).collect(Collectors.joining(",", "[", "]"));
	}

	private static String element(@Nullable Object element) {
		if (element == null || element instanceof Number || element instanceof Boolean) {
			return finite(element);
		}
		if (element instanceof byte[] bytes) {
			return string(HexFormat.of().formatHex(bytes));
		}
		List<?> elements = elements(element);
		if (elements != null) {
			return text(elements);
		}
		return string((element instanceof Enum<?> constant) ? constant.name() : element.toString());
	}

	private static String finite(@Nullable Object element) {
		if (element instanceof Number number && !Double.isFinite(number.doubleValue())
				&& (number instanceof Double || number instanceof Float)) {
			throw new UnsupportedLiteralException("The number '" + number
					+ "' has no literal in JSON, which keeps neither NaN nor infinity; give null or a finite number.");
		}
		return String.valueOf(element);
	}

	private static String string(String text) {
		StringBuilder json = new StringBuilder(text.length() + 2).append('"');
		text.chars().forEach((character) -> {
			if (character == '"' || character == '\\') {
				json.append('\\').append((char) character);
			}
			else if (character < ' ') {
				json.append(String.format(Locale.ROOT, "\\u%04x", character));
			}
			else {
				json.append((char) character);
			}
		});
		return json.append('"').toString();
	}

}
