package dev.migration.dialect;

import java.time.Duration;
import java.util.List;

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
	 * @param vendorCode the database's own code of the error
	 * @return {@code true} if so
	 */
	boolean isMissingTable(@Nullable String sqlState, int vendorCode);

	/**
	 * Return the query for the session: one row of the current schema (null if there is
	 * none) and the search path as it is set (null if there is none to go back to). Both
	 * are as the database stores them.
	 * @return the query
	 */
	String session();

	/**
	 * Return the statements that bring a session to what literals and the tool's own
	 * statements rely on. They may be repeated; what they set is among
	 * {@link #settings()}, by which it is set back.
	 * @return the complete statements, none where the driver has done it
	 */
	default List<String> prepareSession() {
		return List.of();
	}

	/**
	 * Return the statement that sets the search path.
	 * @param value what {@link #searchPath} returns, or the second column of
	 * {@link #session()}
	 * @return the complete statement
	 */
	String setSearchPath(String value);

	/**
	 * Return the search path that finds the schema first.
	 * @param schema the schema
	 * @param searchPath the search path before, the second column of {@link #session()}
	 * @return the value for {@link #setSearchPath(String)}
	 */
	String searchPath(Name schema, @Nullable String searchPath);

	/**
	 * Return the query for the names of all tables in a schema, views left out.
	 * @param schema the schema
	 * @return the complete query, of one text column, ordered; names are as the database
	 * stores them
	 */
	String tables(Name schema);

	/**
	 * Return the query for the names of the columns of a table.
	 * @param schema the schema of the table
	 * @param table the table
	 * @return the complete query, of one text column, ordered; names are as the database
	 * stores them
	 */
	String columns(Name schema, Name table);

	/**
	 * Return the query for the history, newest first: {@code id}, {@code revision},
	 * {@code down_revisions}, {@code direction}, {@code event}, {@code message},
	 * {@code started_at}, {@code duration_millis}, {@code database_user}, {@code host},
	 * {@code application_version}, {@code error}, whether there is a {@code downgrade},
	 * and {@code tag}, which is null in a table of an earlier version without it. What is
	 * written down for the tool alone ({@code event} {@code BEGUN}, {@code STATEMENT} and
	 * {@code VERIFIED}) is left out.
	 * @param historyTable the table
	 * @return the query
	 */
	String readHistory(QualifiedName historyTable);

	/**
	 * Return the statements that limit what the transaction that is open waits and takes.
	 * They end with it.
	 * @param lock how long a statement waits for a lock, zero for the server's own limit,
	 * or {@code null} to leave it
	 * @param statement how long a statement takes, zero for the server's own limit, or
	 * {@code null} to leave it
	 * @return the complete statements, none where a transaction cannot say so
	 */
	default List<String> limit(@Nullable Duration lock, @Nullable Duration statement) {
		return List.of();
	}

	/**
	 * Return whether an error says that a statement did not get its locks, so that its
	 * transaction may succeed another time.
	 * @param sqlState the SQLSTATE of the error
	 * @param vendorCode the database's own code of the error
	 * @return {@code true} if so
	 */
	default boolean isLockRefused(@Nullable String sqlState, int vendorCode) {
		return false;
	}

	/**
	 * Return the query for what has been set in the session: names and values, in the
	 * order in which they have to be set again. The search path is not among them.
	 * @return the query, of two text columns
	 */
	String settings();

	/**
	 * Return the statement that sets something in the session.
	 * @param name a name of {@link #settings()}
	 * @param value the value, or {@code null} for the session's default
	 * @return the complete statement
	 */
	String set(String name, @Nullable String value);

}
