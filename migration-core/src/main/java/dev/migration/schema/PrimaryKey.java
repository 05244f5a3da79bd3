package dev.migration.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The primary key of a table.
 *
 * @param name the name, or {@code null} if the model does not name it
 * @param columns the columns in key order, at least one
 * @author The Migration Authors
 * @since 0.1.0
 */
public record PrimaryKey(@Nullable Name name, List<Name> columns) implements Constraint {

	public PrimaryKey {
		columns = KeyColumns.of("primary key", columns);
	}

	@Override
	public PrimaryKey withName(@Nullable Name other) {
		return new PrimaryKey(other, this.columns);
	}

}
