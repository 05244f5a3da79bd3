package dev.migration.script;

import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.Rows;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * Rows of a bulk insert in a script, made by {@link Ddl#rows(String, String...)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public sealed class RowsSpec permits RowsList {

	private final List<Name> columns;

	private final List<TypeSpec> types;

	private final Rows rows;

	RowsSpec(List<Name> columns, List<TypeSpec> types, Rows rows) {
		this.columns = columns;
		this.types = types;
		this.rows = rows;
	}

	List<Name> columns() {
		return this.columns;
	}

	List<TypeSpec> types() {
		return this.types;
	}

	BulkInsert into(QualifiedName table, Dialect dialect) {
		return new BulkInsert(table, this.columns, this.types.stream().map((type) -> type.resolve(dialect)).toList(),
				this.rows);
	}

}
