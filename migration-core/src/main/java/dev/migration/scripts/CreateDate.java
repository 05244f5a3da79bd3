package dev.migration.scripts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * When a script was written, as the script says it.
 */
final class CreateDate {

	private static final String FORM = "0000-00-00T00:00:00Z";

	private CreateDate() {
	}

	/**
	 * Read an instant. What the tool writes is read digit by digit: a formatter would
	 * take most of the time that reading a header takes.
	 * @throws DateTimeParseException if the text is no instant
	 */
	static Instant parse(String text) {
		if (isOfForm(text)) {
			try {
				return LocalDateTime
					.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), number(text, 11, 13),
							number(text, 14, 16), number(text, 17, 19))
					.toInstant(ZoneOffset.UTC);
			}
			catch (DateTimeException ex) {
				// Midnight as 24:00 or a leap second, or nothing that there is
			}
		}
		return Instant.parse(text);
	}

	private static boolean isOfForm(String text) {
		if (text.length() != FORM.length()) {
			return false;
		}
		for (int index = 0; index < FORM.length(); index++) {
			char expected = FORM.charAt(index);
			char found = text.charAt(index);
			if ((expected == '0') ? found < '0' || found > '9' : found != expected) {
				return false;
			}
		}
		return true;
	}

	private static int number(String text, int start, int end) {
		return Integer.parseInt(text, start, end, 10);
	}

}
