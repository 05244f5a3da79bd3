package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.operation.ColumnDrop;
import dev.migration.operation.Operation;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionStep;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RecordedScript;
import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.SchemaModel;
import dev.migration.script.ScriptArguments;

/**
 * The schema that the operations of a history lead to, as far as operations tell. What
 * raw SQL and data work do is not replayed, and what rests on it is skipped.
 */
final class ReplayedHistory {

	private ReplayedHistory() {
	}

	static List<Operation> operations(MigrationHistory history, Dialect dialect, ScriptArguments arguments) {
		List<Operation> operations = new ArrayList<>();
		for (RevisionStep step : history.map().upgrade(Heads.none(), RevisionTarget.HEADS)) {
			operations.addAll(RecordedScript.operationsOf(history.script(step.revision()), Direction.UPGRADE, dialect,
					arguments));
		}
		return operations;
	}

	static SchemaModel of(List<Operation> operations, Dialect dialect) {
		SchemaModel schema = SchemaModel.EMPTY;
		for (Operation operation : operations) {
			schema = apply(operation, schema, dialect.capabilities().columnDrop());
		}
		return schema;
	}

	private static SchemaModel apply(Operation operation, SchemaModel schema, ColumnDrop columnDrop) {
		try {
			return operation.applyTo(schema, columnDrop);
		}
		catch (InvalidSchemaException ex) {
			// It changes something that raw SQL has made
			return schema;
		}
	}

}
