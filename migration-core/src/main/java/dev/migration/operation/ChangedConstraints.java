package dev.migration.operation;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Constraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * What operations make of the constraints of a table. A model may leave a constraint
 * without a name; what a database calls it is then not known.
 */
final class ChangedConstraints {

	private ChangedConstraints() {
	}

	/**
	 * The columns of a primary key refuse nulls from then on, even when it is gone.
	 */
	static SchemaModel after(AddConstraint operation, SchemaModel schema) {
		Constraint constraint = operation.constraint();
		return schema.withTable(operation.table(), (table) -> {
			Table constrained = table.withConstraints(Elements.with(table.constraints(), constraint));
			return (constraint instanceof PrimaryKey) ? refusingNulls(constrained, constraint.columns()) : constrained;
		});
	}

	private static Table refusingNulls(Table table, List<Name> columns) {
		return table.withColumns(Elements.replaced(table.columns(), (column) -> columns.contains(column.name()),
				(column) -> column.withNullable(false)));
	}

	static SchemaModel after(DropConstraint operation, SchemaModel schema) {
		return without(schema, operation.table(), operation.name(), operation.definition(), operation.ifExists());
	}

	static SchemaModel after(RenameConstraint operation, SchemaModel schema) {
		return changed(schema, operation.table(), operation.from(),
				(constraint) -> constraint.withName(operation.to()));
	}

	static SchemaModel after(ValidateConstraint operation, SchemaModel schema) {
		return changed(schema, operation.table(), operation.name(), ChangedConstraints::validated);
	}

	private static Constraint validated(Constraint constraint) {
		if (constraint instanceof CheckConstraint check) {
			return check.withValidated(true);
		}
		return (constraint instanceof ForeignKey key) ? key.withValidated(true) : constraint;
	}

	static SchemaModel after(AddConstraintUsingIndex operation, SchemaModel schema) {
		Index index = operation.index();
		SchemaModel without = ChangedIndexes
			.after(new DropIndex(operation.table(), Objects.requireNonNull(index.name()), index), schema);
		return after(new AddConstraint(operation.table(), operation.constraint()), without);
	}

	static SchemaModel after(DropConstraintKeepingIndex operation, SchemaModel schema) {
		Constraint constraint = operation.constraint();
		SchemaModel without = without(schema, operation.table(), Objects.requireNonNull(constraint.name()), constraint,
				false);
		return ChangedIndexes.after(new CreateIndex(operation.table(), operation.index()), without);
	}

	private static SchemaModel without(SchemaModel schema, QualifiedName owner, Name name,
			@Nullable Constraint definition, boolean ifExists) {
		return schema.withTable(owner, (table) -> {
			List<Constraint> kept = Elements.without(table.constraints(),
					(constraint) -> isMeant(constraint, name, definition));
			Elements.require(ifExists || hasUnnamed(table) || kept.size() < table.constraints().size(), "constraint",
					owner + "." + name);
			return table.withConstraints(kept);
		});
	}

	private static SchemaModel changed(SchemaModel schema, QualifiedName owner, Name name,
			UnaryOperator<Constraint> change) {
		return schema.withTable(owner, (table) -> {
			Elements.require(hasUnnamed(table) || isPresent(table, name), "constraint", owner + "." + name);
			return table.withConstraints(
					Elements.replaced(table.constraints(), (constraint) -> name.equals(constraint.name()), change));
		});
	}

	static boolean isPresent(Table table, Name name) {
		return table.constraints().stream().anyMatch((constraint) -> name.equals(constraint.name()));
	}

	private static boolean hasUnnamed(Table table) {
		return table.constraints().stream().anyMatch((constraint) -> constraint.name() == null);
	}

	private static boolean isMeant(Constraint constraint, Name name, @Nullable Constraint definition) {
		if (constraint.name() != null) {
			return constraint.name().equals(name);
		}
		return definition != null && constraint.definition().equals(definition.definition());
	}

}
