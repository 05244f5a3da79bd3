package dev.migration.diff;

import java.util.Locale;

import dev.migration.operation.AlterColumn;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameConstraint;
import dev.migration.operation.RenameIndex;
import dev.migration.operation.RenameSequence;
import dev.migration.operation.RenameTable;
import dev.migration.schema.Column;
import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Something that gets another name and stays what it is.
 *
 * @param kind what it is
 * @param table the table that it belongs to, under the name that the table has in the
 * end; {@code null} for a table or a sequence
 * @param schema the schema of a table or a sequence, {@code null} for the migrated one
 * @param from the name before
 * @param to the name after
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Rename(Kind kind, @Nullable QualifiedName table, @Nullable Name schema, Name from, Name to) {

	public Rename {
		Assert.isTrue((table == null) == (kind == Kind.TABLE || kind == Kind.SEQUENCE),
				"'table' must be that of a part");
	}

	/**
	 * Return the rename of a table or a sequence.
	 * @param kind which of both
	 * @param from the name before
	 * @param to the name after, in the same schema
	 * @return the rename
	 */
	public static Rename of(Kind kind, QualifiedName from, Name to) {
		return new Rename(kind, null, from.schema(), from.name(), to);
	}

	/**
	 * Return the rename of a column.
	 * @param table its table
	 * @param from the name before
	 * @param to the name after
	 * @return the rename
	 */
	public static Rename ofColumn(QualifiedName table, Name from, Name to) {
		return new Rename(Kind.COLUMN, table, null, from, to);
	}

	/**
	 * Return the name before of a table or a sequence.
	 * @return the name
	 */
	public QualifiedName qualifiedFrom() {
		return new QualifiedName(this.schema, this.from);
	}

	/**
	 * Return the name after of a table or a sequence.
	 * @return the name
	 */
	public QualifiedName qualifiedTo() {
		return new QualifiedName(this.schema, this.to);
	}

	Rename withFrom(Name other) {
		return new Rename(this.kind, this.table, this.schema, other, this.to);
	}

	Rename withTo(Name other) {
		return new Rename(this.kind, this.table, this.schema, this.from, other);
	}

	/**
	 * Return whether two renames concern names that have to differ.
	 * @param other the other one
	 * @return {@code true} if both are of relations in one schema, or of parts of one
	 * kind in one table
	 */
	public boolean isBeside(Rename other) {
		boolean relations = this.table == null && other.table == null;
		return relations ? qualifiedFrom().isSiblingOf(other.qualifiedFrom())
				: this.kind == other.kind && this.table != null && this.table.equals(other.table);
	}

	/**
	 * Return what carries it out.
	 * @param schema the schema before
	 * @return the operation, which is reversible
	 * @throws InvalidSchemaException if there is no such column
	 */
	public Operation operation(SchemaModel schema) {
		if (this.table == null) {
			return (this.kind == Kind.TABLE) ? new RenameTable(qualifiedFrom(), qualifiedTo())
					: new RenameSequence(qualifiedFrom(), qualifiedTo());
		}
		return switch (this.kind) {
			case INDEX -> new RenameIndex(this.table, this.from, this.to);
			case CONSTRAINT -> new RenameConstraint(this.table, this.from, this.to);
			default -> {
				Column column = schema.table(this.table)
					.flatMap((present) -> present.column(this.from))
					.orElseThrow(() -> new InvalidSchemaException(
							"There is no column '" + this.table + "." + this.from + "'; create it first."));
				yield new AlterColumn(this.table, column, column.withName(this.to), null, null);
			}
		};
	}

	/**
	 * Return what it was called.
	 * @return such as {@code column 'book.titel'}
	 */
	public String subject() {
		String name = (this.table != null) ? this.table + "." + this.from : qualifiedFrom().toString();
		return this.kind.name().toLowerCase(Locale.ROOT) + " '" + name + "'";
	}

	/**
	 * Return the rename as a user writes it.
	 * @return such as {@code book.titel=title}
	 */
	public String argument() {
		String name = (this.table != null) ? spelled(this.table) + "." + spelled(this.from) : spelled(qualifiedFrom());
		return name + "=" + spelled(this.to);
	}

	private static String spelled(QualifiedName name) {
		return (name.schema() != null) ? spelled(name.schema()) + "." + spelled(name.name()) : spelled(name.name());
	}

	private static String spelled(Name name) {
		return name.isRegular() ? name.text() : '"' + name.text().replace("\"", "\"\"") + '"';
	}

	@Override
	public String toString() {
		return subject() + " to '" + this.to + "'";
	}

	/**
	 * What can get another name.
	 */
	public enum Kind {

		/** A table. */
		TABLE,

		/** A sequence that no identity column owns. */
		SEQUENCE,

		/** A column of a table. */
		COLUMN,

		/** An index of a table. */
		INDEX,

		/** A constraint of a table. */
		CONSTRAINT

	}

}
