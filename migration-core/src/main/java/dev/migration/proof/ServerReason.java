package dev.migration.proof;

import java.sql.SQLException;

/**
 * What a server said, in one line and without the URL that drivers quote, with the
 * password that may be in it.
 */
final class ServerReason {

	private ServerReason() {
	}

	static String of(SQLException exception) {
		Throwable innermost = exception;
		while (innermost.getCause() instanceof SQLException cause) {
			innermost = cause;
		}
		return line(String.valueOf(innermost.getMessage()));
	}

	static String line(String text) {
		return text.replaceAll("jdbc:\\S+", "(the JDBC URL)")
			.replaceFirst("^\\(conn=\\d+\\) ", "")
			.replaceAll("(?s)\\s*;? SQL statement:\\n.*", "")
			.replaceAll("\\s*\\n\\s*Position: \\d+", "")
			.replaceAll("\\s+", " ")
			.strip();
	}

}
