package dev.migration.operation;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.migration.schema.InvalidSchemaException;

/**
 * The elements of a schema, with and without some.
 */
final class Elements {

	private Elements() {
	}

	static <T> List<T> with(List<T> values, T value) {
		return Stream.concat(values.stream(), Stream.of(value)).toList();
	}

	static <T> List<T> without(List<T> values, Predicate<? super T> removed) {
		return values.stream().filter(removed.negate()).toList();
	}

	static <T> List<T> replaced(List<T> values, Predicate<? super T> changed, UnaryOperator<T> change) {
		return values.stream().map((value) -> changed.test(value) ? change.apply(value) : value).toList();
	}

	static void require(boolean present, String kind, Object name) {
		if (!present) {
			throw new InvalidSchemaException("There is no " + kind + " '" + name + "'; create it first.");
		}
	}

}
