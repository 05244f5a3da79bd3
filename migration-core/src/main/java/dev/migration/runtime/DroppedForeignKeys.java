package dev.migration.runtime;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migration.operation.AlterTable;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.Operation;
import dev.migration.schema.Constraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

/**
 * Tells foreign keys among the constraints that a script drops by name. MariaDB leaves
 * the index that it has made for such a key itself; that one goes too, unless another key
 * may rest on it.
 */
final class DroppedForeignKeys {

	private final MigrationSession session;

	DroppedForeignKeys(MigrationSession session) {
		this.session = session;
	}

	Operation complete(Operation operation) {
		if (!this.session.dialect().name().equals("mariadb")) {
			return operation;
		}
		List<Operation> changes = (operation instanceof AlterTable batch) ? batch.changes() : List.of(operation);
		List<DropConstraint> drops = changes.stream()
			.filter(DropConstraint.class::isInstance)
			.map(DropConstraint.class::cast)
			.filter((drop) -> drop.definition() == null && !drop.primaryKey())
			.toList();
		if (drops.isEmpty()) {
			return operation;
		}
		List<ForeignKey> keys = keys(drops.get(0).table());
		List<Name> dropped = drops.stream().map(DropConstraint::name).toList();
		List<ForeignKey> staying = keys.stream().filter((key) -> !dropped.contains(key.name())).toList();
		List<Operation> completed = changes.stream()
			.map((change) -> (change instanceof DropConstraint drop && drops.contains(drop))
					? complete(drop, keys, staying) : change)
			.toList();
		return (operation instanceof AlterTable batch) ? new AlterTable(batch.table(), completed) : completed.get(0);
	}

	private List<ForeignKey> keys(QualifiedName table) {
		SchemaModel schema = SessionSchemas.of(this.session, List.of(table), Set.of()).read();
		List<Constraint> constraints = schema.table(this.session.inModel(table))
			.map(Table::constraints)
			.orElse(List.of());
		return constraints.stream().filter(ForeignKey.class::isInstance).map(ForeignKey.class::cast).toList();
	}

	private static Operation complete(DropConstraint drop, List<ForeignKey> keys, List<ForeignKey> staying) {
		Optional<ForeignKey> found = keys.stream().filter((key) -> drop.name().equals(key.name())).findFirst();
		if (found.isEmpty() || staying.stream().anyMatch((other) -> mayShareIndex(found.get(), other))) {
			return drop;
		}
		return new DropConstraint(drop.table(), drop.name(), found.get(), drop.ifExists());
	}

	private static boolean mayShareIndex(ForeignKey dropped, ForeignKey other) {
		int size = other.columns().size();
		return dropped.columns().size() >= size
				&& Set.copyOf(dropped.columns().subList(0, size)).equals(Set.copyOf(other.columns()));
	}

}
