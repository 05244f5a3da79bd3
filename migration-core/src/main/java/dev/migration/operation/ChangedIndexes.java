package dev.migration.operation;

import java.util.List;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Constraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * What operations make of the indexes of a table.
 */
final class ChangedIndexes {

	private ChangedIndexes() {
	}

	static SchemaModel after(CreateIndex operation, SchemaModel schema) {
		Name name = operation.index().name();
		return schema.withTable(operation.table(),
				(table) -> (operation.ifNotExists() && name != null && isPresent(table, name)) ? table
						: table.withIndexes(Elements.with(table.indexes(), operation.index())));
	}

	static SchemaModel after(DropIndex operation, SchemaModel schema) {
		return schema.withTable(operation.table(), (table) -> {
			List<Index> kept = Elements.without(table.indexes(),
					(index) -> isMeant(index, operation.name(), operation.definition()));
			Elements.require(operation.ifExists() || hasUnnamed(table) || kept.size() < table.indexes().size(), "index",
					operation.table() + "." + operation.name());
			return table.withIndexes(kept);
		});
	}

	/**
	 * The index of a key or a unique constraint bears the name of the constraint, and the
	 * constraint follows.
	 */
	static SchemaModel after(RenameIndex operation, SchemaModel schema) {
		return schema.withTable(operation.table(), (table) -> {
			Name from = operation.from();
			Elements.require(hasUnnamed(table) || isPresent(table, from) || ChangedConstraints.isPresent(table, from),
					"index", operation.table() + "." + from);
			return table
				.withIndexes(Elements.replaced(table.indexes(), (index) -> from.equals(index.name()),
						(index) -> index.withName(operation.to())))
				.withConstraints(Elements.replaced(table.constraints(),
						(constraint) -> hasIndex(constraint) && from.equals(constraint.name()),
						(constraint) -> constraint.withName(operation.to())));
		});
	}

	private static boolean hasIndex(Constraint constraint) {
		return !(constraint instanceof ForeignKey) && !(constraint instanceof CheckConstraint);
	}

	private static boolean isPresent(Table table, Name name) {
		return table.indexes().stream().anyMatch((index) -> name.equals(index.name()));
	}

	private static boolean hasUnnamed(Table table) {
		return table.indexes().stream().anyMatch((index) -> index.name() == null);
	}

	private static boolean isMeant(Index index, Name name, @Nullable Index definition) {
		if (index.name() != null) {
			return index.name().equals(name);
		}
		return definition != null && index.definition().equals(definition.definition());
	}

}
