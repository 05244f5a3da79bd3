package dev.migration.boot.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Spells instants and durations. Instants are in UTC; the page's script shows them in the
 * reader's time.
 */
final class PageTime {

	private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private PageTime() {
	}

	static String text(@Nullable Instant instant) {
		return (instant != null) ? TEXT.format(instant) : "";
	}

	static String duration(long millis) {
		if (millis < 1_000) {
			return millis + " ms";
		}
		long seconds = millis / 1_000;
		if (seconds < 60) {
			return String.format(Locale.ROOT, "%d.%d s", seconds, millis % 1_000 / 100);
		}
		long minutes = seconds / 60;
		return (minutes < 60) ? "%d min %02d s".formatted(minutes, seconds % 60)
				: "%d h %02d min".formatted(minutes / 60, minutes % 60);
	}

}
