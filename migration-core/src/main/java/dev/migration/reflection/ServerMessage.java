package dev.migration.reflection;

import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * What the server said, without the position in a statement that the user never wrote and
 * the number that MariaDB's driver gives the connection.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ServerMessage {

	private static final Pattern POSITION = Pattern.compile("\\s*\\n\\s*Position: \\d+");

	private static final Pattern CONNECTION = Pattern.compile("^\\(conn=\\d+\\) ");

	// What H2 says after its message
	private static final Pattern STATEMENT = Pattern.compile("; SQL statement:\\n.*", Pattern.DOTALL);

	private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\n\\s*");

	private ServerMessage() {
	}

	/**
	 * Return what the server said.
	 * @param exception what the driver made of it
	 * @return the message in one line
	 */
	public static String of(SQLException exception) {
		String message = (exception.getMessage() != null) ? exception.getMessage() : exception.getSQLState();
		String withoutPosition = POSITION.matcher(String.valueOf(message)).replaceAll("");
		String withoutConnection = CONNECTION.matcher(withoutPosition).replaceFirst("");
		String withoutStatement = STATEMENT.matcher(withoutConnection).replaceFirst("");
		return LINE_BREAK.matcher(withoutStatement).replaceAll(" ").strip();
	}

}
