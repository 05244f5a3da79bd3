package dev.migration.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The primary key of a table.
 *
 * @param name the name, or {@code null} if the model does not name it
 * @param columns the columns in key order, at least one
 * @param deferral when it is checked
 * @param included further columns kept in its index
 * @author The Migration Authors
 * @since 0.1.0
 */
public record PrimaryKey(@Nullable Name name, List<Name> columns, Deferral deferral,
		List<Name> included) implements Constraint {

	public PrimaryKey {
		columns = KeyColumns.of("primary key", columns);
		included = List.copyOf(included);
	}

	/**
	 * Create an ordinary primary key.
	 * @param name the name or {@code null}
	 * @param columns the columns
	 */
	public PrimaryKey(@Nullable Name name, List<Name> columns) {
		this(name, columns, Deferral.NOT_DEFERRABLE, List.of());
	}

	@Override
	public PrimaryKey withName(@Nullable Name other) {
		return new PrimaryKey(other, this.columns, this.deferral, this.included);
	}

	/**
	 * Return this key over other columns.
	 * @param keyColumns the columns in key order
	 * @param includedColumns further columns kept in its index
	 * @return the key
	 */
	public PrimaryKey withColumns(List<Name> keyColumns, List<Name> includedColumns) {
		return new PrimaryKey(this.name, keyColumns, this.deferral, includedColumns);
	}

	/**
	 * Return this key checked at another time.
	 * @param other when it is checked
	 * @return the key
	 */
	public PrimaryKey withDeferral(Deferral other) {
		return new PrimaryKey(this.name, this.columns, other, this.included);
	}

}
