package dev.migration.dialect;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The statements by which a dialect finds out where a session is and what state is kept
 * there.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface StateSql {

	/**
	 * Return the one query of a start with nothing to do. It yields at least one row of
	 * three texts: the schema that is migrated, the schema of the version table that was
	 * read (null if it has no rows), the applied revision (null if there is none).
	 * @param schema the schema that is migrated or {@code null} for the current one
	 * @param versionTable the version table
	 * @return the query
	 */
	String readRows(@Nullable Name schema, Name versionTable);

	/**
	 * Return whether an error says that a table or its schema is not there.
	 * @param sqlState the SQLSTATE of the error
	 * @return {@code true} if so
	 */
	boolean isMissingTable(@Nullable String sqlState);

	/**
	 * Return the query for the session: one row of the current schema (null if there is
	 * none) and the search path as it is set.
	 * @return the query
	 */
	String session();

	/**
	 * Return the statement that sets the search path to its only parameter.
	 * @return the statement
	 */
	String setSearchPath();

	/**
	 * Return the search path that finds the schema first.
	 * @param schema the schema
	 * @param searchPath the search path before
	 * @return the value for {@link #setSearchPath()}
	 */
	String searchPath(Name schema, String searchPath);

	/**
	 * Return the query for the names of all tables in the schema that is its only
	 * parameter.
	 * @return the query, of one text column, ordered
	 */
	String tables();

	/**
	 * Return the query for the history, newest first: {@code id}, {@code revision},
	 * {@code down_revisions}, {@code direction}, {@code event}, {@code message},
	 * {@code started_at}, {@code duration_millis}, {@code database_user}, {@code host},
	 * {@code application_version}, {@code error}, whether there is a {@code downgrade},
	 * and {@code tag}, which is null in a table of an earlier version without it.
	 * @param historyTable the table
	 * @return the query
	 */
	String readHistory(QualifiedName historyTable);

	/**
	 * Return the query for the names of the columns of a table. Its parameters are the
	 * schema and the table.
	 * @return the query, of one text column, ordered
	 */
	String columns();

	/**
	 * Return the query for what has been set in the session: names and values, in the
	 * order in which they have to be set again. The search path is not among them.
	 * @return the query, of two text columns
	 */
	String settings();

	/**
	 * Return the statement that sets what its first parameter names to its second one, or
	 * to the session's default if that is null.
	 * @return the statement
	 */
	String set();

}
