package dev.migration.dialect;

import java.lang.reflect.Array;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Values that have a literal, as drivers accept them: a statement must not depend on
 * whether it is sent or written down.
 */
final class BoundValue {

	private BoundValue() {
	}

	/**
	 * Return a value for a driver.
	 * @param value the value of a script
	 * @return the same, of a type that JDBC knows
	 */
	static @Nullable Object of(@Nullable Object value) {
		if (value instanceof Instant instant) {
			return timestamp(instant);
		}
		if (value instanceof ZonedDateTime timestamp) {
			return timestamp.toOffsetDateTime();
		}
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		if (value instanceof Year year) {
			return year.getValue();
		}
		if (value instanceof char[] characters) {
			return String.valueOf(characters);
		}
		if (value != null && isText(value)) {
			return value.toString();
		}
		return (value instanceof Collection<?> elements) ? array(elements) : value;
	}

	private static boolean isText(Object value) {
		return value instanceof CharSequence || value instanceof Character || value instanceof ZoneId
				|| value instanceof Currency;
	}

	// The ends of the time line stand for infinity
	private static OffsetDateTime timestamp(Instant instant) {
		if (instant.equals(Instant.MAX)) {
			return OffsetDateTime.MAX;
		}
		return instant.equals(Instant.MIN) ? OffsetDateTime.MIN : instant.atOffset(ZoneOffset.UTC);
	}

	private static Object array(Collection<?> elements) {
		List<?> values = elements.stream().<@Nullable Object>map(BoundValue::of).toList();
		Class<?> type = values.stream()
			.filter(Objects::nonNull)
			.findFirst()
			.<Class<?>>map(Object::getClass)
			.orElse(String.class);
		return values.toArray((Object[]) Array.newInstance(type, 0));
	}

}
