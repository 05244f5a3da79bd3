package dev.migration.dialect;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
	 * Return the query for the version rows alone. It yields at least one row of three
	 * texts: the schema that is migrated, the schema of the version table that was read
	 * (null if it has no rows), the applied revision (null if there is none).
	 * @param schema the schema that is migrated or {@code null} for the current one
	 * @param versionTable the version table
	 * @return the query
	 */
	String readRows(@Nullable Name schema, Name versionTable);

	/**
	 * Return the one query of a start with nothing to do: that for the version rows with
	 * a fourth text, the fingerprint of the scripts in the last row of the history that
	 * says what is applied (null if that row has none).
	 * @param schema the schema that is migrated or {@code null} for the current one
	 * @param versionTable the version table
	 * @param historyTable the history table
	 * @return the query
	 */
	String readState(@Nullable Name schema, Name versionTable, Name historyTable);

	/**
	 * Return whether an error says that a table or its schema is not there.
	 * @param sqlState the SQLSTATE of the error
	 * @param vendorCode the database's own code of the error
	 * @return {@code true} if so
	 */
	boolean isMissingTable(@Nullable String sqlState, int vendorCode);

	/**
	 * Return the query for the session: one row of the current schema (null if there is
	 * none), the search path as it is set (null if there is none to go back to), both as
	 * the database stores them, the number of the session, and why nothing can be written
	 * in it (null if it can).
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
	 * Return the statements that bring a session to what a run relies on: nobody else's
	 * limits end it. They may be repeated; what they set is among {@link #settings()}.
	 * @param application what the session is to be called, of at most 63 characters
	 * @return the complete statements
	 */
	default List<String> prepareRun(String application) {
		return List.of();
	}

	/**
	 * Return the statements by which the server finds out sooner that the process behind
	 * a session is gone. What they set is among {@link #settings()}; a server may refuse
	 * any of them.
	 * @return the complete statements
	 */
	default List<String> noticeDeath() {
		return List.of();
	}

	/**
	 * Return whether the server and its driver take several statements at once, divided
	 * by semicolons, with a result for each.
	 * @return {@code true} if so
	 */
	default boolean takesSeveral() {
		return false;
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
	 * Return a statement that creates a table of the tool's own as one whose rows are
	 * part of transactions and hold any text, whatever the server makes of tables
	 * otherwise.
	 * @param create the statement
	 * @return the complete statement
	 */
	default String transactional(String create) {
		return create;
	}

	/**
	 * Return the query for what a name stands for, if it is a table or can be taken for
	 * one.
	 * @param schema the schema
	 * @param name the name
	 * @return the complete query, of two text columns: what it is in lower case, such as
	 * {@code table} or {@code view}, and the name of one of its columns (null if it has
	 * none); no rows if there is nothing of that name
	 */
	String relation(Name schema, Name name);

	/**
	 * Return the query for the history, newest first: {@code id}, {@code revision},
	 * {@code down_revisions}, {@code direction}, {@code event}, {@code message},
	 * {@code started_at}, {@code duration_millis}, {@code database_user}, {@code host},
	 * {@code application_version}, {@code error}, whether there is a {@code downgrade},
	 * {@code tag}, which is null in a table of an earlier version without it,
	 * {@code checksum} and, of a stamp, {@code statement}. What is written down for the
	 * tool alone ({@code event} {@code BEGUN}, {@code STATEMENT} and {@code VERIFIED}) is
	 * left out.
	 * @param historyTable the table
	 * @return the query
	 */
	default String readHistory(QualifiedName historyTable) {
		return readHistory(historyTable, "id IS NOT NULL");
	}

	/**
	 * Return the query for a part of the history, newest first, with the same columns.
	 * @param historyTable the table
	 * @param condition which rows, in SQL that is the same for every database and names
	 * {@code id}, {@code revision}, {@code event} or {@code message}
	 * @return the query, to which {@code LIMIT} can be appended
	 */
	String readHistory(QualifiedName historyTable, String condition);

	/**
	 * Return the statements that limit what the transaction that is open waits and takes.
	 * They end with it.
	 * @param lock how long a statement waits for a lock, or {@code null} to leave it
	 * @param statement how long a statement takes, zero for as long as it likes, or
	 * {@code null} to leave it
	 * @return the complete statements, none where a transaction cannot say so
	 */
	default List<String> limit(@Nullable Duration lock, @Nullable Duration statement) {
		return List.of();
	}

	/**
	 * Return the statements that bring back the limits of the session in the transaction
	 * that is open.
	 * @param lock whether to do so for waits
	 * @param statement whether to do so for statements
	 * @return the complete statements, none where a transaction cannot say so
	 */
	default List<String> unlimit(boolean lock, boolean statement) {
		return List.of();
	}

	/**
	 * Return the statement by which the numbers of the history go on behind its rows,
	 * where the counter of a table may be left behind.
	 * @param table the history table
	 * @return the statement without its end, or empty where the rows themselves count
	 */
	default Optional<String> renumber(QualifiedName table) {
		return Optional.empty();
	}

	/**
	 * Return the statements that check at once what the database would check when the
	 * transaction that is open is committed.
	 * @return the complete statements, none where every statement is checked by itself
	 */
	default List<String> checkDeferred() {
		return List.of();
	}

	/**
	 * Return the statements that limit what a session waits and takes outside of
	 * transactions of its own, where DDL commits by itself. What they set is among
	 * {@link #settings()}.
	 * @param lock how long a statement waits for a lock
	 * @param statement how long a statement takes, zero for as long as it likes
	 * @return the complete statements, none where only {@link #limit} limits
	 */
	default List<String> limitSession(Duration lock, Duration statement) {
		return List.of();
	}

	/**
	 * Return the query for the sessions that another one waits for right now. Its
	 * columns: the number of the session (null if there is none any more), its user, its
	 * application, where it comes from, what it is doing, how many seconds its
	 * transaction has been open, its statement; each may be null.
	 * @param process the number of the session that waits
	 * @return the query, empty if nobody can be asked while it waits
	 */
	default Optional<String> blockers(String process) {
		return Optional.empty();
	}

	/**
	 * Return the query for the sessions for which this one may have waited until now.
	 * @param wait how long it waited
	 * @return the query, of the columns of {@link #blockers}, or empty
	 */
	default Optional<String> candidates(Duration wait) {
		return Optional.empty();
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
	 * Return the statements that drop temporary tables of the session.
	 * @param tables the names as scripts write them, at least one
	 * @return the complete statements
	 */
	default List<String> dropTemporary(Collection<String> tables) {
		return List.of();
	}

	/**
	 * Return the query for whether the database may hide rows of a table from the user.
	 * @param table the table with its schema
	 * @return the query, of one boolean, or empty if it hides none
	 */
	default Optional<String> hidesRows(QualifiedName table) {
		return Optional.empty();
	}

	/**
	 * Return whether DDL ends a transaction that a {@code BEGIN} has begun, so that each
	 * statement behind it commits by itself.
	 * @return {@code true} if so
	 */
	default boolean ddlEndsTransaction() {
		return false;
	}

	/**
	 * Return the query for the number that the last row was given which this session has
	 * inserted.
	 * @return the query, or empty where it cannot be set back
	 */
	default Optional<String> generatedNumber() {
		return Optional.empty();
	}

	/**
	 * Return the statement that sets that number back, after the tool has inserted rows
	 * of its own.
	 * @param number the number
	 * @return the complete statement, or empty where it cannot be set back
	 */
	default Optional<String> setGeneratedNumber(String number) {
		return Optional.empty();
	}

	/**
	 * Return the query for what has been set in the session: names and values, in the
	 * order in which they have to be set again. The search path is not among them.
	 * @return the query, of two text columns; a value is {@code null} where nothing has
	 * been set
	 */
	String settings();

	/**
	 * Return the settings that a statement may make in the session and that
	 * {@link #settings()} does not list.
	 * @param sql the statement
	 * @return by name the query for the value, which is {@code null} or empty if there is
	 * none
	 */
	default Map<String, String> unlistedSettings(String sql) {
		return Map.of();
	}

	/**
	 * Return the statement that sets something in the session.
	 * @param name a name of {@link #settings()}
	 * @param value the value, or {@code null} for the session's default
	 * @return the complete statement
	 */
	String set(String name, @Nullable String value);

	/**
	 * Return the statement that sets back what {@link #settings()} did not list when it
	 * was set.
	 * @param name a name of {@link #unlistedSettings(String)}
	 * @param value the value, empty if there was none
	 * @return the complete statement
	 */
	default String setUnlisted(String name, String value) {
		return set(name, value);
	}

}
