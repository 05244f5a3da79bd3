package dev.migration.dialect;

import dev.migration.operation.DropConstraint;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.ForeignKeyMatch;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.UniqueConstraint;

/**
 * Constraints as the parts of statements that define and drop them.
 */
final class MySqlConstraints {

	private final MySqlServer server;

	MySqlConstraints(MySqlServer server) {
		this.server = server;
	}

	String constraint(Constraint constraint) {
		if (constraint instanceof PrimaryKey key) {
			return primaryKey(key);
		}
		String prefix = (constraint.name() != null) ? "CONSTRAINT " + MySqlNames.quote(constraint.name()) + " " : "";
		return prefix + definition(constraint);
	}

	/**
	 * Refuse what would get lost where an index stands for a constraint, as if it were
	 * made anew.
	 */
	void refuseWhatNoIndexHas(Constraint constraint) {
		definition(constraint);
	}

	private String definition(Constraint constraint) {
		refuse(MySqlNames.isPrimary(constraint.name()) && !(constraint instanceof CheckConstraint),
				"give " + of(constraint) + " the name of the primary key's index", "choose another name");
		if (constraint instanceof UniqueConstraint unique) {
			return unique(unique);
		}
		if (constraint instanceof ForeignKey key) {
			return foreignKey(key);
		}
		if (constraint instanceof CheckConstraint check) {
			return check(check);
		}
		throw this.server.cannot("exclude rows by operators (constraint '" + constraint.name() + "')",
				"use a unique constraint, or check in a trigger");
	}

	private String primaryKey(PrimaryKey key) {
		refuseDeferral(key, key.deferral());
		refuse(!key.included().isEmpty(), "keep further columns in the index of " + of(key), "leave them out");
		return "PRIMARY KEY " + MySqlNames.quote(key.columns());
	}

	private String unique(UniqueConstraint unique) {
		refuseDeferral(unique, unique.deferral());
		refuse(!unique.included().isEmpty(), "keep further columns in the index of " + of(unique), "leave them out");
		refuse(unique.nullsNotDistinct(), "take nulls for duplicates in " + of(unique),
				"make the columns not null, or make a generated column unique that replaces null");
		return "UNIQUE " + MySqlNames.quote(unique.columns());
	}

	private String foreignKey(ForeignKey key) {
		refuseDeferral(key, key.deferral());
		refuse(key.match() == ForeignKeyMatch.FULL, "match all or no columns of " + of(key) + " (MATCH FULL)",
				"add a check that all or none of them are null");
		refuse(!key.validated(), "add " + of(key) + " without looking at the rows", "add it validated");
		refuse(!key.onDeleteColumns().isEmpty(), "set some columns of " + of(key) + " only", "let it set all of them");
		return "FOREIGN KEY " + MySqlNames.quote(key.columns()) + " REFERENCES "
				+ MySqlNames.quote(key.referencedTable()) + " " + MySqlNames.quote(key.referencedColumns())
				+ action("DELETE", key, key.onDelete()) + action("UPDATE", key, key.onUpdate());
	}

	private String action(String event, ForeignKey key, ReferentialAction action) {
		refuse(action == ReferentialAction.SET_DEFAULT, "set the columns of " + of(key) + " to their defaults",
				"let it set them to null, or use a trigger");
		return (action != ReferentialAction.NO_ACTION) ? " ON " + event + " " + action.name().replace('_', ' ') : "";
	}

	private String check(CheckConstraint check) {
		refuse(!check.validated(), "add " + of(check) + " without looking at the rows",
				"add it validated" + (this.server.mariaDb() ? "" : "; NOT ENFORCED would not check new rows either"));
		refuse(check.noInherit(), "keep " + of(check) + " from tables that inherit it", "leave NO INHERIT out");
		return "CHECK (" + MySqlColumns.expression(check.condition()) + ")";
	}

	private void refuseDeferral(Constraint constraint, Deferral deferral) {
		refuse(deferral != Deferral.NOT_DEFERRABLE, "check " + of(constraint) + " at the end of a transaction",
				"leave out that it is deferrable");
	}

	private void refuse(boolean unsupported, String what, String instead) {
		if (unsupported) {
			throw this.server.cannot(what, instead);
		}
	}

	private static String of(Constraint constraint) {
		return "constraint '" + constraint.name() + "'";
	}

	/**
	 * Return the action that drops a constraint. What it is tells how; for one about
	 * which nothing is known there is {@code DROP CONSTRAINT}, which leaves the index of
	 * a foreign key.
	 */
	String drop(DropConstraint operation) {
		Constraint definition = operation.definition();
		if (operation.primaryKey()) {
			refuse(operation.ifExists(), "drop the primary key of table '" + operation.table() + "' if it exists",
					"leave the condition out, or look into information_schema in 'op.run'");
			return "DROP PRIMARY KEY";
		}
		String condition = this.server.conditionally(operation.ifExists(), "IF EXISTS",
				"constraint '" + operation.name() + "'");
		String name = condition + MySqlNames.quote(operation.name());
		if (definition instanceof UniqueConstraint) {
			return "DROP INDEX " + name;
		}
		if (definition instanceof ForeignKey) {
			return "DROP FOREIGN KEY " + name + ownIndex(operation);
		}
		return (definition instanceof CheckConstraint && !this.server.mariaDb()) ? "DROP CHECK " + name
				: "DROP CONSTRAINT " + name;
	}

	/**
	 * The server creates an index for a foreign key that finds none, gives it the same
	 * name, and leaves it. MySQL has no words to drop it only if it is there.
	 */
	private String ownIndex(DropConstraint operation) {
		return this.server.mariaDb() ? ", DROP INDEX IF EXISTS " + MySqlNames.quote(operation.name()) : "";
	}

}
