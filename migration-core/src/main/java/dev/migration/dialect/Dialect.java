package dev.migration.dialect;

import java.util.List;
import java.util.Optional;

import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The language of one database. Pure: it is asked for text and never talks to a server.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface Dialect {

	/**
	 * Return the name by which properties choose this dialect.
	 * @return the name in lower case, such as {@code postgresql}
	 */
	String name();

	/**
	 * Return what this database can do.
	 * @return the capabilities
	 */
	Capabilities capabilities();

	/**
	 * Return the name as the database stores it: regular identifiers that nobody quoted
	 * are folded, and what is longer than the limit is cut as the server cuts it. What a
	 * catalog holds is a name that was quoted.
	 * @param text the identifier without quotes
	 * @param quoted whether it was quoted where it was written
	 * @return the stored name, as models write it
	 */
	Name storedName(String text, boolean quoted);

	/**
	 * Return an identifier as SQL, quoted if it has to be.
	 * @param name the name
	 * @return the SQL text
	 */
	String quote(Name name);

	/**
	 * Return a qualified identifier as SQL.
	 * @param name the name
	 * @return the SQL text, without a schema for a name in the migrated schema
	 */
	default String quote(QualifiedName name) {
		return (name.schema() != null) ? quote(name.schema()) + "." + quote(name.name()) : quote(name.name());
	}

	/**
	 * Return the type that SQL text names. Every spelling that the server, its catalogs
	 * or Hibernate use for one type gives an equal result.
	 * @param sql the type as SQL, such as {@code character varying(255)} or
	 * {@code integer[]}
	 * @return the native type; a name that is no built-in type is a user type
	 * @throws UnsupportedTypeException if the text is no type, or more than a type
	 */
	ColumnType parseType(String sql);

	/**
	 * Return a type as SQL.
	 * @param type the native type
	 * @return the SQL text without a collation
	 */
	String render(ColumnType type);

	/**
	 * Return the native type of a portable kind.
	 * @param type the portable type
	 * @return the native type
	 * @throws UnsupportedTypeException if this database has none
	 */
	ColumnType nativeType(PortableType type);

	/**
	 * Return the portable kind of a native type, the way back from
	 * {@link #nativeType(PortableType)}.
	 * @param type the native type; array dimensions and collation are ignored
	 * @return the portable type, or empty if scripts have to name the native one
	 */
	Optional<PortableType> portableType(ColumnType type);

	/**
	 * Return a value as a literal.
	 * @param value a string, number, boolean, {@code byte[]}, {@code java.time} value,
	 * UUID, enum, an array or a collection of them, or {@code null}
	 * @return the SQL text
	 * @throws UnsupportedLiteralException if there is no literal for it
	 */
	String literal(@Nullable Object value);

	/**
	 * Return a value as a driver takes it for a parameter. A statement must not depend on
	 * whether it is sent or written down.
	 * @param value a value that has a literal
	 * @return the same, of a type that the driver knows
	 */
	default @Nullable Object bound(@Nullable Object value) {
		return BoundValue.of(value);
	}

	/**
	 * Return a statement of a script as it is sent. What a driver would declare as of
	 * another type than the literal has is written into the statement.
	 * @param operation the statement and its values
	 * @return the statement and the values that are left to bind
	 */
	default ExecuteSql sent(ExecuteSql operation) {
		return operation;
	}

	/**
	 * Return what stands for a value of a row that is inserted.
	 * @param type the type of the column, or {@code null} if it is not said
	 * @return {@code ?} and what is needed around it
	 */
	default String parameter(@Nullable ColumnType type) {
		return "?";
	}

	/**
	 * Return the statements that carry an operation out.
	 * @param operation the operation
	 * @return the statements in order, without terminators; parameters and rows of data
	 * work are literals in them
	 * @throws UnsupportedLiteralException if there is no literal for a value
	 * @throws dev.migration.operation.InvalidOperationException if the operation
	 * contradicts itself, such as by a parameter without a value
	 */
	List<String> statements(Operation operation);

	/**
	 * Return whether an operation can only be carried out outside of a transaction.
	 * @param operation the operation
	 * @return {@code true} if the server refuses it in a transaction
	 */
	default boolean requiresAutocommit(Operation operation) {
		return false;
	}

	/**
	 * Return whether a foreign key looks for a table without a schema in the schema of
	 * its own table, rather than in that of the session.
	 * @return {@code true} if the migrated schema has to be named there
	 */
	default boolean referencesBesideTable() {
		return false;
	}

	/**
	 * Return the statements of the lock that lets one instance migrate at a time.
	 * @return the statements
	 */
	LockSql lock();

	/**
	 * Return the statements about session and state.
	 * @return the statements
	 */
	StateSql state();

	/**
	 * Return the statements that only a text needs.
	 * @return the statements
	 */
	OfflineSql offline();

	/**
	 * Return the query by which to find out who else could write into a table.
	 * @return the query, or empty if the database does not tell
	 */
	default Optional<OwnershipSql> ownership() {
		return Optional.empty();
	}

}
