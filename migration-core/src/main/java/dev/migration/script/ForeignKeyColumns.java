package dev.migration.script;

import java.util.List;

import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;

/**
 * The referring columns of a foreign key that still lacks its target, made by
 * {@link Ddl#foreignKey(String, String...)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ForeignKeyColumns {

	private final List<Name> columns;

	ForeignKeyColumns(List<Name> columns) {
		this.columns = columns;
	}

	/**
	 * Say what the key points to.
	 * @param table the referenced table
	 * @param first the first referenced column
	 * @param more the others, as many in all as there are referring ones
	 * @return the foreign key
	 * @throws dev.migration.schema.InvalidSchemaException if the counts differ
	 */
	public ForeignKeySpec references(String table, String first, String... more) {
		return new ForeignKeySpec(ForeignKey.of(null, this.columns, Ddl.qualifiedName(table), Ddl.names(first, more)));
	}

}
