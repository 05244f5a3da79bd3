package dev.migration.boot.actuate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * The fields of descriptors: their names and types from the class, their meaning from its
 * Javadoc.
 */
final class DescriptorFields {

	private static final Path SOURCES = Path.of("src", "main", "java");

	private static final Pattern TAG = Pattern.compile("\\{@(?:code|link) (?:\\w*#)?(?:\\w+#)?([^}]+)}");

	/**
	 * Return the table of a descriptor.
	 * @param descriptor the simple name of its class
	 */
	List<String> table(String descriptor) {
		List<String> table = new ArrayList<>(List.of("", "| field | type | meaning |", "|---|---|---|"));
		fields(type(descriptor))
			.forEach((name, field) -> table.add("| `" + name + "` | " + field.type() + " | " + field.meaning() + " |"));
		table.add("");
		return table;
	}

	private static Class<?> type(String descriptor) {
		try {
			return Class.forName(DescriptorFields.class.getPackageName() + "." + descriptor);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, Field> fields(Class<?> type) {
		Map<String, String> meanings = meanings(type);
		Map<String, Field> fields = new LinkedHashMap<>();
		for (RecordComponent component : type.getRecordComponents()) {
			if (isUnwrapped(component)) {
				fields.putAll(fields(component.getType()));
				continue;
			}
			String meaning = meanings.get(component.getName());
			if (meaning == null) {
				throw new IllegalStateException(
						"'" + component.getName() + "' of '" + type.getSimpleName() + "' has no @param");
			}
			fields.put(component.getName(), new Field(word(component), meaning));
		}
		return fields;
	}

	private static boolean isUnwrapped(RecordComponent component) {
		return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
	}

	private static Map<String, String> meanings(Class<?> type) {
		Map<String, String> meanings = new LinkedHashMap<>();
		String source = source(type);
		String javadoc = source.substring(source.indexOf("/**"), source.indexOf("*/"));
		String text = javadoc.replaceAll("\\s*\\n \\*\\s*", " ");
		Matcher parameter = Pattern.compile("@param (\\w+) (.*?)(?= @\\w|$)").matcher(text);
		while (parameter.find()) {
			meanings.put(parameter.group(1), TAG.matcher(parameter.group(2)).replaceAll("`$1`"));
		}
		return meanings;
	}

	private static String source(Class<?> type) {
		try {
			return Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String word(RecordComponent component) {
		AnnotatedType type = component.getAnnotatedType();
		return word(component.getGenericType()) + (type.isAnnotationPresent(Nullable.class) ? " or `null`" : "");
	}

	private static String word(Type type) {
		if (type instanceof ParameterizedType parameterized) {
			Type[] arguments = parameterized.getActualTypeArguments();
			if (parameterized.getRawType() == List.class) {
				return "list of " + word(arguments[0]);
			}
			return (parameterized.getRawType() == Map.class) ? word(arguments[1]) + " by name"
					: word(parameterized.getRawType());
		}
		if (type instanceof TypeVariable) {
			return "as below";
		}
		Class<?> kind = (Class<?>) type;
		if (kind.isEnum()) {
			return Arrays.stream(kind.getEnumConstants())
				.map((constant) -> "`" + constant + "`")
				.collect(Collectors.joining(", "));
		}
		if (kind == String.class) {
			return "text";
		}
		if (kind == boolean.class || kind == Boolean.class) {
			return "`true` or `false`";
		}
		return (kind == Instant.class) ? "instant in UTC" : kind.isRecord() ? "object" : "number";
	}

	/**
	 * Return what differs between an answer and its descriptor.
	 * @param json the answer
	 * @param type what it is said to be
	 * @param argument what the type variable of the descriptor stands for
	 * @return the places with the names that are there
	 */
	List<String> undocumented(@Nullable Object json, Type type, Class<?> argument) {
		List<String> found = new ArrayList<>();
		compare("$", json, type, argument, found);
		return found;
	}

	private static void compare(String place, @Nullable Object json, Type type, Class<?> argument, List<String> found) {
		Type known = (type instanceof TypeVariable) ? argument : type;
		if (known instanceof ParameterizedType parameterized && json instanceof List<?> list) {
			list.forEach(
					(one) -> compare(place + "[]", one, parameterized.getActualTypeArguments()[0], argument, found));
		}
		else if (known instanceof ParameterizedType parameterized && parameterized.getRawType() == Map.class
				&& json instanceof Map<?, ?> map) {
			map.values()
				.forEach((one) -> compare(place + ".*", one, parameterized.getActualTypeArguments()[1], argument,
						found));
		}
		else if (json instanceof Map<?, ?> map) {
			compareFields(place, map, (Class<?>) ((known instanceof ParameterizedType parameterized)
					? parameterized.getRawType() : known), argument, found);
		}
	}

	private static void compareFields(String place, Map<?, ?> json, Class<?> type, Class<?> argument,
			List<String> found) {
		List<String> documented = List.copyOf(fields(type).keySet());
		List<String> present = json.keySet().stream().map(String::valueOf).toList();
		if (!documented.equals(present)) {
			found.add(place + " " + present);
		}
		for (RecordComponent component : type.getRecordComponents()) {
			compare(place + "." + component.getName(), json.get(component.getName()), component.getGenericType(),
					argument, found);
		}
	}

	/**
	 * A field.
	 *
	 * @param type what it is
	 * @param meaning what it means
	 */
	private record Field(String type, String meaning) {

	}

}
