package dev.migration.autogenerate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterTable;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameTable;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

/**
 * What tables and columns are called in the database while operations that rename them
 * have not run yet.
 */
final class FormerNames {

	private final SchemaModel present;

	private final Map<QualifiedName, QualifiedName> tables = new HashMap<>();

	private final Map<ColumnKey, Name> columns = new HashMap<>();

	FormerNames(SchemaModel present) {
		this.present = present;
	}

	/**
	 * Go on behind an operation.
	 */
	void after(Operation operation) {
		if (operation instanceof AlterTable batch) {
			batch.changes().forEach(this::after);
		}
		else if (operation instanceof RenameTable rename) {
			this.tables.put(rename.to(), tableName(rename.from()));
		}
		else if (operation instanceof AlterColumn alter && !alter.from().name().equals(alter.to().name())) {
			QualifiedName table = tableName(alter.table());
			this.columns.put(new ColumnKey(table, alter.to().name()), columnName(table, alter.from().name()));
		}
	}

	private QualifiedName tableName(QualifiedName name) {
		return this.tables.getOrDefault(name, name);
	}

	private Name columnName(QualifiedName table, Name name) {
		return this.columns.getOrDefault(new ColumnKey(table, name), name);
	}

	/**
	 * Return a table as it is in the database.
	 */
	Optional<Table> table(QualifiedName name) {
		return this.present.table(tableName(name));
	}

	/**
	 * Return what a column is called in the database, nothing if it is not there.
	 */
	Optional<Name> column(QualifiedName table, Name name) {
		return table(table).filter((found) -> found.column(columnName(found.name(), name)).isPresent())
			.map((found) -> columnName(found.name(), name));
	}

	private record ColumnKey(QualifiedName table, Name column) {

	}

}
