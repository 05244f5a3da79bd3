package dev.migration.runtime;

import java.sql.SQLException;

import dev.migration.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the database cannot be talked to: not reachable, wrong password, no right
 * to connect.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class DatabaseUnavailableException extends MigrationException {

	private final String database;

	private final boolean authentication;

	private final boolean refusal;

	DatabaseUnavailableException(String database, SQLException cause) {
		super(message(database, cause), cause);
		this.database = database;
		this.authentication = isAuthentication(cause);
		this.refusal = isRefusal(cause);
	}

	private static String message(String database, SQLException cause) {
		String what = isAuthentication(cause) ? "refuses the user or password"
				: isRefusal(cause) ? "refuses a statement" : "cannot be reached";
		return "Database '" + database + "' " + what + ": " + withoutUrl(innermost(cause).getMessage());
	}

	// Drivers quote a URL that they do not understand, with the password that may be in
	// it
	private static String withoutUrl(@Nullable String reason) {
		return String.valueOf(reason).replaceAll("jdbc:\\S+", "(the JDBC URL)");
	}

	private static Throwable innermost(Throwable cause) {
		Throwable current = cause;
		while (current.getCause() != null && current.getCause() instanceof SQLException) {
			current = current.getCause();
		}
		return current;
	}

	private static boolean isAuthentication(SQLException cause) {
		for (Throwable current = cause; current != null; current = current.getCause()) {
			// SQLSTATE class 28: invalid authorization specification
			if (current instanceof SQLException failure && failure.getSQLState() != null
					&& failure.getSQLState().startsWith("28")) {
				return true;
			}
		}
		return false;
	}

	// SQLSTATE classes 22 to 44 are about what was asked, such as 42501 for a missing
	// right; 3D is a database that does not exist
	private static boolean isRefusal(SQLException cause) {
		String state = cause.getSQLState();
		return state != null && state.compareTo("22") >= 0 && state.compareTo("45") < 0 && !state.startsWith("28")
				&& !state.startsWith("3D");
	}

	/**
	 * Return which database it is.
	 * @return the name
	 */
	public String database() {
		return this.database;
	}

	/**
	 * Return whether the database answered and refused the user or password.
	 * @return {@code false} if it could not be reached
	 */
	public boolean isAuthentication() {
		return this.authentication;
	}

	/**
	 * Return whether the database answered and refused a statement, for want of a right
	 * or because the tables of the migrations are not as they should be.
	 * @return {@code false} if it could not be reached or refused the user
	 */
	public boolean isRefusal() {
		return this.refusal;
	}

}
