package dev.migration.script;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.dialect.PortableType;
import dev.migration.dialect.PortableType.Kind;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Expression;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.UniqueConstraint;

/**
 * The vocabulary of revision scripts, for a static import. Strings are names of columns
 * unless said otherwise; names of constraints come by {@code named}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Ddl {

	private Ddl() {
	}

	/**
	 * A column that accepts nulls.
	 * @param name the name
	 * @param type the type
	 * @return the column
	 */
	public static ColumnSpec column(String name, TypeSpec type) {
		return new ColumnSpec(Name.of(name), ColumnProperties.of(type));
	}

	/**
	 * A primary key; its columns refuse nulls.
	 * @param columns the columns in key order
	 * @return the key
	 */
	public static PrimaryKeySpec primaryKey(String... columns) {
		return new PrimaryKeySpec(new PrimaryKey(null, names(columns)));
	}

	/**
	 * A unique constraint.
	 * @param columns the columns in key order
	 * @return the constraint
	 */
	public static UniqueSpec unique(String... columns) {
		return new UniqueSpec(UniqueConstraint.of(null, names(columns)));
	}

	/**
	 * A foreign key, continued by {@code references}.
	 * @param columns the referring columns
	 * @return the columns, whose target is still to be said
	 */
	public static ForeignKeyColumns foreignKey(String... columns) {
		return new ForeignKeyColumns(names(columns));
	}

	/**
	 * A check constraint.
	 * @param condition a SQL condition that must not be false
	 * @return the constraint
	 */
	public static CheckSpec check(String condition) {
		return new CheckSpec(new CheckConstraint(null, Expression.of(condition)));
	}

	/**
	 * An index over columns in ascending order.
	 * @param columns the columns in sort order
	 * @return the index
	 */
	public static IndexSpec index(String... columns) {
		return new IndexSpec(Index.of(null, false, names(columns).stream().map(IndexElement::ascending).toList()));
	}

	/**
	 * An index with an order of its own or over expressions.
	 * @param first the first sort key
	 * @param more the others
	 * @return the index
	 */
	public static IndexSpec index(IndexColumn first, IndexColumn... more) {
		List<IndexElement> elements = Stream.concat(Stream.of(first), Arrays.stream(more))
			.map(IndexColumn::element)
			.toList();
		return new IndexSpec(Index.of(null, false, elements));
	}

	/**
	 * A column in ascending order.
	 * @param column the column
	 * @return the sort key
	 */
	public static IndexColumn asc(String column) {
		return new IndexColumn(IndexElement.ascending(Name.of(column)));
	}

	/**
	 * A column in descending order.
	 * @param column the column
	 * @return the sort key
	 */
	public static IndexColumn desc(String column) {
		return new IndexColumn(IndexElement.descending(Name.of(column)));
	}

	/**
	 * An expression in ascending order.
	 * @param sql a SQL expression over columns of the row
	 * @return the sort key
	 */
	public static IndexColumn expression(String sql) {
		return new IndexColumn(IndexElement.of(Expression.of(sql)));
	}

	/**
	 * The comment of a table.
	 * @param text the comment
	 * @return the comment
	 */
	public static CommentSpec comment(String text) {
		return new CommentSpec(text);
	}

	/**
	 * A sequence of {@code bigint} from 1 in steps of 1.
	 * @param name the name
	 * @return the sequence
	 */
	public static SequenceSpec sequence(String name) {
		return new SequenceSpec(qualifiedName(name), bigint(), counter());
	}

	/**
	 * How an identity column counts: from 1 in steps of 1 unless said otherwise.
	 * @return the options
	 */
	public static CounterSpec counter() {
		return new CounterSpec(SequenceOptions.DEFAULT);
	}

	/**
	 * A change of a column, which keeps everything until it says otherwise.
	 * @return the change
	 */
	public static ColumnChange change() {
		return new ColumnChange(List.of(), null);
	}

	/**
	 * The state of a column before a change: accepts nulls and has no default unless said
	 * otherwise.
	 * @param type its type
	 * @return the column
	 */
	public static ExistingColumn existing(TypeSpec type) {
		return new ExistingColumn(ColumnProperties.of(type));
	}

	/**
	 * True or false.
	 * @return the type
	 */
	public static TypeSpec bool() {
		return portable(Kind.BOOLEAN);
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
	 * A type of the database's own.
	 * @param sql the type as its SQL has it, such as {@code inet}
	 * @return the type
	 */
	public static TypeSpec type(String sql) {
		return new TypeSpec((dialect) -> dialect.parseType(sql));
	}

	private static TypeSpec portable(Kind kind, Integer... arguments) {
		PortableType type = PortableType.of(kind, arguments);
		return new TypeSpec((dialect) -> dialect.nativeType(type));
	}

	static List<Name> names(String... names) {
		return Arrays.stream(names).map(Name::of).toList();
	}

	/**
	 * Split a table name at its dot. A dot inside double quotes is part of a name, a
	 * doubled double quote stands for one.
	 */
	static QualifiedName qualifiedName(String name) {
		return TableNames.parse(name);
	}

}
