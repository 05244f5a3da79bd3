package dev.migration.dialect;

import java.util.List;
import java.util.TimeZone;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The statements by which a text brings the session that runs it to where a migration's
 * own connection would be.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface OfflineSql {

	/**
	 * Return the statements with which a text starts: the session reads it as it was
	 * written, understands dates as the driver does, and finds the migrated schema first.
	 * @param schema the schema that is migrated or {@code null} for the current one
	 * @param timeZone the time zone of the Java platform, which most drivers tell the
	 * server
	 * @return the statements
	 */
	List<String> prepareSession(@Nullable Name schema, TimeZone timeZone);

	/**
	 * Return the statements that find the migrated schema first again.
	 * @param script the statements that have been run
	 * @param schema the schema that is migrated or {@code null} for the current one
	 * @return the statements, none if the script did not touch the search path
	 */
	List<String> restoreSearchPath(List<String> script, @Nullable Name schema);

	/**
	 * Return a statement that creates a table unless it is there.
	 * @param createTable the statement that creates it
	 * @return the statement
	 */
	String unlessThere(String createTable);

	/**
	 * Return a statement that adds a column unless it is there.
	 * @param table the table
	 * @param column the column
	 * @param type its type
	 * @return the statement
	 */
	String addColumnUnlessThere(QualifiedName table, Name column, String type);

	/**
	 * Return a statement that fails if the database is not where a text starts.
	 * @param versionTable the version table
	 * @param rows the rows that have to be there; without any the table has to be empty
	 * @return the statement
	 */
	String requireRows(QualifiedName versionTable, List<String> rows);

	/**
	 * Return a statement that fails if there is a row.
	 * @param from where to look for it: what follows {@code FROM}
	 * @param message what the failure says, of which some servers show no more than 200
	 * characters
	 * @return the statement
	 */
	String requireNone(String from, String message);

}
