package dev.migration.dialect;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.migration.dialect.PostgreSqlStatement.Pass;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddConstraintUsingIndex;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.DropConstraintKeepingIndex;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.ForeignKeyMatch;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Constraints as the clauses that define them and the statements that change them.
 */
final class PostgreSqlConstraints {

	private PostgreSqlConstraints() {
	}

	static String clause(Constraint constraint) {
		return name(constraint.name()) + definition(constraint);
	}

	private static String name(@Nullable Name name) {
		return (name != null) ? "CONSTRAINT " + PostgreSqlNames.quote(name) + " " : "";
	}

	private static String definition(Constraint constraint) {
		if (constraint instanceof PrimaryKey key) {
			return "PRIMARY KEY " + PostgreSqlClauses.columns(key.columns()) + include(key.included())
					+ deferral(key.deferral());
		}
		if (constraint instanceof UniqueConstraint unique) {
			return "UNIQUE " + (unique.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "")
					+ PostgreSqlClauses.columns(unique.columns()) + include(unique.included())
					+ deferral(unique.deferral());
		}
		if (constraint instanceof ForeignKey key) {
			return foreignKey(key);
		}
		if (constraint instanceof ExcludeConstraint exclusion) {
			return exclude(exclusion);
		}
		CheckConstraint check = (CheckConstraint) constraint;
		return "CHECK (" + PostgreSqlClauses.expression(check.condition()) + ")"
				+ (check.noInherit() ? " NO INHERIT" : "") + validity(check.validated());
	}

	private static String foreignKey(ForeignKey key) {
		return "FOREIGN KEY " + PostgreSqlClauses.columns(key.columns()) + " REFERENCES "
				+ PostgreSqlNames.quote(key.referencedTable()) + " "
				+ PostgreSqlClauses.columns(key.referencedColumns())
				+ ((key.match() == ForeignKeyMatch.FULL) ? " MATCH FULL" : "") + action("DELETE", key.onDelete())
				+ (key.onDeleteColumns().isEmpty() ? "" : " " + PostgreSqlClauses.columns(key.onDeleteColumns()))
				+ action("UPDATE", key.onUpdate()) + deferral(key.deferral()) + validity(key.validated());
	}

	private static String exclude(ExcludeConstraint exclusion) {
		String elements = exclusion.elements()
			.stream()
			.map((part) -> PostgreSqlIndexes.element(part.element()) + " WITH " + part.operator())
			.collect(Collectors.joining(", ", "(", ")"));
		return "EXCLUDE USING " + PostgreSqlIndexes.method(exclusion.method()) + " " + elements
				+ ((exclusion.predicate() != null)
						? " WHERE (" + PostgreSqlClauses.expression(exclusion.predicate()) + ")" : "")
				+ deferral(exclusion.deferral());
	}

	private static String include(List<Name> columns) {
		return columns.isEmpty() ? "" : " INCLUDE " + PostgreSqlClauses.columns(columns);
	}

	private static String action(String event, ReferentialAction action) {
		return (action != ReferentialAction.NO_ACTION) ? " ON " + event + " " + action.name().replace('_', ' ') : "";
	}

	private static String deferral(Deferral deferral) {
		return switch (deferral) {
			case NOT_DEFERRABLE -> "";
			case INITIALLY_IMMEDIATE -> " DEFERRABLE";
			case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
		};
	}

	private static String validity(boolean validated) {
		return validated ? "" : " NOT VALID";
	}

	/**
	 * Return whether the rows that are there are checked.
	 */
	static boolean isValid(Constraint constraint) {
		if (constraint instanceof CheckConstraint check) {
			return check.validated();
		}
		return !(constraint instanceof ForeignKey key) || key.validated();
	}

	static List<PostgreSqlStatement> add(AddConstraint operation) {
		Constraint constraint = operation.constraint();
		boolean needsIndex = !(constraint instanceof CheckConstraint || constraint instanceof ForeignKey);
		return List.of(PostgreSqlStatement.action(needsIndex ? Pass.INDEX : Pass.CONSTRAINT, operation.table(),
				"ADD " + clause(constraint)));
	}

	static List<PostgreSqlStatement> add(AddConstraintUsingIndex operation) {
		Constraint constraint = operation.constraint();
		String kind = (constraint instanceof PrimaryKey) ? "PRIMARY KEY" : "UNIQUE";
		Deferral deferral = (constraint instanceof PrimaryKey key) ? key.deferral()
				: ((UniqueConstraint) constraint).deferral();
		return List.of(PostgreSqlStatement.action(Pass.INDEX, operation.table(),
				"ADD " + name(constraint.name()) + kind + " USING INDEX "
						+ PostgreSqlNames.quote(Objects.requireNonNull(operation.index().name()))
						+ deferral(deferral)));
	}

	static List<PostgreSqlStatement> drop(DropConstraintKeepingIndex operation) {
		Name name = Objects.requireNonNull(operation.constraint().name());
		return List.of(
				PostgreSqlStatement.action(Pass.DROP, operation.table(),
						"DROP CONSTRAINT " + PostgreSqlNames.quote(name)),
				PostgreSqlStatement
					.of(PostgreSqlIndexes.create(new CreateIndex(operation.table(), operation.index(), false, false))));
	}

}
