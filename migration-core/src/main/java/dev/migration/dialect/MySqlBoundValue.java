package dev.migration.dialect;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Values for the drivers of MariaDB and MySQL that mean what their literals mean. The
 * drivers would move instants to the time zone of the session.
 */
final class MySqlBoundValue {

	private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

	private MySqlBoundValue() {
	}

	static @Nullable Object of(@Nullable Object value, MySqlServer server) {
		if (value instanceof Instant instant) {
			return inUtc(instant);
		}
		if (value instanceof OffsetDateTime moment) {
			return inUtc(moment.toInstant());
		}
		if (value instanceof ZonedDateTime moment) {
			return inUtc(moment.toInstant());
		}
		if (value instanceof OffsetTime time) {
			return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime();
		}
		if (value instanceof Duration duration) {
			return BigInteger.valueOf(duration.getSeconds())
				.multiply(NANOS_PER_SECOND)
				.add(BigInteger.valueOf(duration.getNano()));
		}
		if (value instanceof UUID) {
			String digits = value.toString();
			return server.hasUuidType() ? digits : HexFormat.of().parseHex(digits.replace("-", ""));
		}
		List<?> elements = (value == null || value instanceof byte[] || value instanceof char[]) ? null
				: MySqlJsonArray.elements(value);
		return (elements != null) ? MySqlJsonArray.text(elements) : BoundValue.of(value);
	}

	private static LocalDateTime inUtc(Instant instant) {
		return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
	}

}
