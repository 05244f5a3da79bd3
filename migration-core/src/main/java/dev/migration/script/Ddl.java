package dev.migration.script;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ExcludeElement;
import dev.migration.schema.Expression;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
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
public final class Ddl extends ColumnTypes {

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
	 * @param first the first column in key order
	 * @param more the others
	 * @return the key
	 */
	public static PrimaryKeySpec primaryKey(String first, String... more) {
		return new PrimaryKeySpec(new PrimaryKey(null, names(first, more)));
	}

	/**
	 * A unique constraint.
	 * @param first the first column in key order
	 * @param more the others
	 * @return the constraint
	 */
	public static UniqueSpec unique(String first, String... more) {
		return new UniqueSpec(UniqueConstraint.of(null, names(first, more)));
	}

	/**
	 * A foreign key, continued by {@code references}.
	 * @param first the first referring column
	 * @param more the others
	 * @return the columns, whose target is still to be said
	 */
	public static ForeignKeyColumns foreignKey(String first, String... more) {
		return new ForeignKeyColumns(names(first, more));
	}

	/**
	 * A check constraint.
	 * @param condition an SQL condition that must not be false
	 * @return the constraint
	 */
	public static CheckSpec check(String condition) {
		return new CheckSpec(new CheckConstraint(null, Expression.of(condition)));
	}

	/**
	 * An index over columns in ascending order.
	 * @param first the first column in sort order
	 * @param more the others
	 * @return the index
	 */
	public static IndexSpec index(String first, String... more) {
		return new IndexSpec(Index.of(null, false, names(first, more).stream().map(IndexElement::ascending).toList()));
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
	 * A composite type, whose values hold several others.
	 * @param name the name, with a schema in front of it if it is in another one
	 * @param attributes the attributes in their order
	 * @return the type
	 */
	public static CompositeTypeSpec compositeType(String name, AttributeSpec... attributes) {
		return new CompositeTypeSpec(qualifiedName(name), List.of(attributes), null);
	}

	/**
	 * An attribute of a composite type.
	 * @param name the name
	 * @param type the type
	 * @return the attribute
	 */
	public static AttributeSpec attribute(String name, TypeSpec type) {
		return new AttributeSpec(Name.of(name), type, null);
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
		return ColumnChange.none();
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
	 * An exclusion constraint of PostgreSQL: no two rows may agree in all its parts.
	 * @param column the first column
	 * @param operator the operator that compares it, such as {@code &&}
	 * @return the constraint
	 */
	public static ExcludeSpec exclude(String column, String operator) {
		return exclude(asc(column), operator);
	}

	/**
	 * An exclusion constraint of PostgreSQL that starts with an expression or with an
	 * operator class.
	 * @param element the first column or expression
	 * @param operator the operator that compares it
	 * @return the constraint
	 */
	public static ExcludeSpec exclude(IndexColumn element, String operator) {
		return new ExcludeSpec(ExcludeConstraint.of(null, List.of(new ExcludeElement(element.element(), operator))));
	}

	/**
	 * The place right before a value of an enum type.
	 * @param value the value that is there
	 * @return the place
	 */
	public static EnumPosition before(String value) {
		return new EnumPosition(value, null);
	}

	/**
	 * The place right after a value of an enum type.
	 * @param value the value that is there
	 * @return the place
	 */
	public static EnumPosition after(String value) {
		return new EnumPosition(null, value);
	}

	/**
	 * A view.
	 * @param name the name
	 * @param query the query
	 * @return the view
	 */
	public static ObjectSpec view(String name, String query) {
		return ObjectSpec.of(view(name), query);
	}

	/**
	 * Which view.
	 * @param name the name
	 * @return the reference
	 */
	public static ObjectReference view(String name) {
		return ObjectReference.of(ObjectKind.VIEW, name);
	}

	/**
	 * A materialised view; PostgreSQL alone has them.
	 * @param name the name
	 * @param query the query
	 * @return the view
	 */
	public static ObjectSpec materializedView(String name, String query) {
		return ObjectSpec.of(materializedView(name), query);
	}

	/**
	 * Which materialised view.
	 * @param name the name
	 * @return the reference
	 */
	public static ObjectReference materializedView(String name) {
		return ObjectReference.of(ObjectKind.MATERIALIZED_VIEW, name);
	}

	/**
	 * A function.
	 * @param signature its name and arguments, such as {@code net(amount numeric)}
	 * @param definition everything behind the arguments, in the database's own SQL
	 * @return the function
	 */
	public static ObjectSpec function(String signature, String definition) {
		return ObjectSpec.of(function(signature), definition);
	}

	/**
	 * Which function.
	 * @param signature its name, and its arguments as they were written if there are
	 * several of the name
	 * @return the reference
	 */
	public static ObjectReference function(String signature) {
		return ObjectReference.of(ObjectKind.FUNCTION, signature);
	}

	/**
	 * A procedure.
	 * @param signature its name and arguments, such as {@code close(day date)}
	 * @param definition everything behind the arguments, in the database's own SQL
	 * @return the procedure
	 */
	public static ObjectSpec procedure(String signature, String definition) {
		return ObjectSpec.of(procedure(signature), definition);
	}

	/**
	 * Which procedure.
	 * @param signature its name, and its arguments as they were written if there are
	 * several of the name
	 * @return the reference
	 */
	public static ObjectReference procedure(String signature) {
		return ObjectReference.of(ObjectKind.PROCEDURE, signature);
	}

	/**
	 * A trigger.
	 * @param name the name
	 * @param table the table that it belongs to
	 * @param definition everything behind {@code CREATE TRIGGER name}, in the database's
	 * own SQL
	 * @return the trigger
	 */
	public static ObjectSpec trigger(String name, String table, String definition) {
		return ObjectSpec.of(trigger(name, table), definition);
	}

	/**
	 * Which trigger.
	 * @param name the name
	 * @param table the table that it belongs to
	 * @return the reference
	 */
	public static ObjectReference trigger(String name, String table) {
		return ObjectReference.ofTrigger(name, table);
	}

	/**
	 * Rows for a bulk insert.
	 * @param first the first column that gets a value
	 * @param more the others
	 * @return the rows, none yet
	 */
	public static RowsList rows(String first, String... more) {
		return RowsList.of(names(first, more));
	}

	/**
	 * Rows for a bulk insert whose values have types that the values alone do not tell,
	 * such as {@code jsonb}.
	 * @param first the first column that gets a value, of which name and type count
	 * @param more the others
	 * @return the rows, none yet
	 */
	public static RowsList rows(ColumnSpec first, ColumnSpec... more) {
		return RowsList.ofTyped(Stream.concat(Stream.of(first), Arrays.stream(more)).toList());
	}

	static List<Name> names(String first, String... more) {
		return Stream.concat(Stream.of(first), Arrays.stream(more)).map(Name::of).toList();
	}

	/**
	 * Split a table name at its dot. A dot inside double quotes is part of a name, a
	 * doubled double quote stands for one.
	 */
	static QualifiedName qualifiedName(String name) {
		return TableNames.parse(name);
	}

}
