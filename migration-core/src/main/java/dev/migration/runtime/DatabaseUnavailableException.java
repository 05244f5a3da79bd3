package dev.migration.runtime;

import java.sql.SQLException;
import java.util.function.Predicate;

import dev.migration.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the database cannot be talked to: not reachable or not there, wrong
 * password, no right to connect.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class DatabaseUnavailableException extends MigrationException {

	// SQLSTATE class: invalid authorization specification
	private static final String AUTHENTICATION = "28";

	// SQLSTATE of PostgreSQL's driver where the server wants a password and it has none,
	// but
	// also where the server has no SSL; MariaDB's if there are too many connections
	private static final String REJECTED = "08004";

	// SQLSTATE class: invalid catalog name, which PostgreSQL says of a connection only
	private static final String MISSING = "3D";

	private final String database;

	private final boolean authentication;

	private final boolean refusal;

	private final boolean missing;

	DatabaseUnavailableException(String database, SQLException cause) {
		super(message(database, cause), cause);
		this.database = database;
		this.authentication = isAuthentication(cause);
		this.refusal = isRefusal(cause);
		this.missing = hasState(cause, MISSING);
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
		return hasState(cause, AUTHENTICATION) || isAny(cause, (failure) -> REJECTED.equals(failure.getSQLState())
				&& String.valueOf(failure.getMessage()).contains("password"));
	}

	private static boolean hasState(SQLException cause, String stateClass) {
		return isAny(cause, (failure) -> String.valueOf(failure.getSQLState()).startsWith(stateClass));
	}

	private static boolean isAny(SQLException cause, Predicate<SQLException> kind) {
		for (Throwable current = cause; current != null; current = current.getCause()) {
			if (current instanceof SQLException failure && kind.test(failure)) {
				return true;
			}
		}
		return false;
	}

	// SQLSTATE classes 22 to 44 are about what was asked, such as 42501 for a missing
	// right
	private static boolean isRefusal(SQLException cause) {
		String state = cause.getSQLState();
		return state != null && state.compareTo("22") >= 0 && state.compareTo("45") < 0
				&& !state.startsWith(AUTHENTICATION) && !state.startsWith(MISSING);
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
	 * Return whether a PostgreSQL server answered and has no database of that name.
	 * @return {@code true} if the database has to be created, or its name is wrong
	 */
	public boolean isMissing() {
		return this.missing;
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
