package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddConstraintUsingIndex;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropConstraintKeepingIndex;
import dev.migration.operation.RenameConstraint;
import dev.migration.operation.ValidateConstraint;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.ForeignKeyMatch;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.UniqueConstraint;

/**
 * Constraints as the clauses that define them and the statements that change them.
 */
final class H2Constraints {

	private final H2Names names;

	private final H2Clauses clauses;

	private final H2Indexes indexes;

	H2Constraints(H2Names names) {
		this.names = names;
		this.clauses = new H2Clauses(names);
		this.indexes = new H2Indexes(names);
	}

	String clause(Constraint constraint) {
		String prefix = (constraint.name() != null) ? "CONSTRAINT " + this.names.quote(constraint.name()) + " " : "";
		return prefix + definition(constraint);
	}

	private String definition(Constraint constraint) {
		if (constraint instanceof PrimaryKey key) {
			requireImmediate(key.deferral());
			requireNoneIncluded(key.included());
			return "PRIMARY KEY " + this.names.columns(key.columns());
		}
		if (constraint instanceof UniqueConstraint unique) {
			requireImmediate(unique.deferral());
			requireNoneIncluded(unique.included());
			return "UNIQUE " + (unique.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "")
					+ this.names.columns(unique.columns());
		}
		if (constraint instanceof ForeignKey key) {
			return foreignKey(key);
		}
		if (constraint instanceof ExcludeConstraint exclusion) {
			throw H2Refusal.of("exclude rows as constraint '" + exclusion.name() + "' does",
					"use a unique constraint, or check the rows in a trigger");
		}
		CheckConstraint check = (CheckConstraint) constraint;
		if (check.noInherit()) {
			throw H2Refusal.of("keep a check from being inherited", "leave 'no inherit' out, no table inherits there");
		}
		return "CHECK (" + H2Clauses.expression(check.condition()) + ")" + validity(check.validated());
	}

	private String foreignKey(ForeignKey key) {
		requireImmediate(key.deferral());
		if (key.match() == ForeignKeyMatch.FULL) {
			throw H2Refusal.of("match a foreign key in full",
					"add a check that all of its columns are null or none is");
		}
		if (!key.onDeleteColumns().isEmpty()) {
			throw H2Refusal.of("set only the columns " + key.onDeleteColumns() + " of a foreign key on delete",
					"name no columns, which sets all of them");
		}
		return "FOREIGN KEY " + this.names.columns(key.columns()) + " REFERENCES "
				+ this.names.quote(key.referencedTable()) + " " + this.names.columns(key.referencedColumns())
				+ action("DELETE", key.onDelete()) + action("UPDATE", key.onUpdate()) + validity(key.validated());
	}

	private static void requireImmediate(Deferral deferral) {
		if (deferral != Deferral.NOT_DEFERRABLE) {
			throw H2Refusal.of("defer a constraint", "leave it not deferrable and order the statements instead");
		}
	}

	static void requireNoneIncluded(List<Name> included) {
		if (!included.isEmpty()) {
			throw H2Refusal.of("include the columns " + included + " in an index",
					"leave them out, or create an index that has them as keys");
		}
	}

	private static String action(String event, ReferentialAction action) {
		return (action != ReferentialAction.NO_ACTION) ? " ON " + event + " " + action.name().replace('_', ' ') : "";
	}

	/**
	 * The rows that are there are not checked; which rows were not is not remembered.
	 */
	private static String validity(boolean validated) {
		return validated ? "" : " NOCHECK";
	}

	/**
	 * Columns of a primary key have to be not null before.
	 */
	List<String> add(AddConstraint operation) {
		List<String> statements = new ArrayList<>();
		if (operation.constraint() instanceof PrimaryKey key) {
			key.columns()
				.forEach((column) -> statements.addAll(this.clauses.alter(operation.table(),
						"ALTER COLUMN " + this.names.quote(column) + " SET NOT NULL")));
		}
		statements.addAll(this.clauses.alter(operation.table(), "ADD " + clause(operation.constraint())));
		return statements;
	}

	List<String> drop(DropConstraint operation) {
		return this.clauses.alter(operation.table(),
				"DROP CONSTRAINT " + (operation.ifExists() ? "IF EXISTS " : "") + this.names.quote(operation.name()));
	}

	List<String> rename(RenameConstraint operation) {
		return this.clauses.alter(operation.table(),
				"RENAME CONSTRAINT " + this.names.quote(operation.from()) + " TO " + this.names.quote(operation.to()));
	}

	/**
	 * Foreign keys are checked by the table's own statement, a check by adding it a
	 * second time.
	 */
	List<String> validate(ValidateConstraint operation) {
		QualifiedName table = operation.table();
		String second = this.names.quote(Name.of(operation.name() + "_validation"));
		String add = "ALTER TABLE " + this.names.quote(table) + " ADD CONSTRAINT " + second + " CHECK (";
		String missing = "There is no constraint '" + operation.name() + "' of table '" + table
				+ "' to validate; check the name against the database.";
		return List.of(
				"CALL CASE WHEN NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS"
						+ " WHERE TABLE_SCHEMA = " + this.names.storedSchema(table) + " AND TABLE_NAME = "
						+ H2Literals.string(this.names.stored(table.name())) + " AND CONSTRAINT_NAME = "
						+ H2Literals.string(this.names.stored(operation.name())) + ") THEN SIGNAL('45000', "
						+ H2Literals.string(missing) + ") END",
				"EXECUTE IMMEDIATE COALESCE((SELECT " + H2Literals.string(add)
						+ " || CHECK_CLAUSE || ')' FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = "
						+ this.names.storedSchema(table) + " AND CONSTRAINT_NAME = "
						+ H2Literals.string(this.names.stored(operation.name()))
						+ "), 'SET @migration_validation = NULL')",
				this.clauses.alter(table, "DROP CONSTRAINT IF EXISTS " + second).get(0),
				this.clauses.alter(table, "SET REFERENTIAL_INTEGRITY TRUE CHECK").get(0));
	}

	/**
	 * A constraint makes an index of its own.
	 */
	List<String> add(AddConstraintUsingIndex operation) {
		Name index = Objects.requireNonNull(operation.index().name());
		List<String> statements = new ArrayList<>(add(new AddConstraint(operation.table(), operation.constraint())));
		statements.add(0, "DROP INDEX " + this.names.quote(operation.table().sibling(index)));
		return statements;
	}

	List<String> drop(DropConstraintKeepingIndex operation) {
		Name name = Objects.requireNonNull(operation.constraint().name());
		return List.of(this.clauses.alter(operation.table(), "DROP CONSTRAINT " + this.names.quote(name)).get(0),
				this.indexes.create(operation.table(), operation.index(), ""));
	}

}
