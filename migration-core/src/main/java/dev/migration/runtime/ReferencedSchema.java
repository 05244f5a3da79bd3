package dev.migration.runtime;

import java.util.List;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AlterTable;
import dev.migration.operation.CreateTable;
import dev.migration.operation.Operation;
import dev.migration.schema.Constraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Writes the migrated schema before the table that a foreign key points to where the
 * database would look for it beside a table of another schema.
 *
 * @param dialect the language of the database
 * @param schema the migrated schema, or {@code null} if it is not known
 * @param required whether a schema that is not known is an error
 */
record ReferencedSchema(Dialect dialect, @Nullable Name schema, boolean required) {

	/**
	 * Return an operation whose foreign keys point to the tables that they mean.
	 * @param operation the operation
	 * @return the operation, the same if there is nothing to add
	 * @throws MigrationException if the schema is required and not known
	 */
	Operation complete(Operation operation) {
		if (!this.dialect.referencesBesideTable()) {
			return operation;
		}
		if (operation instanceof AlterTable batch) {
			return new AlterTable(batch.table(), batch.changes().stream().map(this::complete).toList());
		}
		if (operation instanceof AddConstraint add && isElsewhere(add.table(), add.constraint())) {
			return new AddConstraint(add.table(), complete(add.table(), add.constraint()));
		}
		if (operation instanceof CreateTable create) {
			return complete(create);
		}
		return operation;
	}

	private Operation complete(CreateTable create) {
		Table table = create.table();
		if (table.foreignKeys().stream().noneMatch((key) -> isElsewhere(table.name(), key))) {
			return create;
		}
		List<Constraint> constraints = table.constraints()
			.stream()
			.map((constraint) -> complete(table.name(), constraint))
			.toList();
		return new CreateTable(table.withConstraints(constraints), create.ifNotExists());
	}

	private static boolean isElsewhere(QualifiedName table, Constraint constraint) {
		return table.schema() != null && constraint instanceof ForeignKey key && key.referencedTable().schema() == null;
	}

	private Constraint complete(QualifiedName table, Constraint constraint) {
		if (!isElsewhere(table, constraint) || !(constraint instanceof ForeignKey key)) {
			return constraint;
		}
		Name referenced = key.referencedTable().name();
		if (this.schema != null) {
			return key.withTarget(new QualifiedName(this.schema, referenced), key.referencedColumns());
		}
		if (this.required) {
			throw new MigrationException("A foreign key of '" + table + "' points to '" + referenced
					+ "' of the migrated schema, whose name only a connection tells; set 'migration.schema', write '"
					+ "<schema>." + referenced + "', or run the revision online.");
		}
		return constraint;
	}

}
