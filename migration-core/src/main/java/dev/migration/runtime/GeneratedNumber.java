package dev.migration.runtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number that the last {@code INSERT} of a script was given, which MariaDB and MySQL
 * keep in the session. The rows that are written down between its statements are given
 * numbers, too.
 */
final class GeneratedNumber {

	private static final Pattern USE = Pattern.compile(
			"\\blast_insert_id\\s*\\(\\s*\\)|@@(?:(?:session|local)\\s*\\.\\s*)?(?:last_insert_id|identity)\\b",
			Pattern.CASE_INSENSITIVE);

	// With an expression it sets the number and reads none
	private static final Pattern SETTING = Pattern.compile("\\blast_insert_id\\s*\\(", Pattern.CASE_INSENSITIVE);

	// Routines leave behind what their last INSERT was given, functions do not
	private static final Pattern GENERATES = Pattern.compile("(?:insert|replace|load|call|begin|execute)\\b",
			Pattern.CASE_INSENSITIVE);

	private String number = "0";

	private boolean fresh;

	/**
	 * Return whether a statement reads the number.
	 */
	static boolean isUsed(String sql) {
		return USE.matcher(sql).find();
	}

	/**
	 * Return whether a statement, or work without a text, may change the number.
	 */
	static boolean isChanged(StatementText text) {
		return text.sql().isEmpty() || isUsed(text.sql()) || SETTING.matcher(text.sql()).find()
				|| text.begins(GENERATES);
	}

	/**
	 * Put the number back before something of the script that reads it, or may leave it
	 * as it is.
	 * @param session the session
	 * @param text the statement, empty for work
	 */
	void restore(MigrationSession session, StatementText text) {
		Optional<String> setting = session.state().setGeneratedNumber(this.number);
		if (setting.isEmpty() || (!isChanged(text) && !new ResumedText(text).isProgram(session.dialect()))) {
			return;
		}
		setting.ifPresent((set) -> {
			try {
				session.execute(set);
			}
			catch (SQLException ex) {
				throw new DatabaseUnavailableException(session.database().name(), ex);
			}
		});
	}

	/**
	 * Return whether the last statement has been given a number.
	 */
	boolean isFresh() {
		return this.fresh;
	}

	/**
	 * Keep the number after something of the script.
	 * @param session the session
	 * @param text the statement, empty for work
	 */
	void keep(MigrationSession session, StatementText text) {
		this.fresh = false;
		if (!isChanged(text)) {
			return;
		}
		session.state().generatedNumber().ifPresent((query) -> {
			try (Statement statement = session.connection().createStatement();
					ResultSet result = statement.executeQuery(query)) {
				result.next();
				String before = this.number;
				this.number = result.getString(1);
				this.fresh = !this.number.equals(before);
			}
			catch (SQLException ex) {
				throw new DatabaseUnavailableException(session.database().name(), ex);
			}
		});
	}

}
