package dev.migration.dialect;

import java.util.List;
import java.util.Optional;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The statements of the lock that lets one instance migrate at a time. It belongs to the
 * session that takes it, survives the transactions of that session and ends with it, by
 * itself or because others find the session gone. Whoever waits asks again and again,
 * never inside a statement.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface LockSql {

	/**
	 * Return the table that holds the lock.
	 * @return its name in the migrated schema, or empty if sessions hold the lock
	 */
	default Optional<Name> table() {
		return Optional.empty();
	}

	/**
	 * Return the statements that have to be carried out before the lock can be taken.
	 * They change nothing if they have been carried out before.
	 * @param versionTable the version table with its schema, which is what is locked
	 * @return the statements in order
	 */
	default List<String> prepare(QualifiedName versionTable) {
		return List.of();
	}

	/**
	 * Return the query that tries to take the lock without waiting.
	 * @param versionTable the version table with its schema, which is what is locked
	 * @return a query of one boolean: whether this session holds the lock now
	 */
	String tryLock(QualifiedName versionTable);

	/**
	 * Return the query that releases the lock.
	 * @param versionTable the version table with its schema, which is what is locked
	 * @return a query of one boolean: whether this session held the lock
	 */
	String unlock(QualifiedName versionTable);

	/**
	 * Return the statements that let go of all locks that scripts have left to the
	 * session: a pool keeps it, and nobody else would get them.
	 * @return the complete statements, none where no lock outlives a transaction
	 */
	default List<String> releaseAll() {
		return List.of();
	}

	/**
	 * Return the query that asks whether this session holds the lock. It neither waits
	 * nor changes anything.
	 * @param versionTable the version table with its schema, which is what is locked
	 * @return a query of one boolean
	 */
	String isHeld(QualifiedName versionTable);

	/**
	 * Return the query for the session that holds the lock: no row, or one of the seven
	 * columns of {@link StateSql#blockers(String)}.
	 * @param versionTable the version table with its schema, which is what is locked
	 * @return the query
	 */
	String holder(QualifiedName versionTable);

	/**
	 * Return how a person stops the session that holds the lock.
	 * @param process its number, the first column of {@link #holder(QualifiedName)}
	 * @param active whether it is carrying a statement out, which then is all that ends
	 * @return a complete statement
	 */
	String stop(String process, boolean active);

	/**
	 * Return whether an error of {@link #prepare} or {@link #tryLock} says that another
	 * session did the same at the same time, so that trying again helps.
	 * @param sqlState the SQLSTATE of the error
	 * @param vendorCode the database's own code of the error
	 * @return {@code true} if so
	 */
	default boolean isContention(@Nullable String sqlState, int vendorCode) {
		return false;
	}

	/**
	 * Return what a person can do if nobody is migrating and the lock is still held.
	 * @param versionTable the version table with its schema, which is what is locked
	 * @return a part of a sentence, or empty if the database lets go by itself
	 */
	default Optional<String> remedy(QualifiedName versionTable) {
		return Optional.empty();
	}

}
