package dev.migration.script;

import dev.migration.dialect.PortableType;
import dev.migration.dialect.PortableType.Kind;

/**
 * The column types of scripts, which each database has in its own form. Scripts import
 * them from {@link Ddl}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public abstract sealed class ColumnTypes permits Ddl {

	ColumnTypes() {
	}

	/**
	 * True or false.
	 * @return the type
	 */
	public static TypeSpec bool() {
		return portable(Kind.BOOLEAN);
	}

	/**
	 * An 8-bit integer; 16 bits on PostgreSQL, which has none.
	 * @return the type
	 */
	public static TypeSpec tinyint() {
		return portable(Kind.TINYINT);
	}

	/**
	 * A 16-bit integer.
	 * @return the type
	 */
	public static TypeSpec smallint() {
		return portable(Kind.SMALLINT);
	}

	/**
	 * A 32-bit integer.
	 * @return the type
	 */
	public static TypeSpec integer() {
		return portable(Kind.INTEGER);
	}

	/**
	 * A 64-bit integer.
	 * @return the type
	 */
	public static TypeSpec bigint() {
		return portable(Kind.BIGINT);
	}

	/**
	 * A decimal number of any precision, where the database has it.
	 * @return the type
	 */
	public static TypeSpec numeric() {
		return portable(Kind.NUMERIC);
	}

	/**
	 * A decimal number.
	 * @param precision the number of digits in all
	 * @param scale the number of digits after the point
	 * @return the type
	 */
	public static TypeSpec numeric(int precision, int scale) {
		return portable(Kind.NUMERIC, precision, scale);
	}

	/**
	 * A 32-bit binary floating-point number.
	 * @return the type
	 */
	public static TypeSpec real() {
		return portable(Kind.REAL);
	}

	/**
	 * A 64-bit binary floating-point number.
	 * @return the type
	 */
	public static TypeSpec doublePrecision() {
		return portable(Kind.DOUBLE);
	}

	/**
	 * A string of fixed length.
	 * @param length in characters
	 * @return the type
	 */
	public static TypeSpec character(int length) {
		return portable(Kind.CHAR, length);
	}

	/**
	 * A string of any length up to the database's limit.
	 * @return the type
	 */
	public static TypeSpec varchar() {
		return portable(Kind.VARCHAR);
	}

	/**
	 * A string of limited length.
	 * @param length in characters
	 * @return the type
	 */
	public static TypeSpec varchar(int length) {
		return portable(Kind.VARCHAR, length);
	}

	/**
	 * A string of any length.
	 * @return the type
	 */
	public static TypeSpec text() {
		return portable(Kind.TEXT);
	}

	/**
	 * Bytes of any length.
	 * @return the type
	 */
	public static TypeSpec binary() {
		return portable(Kind.BINARY);
	}

	/**
	 * At most so many bytes; PostgreSQL does not limit them.
	 * @param length in bytes
	 * @return the type
	 */
	public static TypeSpec binary(int length) {
		return portable(Kind.BINARY, length);
	}

	/**
	 * A large object outside the row, as {@code @Lob} maps it.
	 * @return the type
	 */
	public static TypeSpec largeObject() {
		return portable(Kind.LARGE_OBJECT);
	}

	/**
	 * A date.
	 * @return the type
	 */
	public static TypeSpec date() {
		return portable(Kind.DATE);
	}

	/**
	 * A time of day.
	 * @return the type
	 */
	public static TypeSpec time() {
		return portable(Kind.TIME);
	}

	/**
	 * A time of day.
	 * @param digits the number of fractional digits of a second
	 * @return the type
	 */
	public static TypeSpec time(int digits) {
		return portable(Kind.TIME, digits);
	}

	/**
	 * A time of day with an offset.
	 * @return the type
	 */
	public static TypeSpec timeWithTimeZone() {
		return portable(Kind.TIME_WITH_TIME_ZONE);
	}

	/**
	 * A time of day with an offset.
	 * @param digits the number of fractional digits of a second
	 * @return the type
	 */
	public static TypeSpec timeWithTimeZone(int digits) {
		return portable(Kind.TIME_WITH_TIME_ZONE, digits);
	}

	/**
	 * A date and time without a zone.
	 * @return the type
	 */
	public static TypeSpec timestamp() {
		return portable(Kind.TIMESTAMP);
	}

	/**
	 * A date and time without a zone.
	 * @param digits the number of fractional digits of a second
	 * @return the type
	 */
	public static TypeSpec timestamp(int digits) {
		return portable(Kind.TIMESTAMP, digits);
	}

	/**
	 * An instant.
	 * @return the type
	 */
	public static TypeSpec timestampWithTimeZone() {
		return portable(Kind.TIMESTAMP_WITH_TIME_ZONE);
	}

	/**
	 * An instant.
	 * @param digits the number of fractional digits of a second
	 * @return the type
	 */
	public static TypeSpec timestampWithTimeZone(int digits) {
		return portable(Kind.TIMESTAMP_WITH_TIME_ZONE, digits);
	}

	/**
	 * A UUID.
	 * @return the type
	 */
	public static TypeSpec uuid() {
		return portable(Kind.UUID);
	}

	/**
	 * A JSON document, in the database's best form of it: {@code jsonb} on PostgreSQL.
	 * @return the type
	 */
	public static TypeSpec json() {
		return portable(Kind.JSON);
	}

	/**
	 * A type of the database's own, for what has no name of its own here.
	 * @param sql the type as its SQL has it, such as {@code inet} on PostgreSQL or
	 * {@code mediumtext} on MariaDB
	 * @return the type
	 */
	public static TypeSpec type(String sql) {
		return new TypeSpec((dialect) -> dialect.parseType(sql));
	}

	private static TypeSpec portable(Kind kind, Integer... arguments) {
		PortableType type = PortableType.of(kind, arguments);
		return new TypeSpec((dialect) -> dialect.nativeType(type));
	}

}
