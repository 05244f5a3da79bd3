package dev.migration.dialect;

import java.util.List;
import java.util.Objects;

import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.DropEnumType;
import dev.migration.operation.DropObject;
import dev.migration.operation.DropSchema;
import dev.migration.operation.ReplaceObject;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;

/**
 * The statements about schemas, enum types, views, routines and triggers. An enum type is
 * a domain, a function an alias of a Java method.
 */
final class H2Objects {

	private final H2Names names;

	H2Objects(H2Names names) {
		this.names = names;
	}

	List<String> create(CreateSchema operation) {
		return List.of("CREATE SCHEMA " + (operation.ifNotExists() ? "IF NOT EXISTS " : "")
				+ this.names.quote(operation.schema()));
	}

	List<String> drop(DropSchema operation) {
		return List
			.of("DROP SCHEMA " + ifExists(operation.ifExists()) + this.names.quote(operation.schema()) + " RESTRICT");
	}

	List<String> create(CreateEnumType operation) {
		if (operation.type().values().isEmpty()) {
			throw H2Refusal.of("create enum type '" + operation.type().name() + "' without values",
					"give it at least one");
		}
		List<String> values = operation.type().values().stream().map(H2Literals::string).toList();
		return List.of("CREATE DOMAIN " + (operation.ifNotExists() ? "IF NOT EXISTS " : "")
				+ this.names.quote(operation.type().name()) + " AS enum(" + String.join(", ", values) + ")");
	}

	List<String> drop(DropEnumType operation) {
		return List
			.of("DROP DOMAIN " + ifExists(operation.ifExists()) + this.names.quote(operation.type()) + " RESTRICT");
	}

	/**
	 * Only a view is replaced in place. A function or a trigger may be there although
	 * nobody knows it, as with {@code OR REPLACE} elsewhere.
	 */
	List<String> replace(ReplaceObject operation) {
		DatabaseObject to = operation.to();
		requireSupported(to.kind());
		if (to.kind() == ObjectKind.VIEW) {
			return List.of("CREATE OR REPLACE " + definition(to));
		}
		DatabaseObject from = operation.from();
		return (from != null) ? List.of("DROP " + reference(from.key(), ""), "CREATE " + definition(to))
				: List.of("DROP " + reference(to.key(), "IF EXISTS "), "CREATE " + definition(to));
	}

	List<String> drop(DropObject operation) {
		requireSupported(operation.kind());
		return List.of("DROP " + reference(operation.object(), ifExists(operation.ifExists())));
	}

	/**
	 * With a materialised view the catalog's list of columns ends in an error, and
	 * {@code DROP ALL OBJECTS} never does (2.4.240).
	 */
	private static void requireSupported(ObjectKind kind) {
		if (kind == ObjectKind.PROCEDURE) {
			throw H2Refusal.of("create a procedure", "use a function, which 'CALL' runs too");
		}
		if (kind == ObjectKind.MATERIALIZED_VIEW) {
			throw H2Refusal.of("read its own catalog any more once it has a materialised view",
					"use a view, or a table that is filled");
		}
	}

	/**
	 * The arguments of a function are those of its Java method.
	 */
	private String definition(DatabaseObject object) {
		String name = keyword(object.kind()) + " " + this.names.quote(name(object.key()));
		return switch (object.kind()) {
			case VIEW, MATERIALIZED_VIEW -> name + " AS\n" + SqlLexis.H2.part(object.definition());
			case FUNCTION, PROCEDURE ->
				name + " " + object.definition().substring(Objects.requireNonNull(object.arguments()).length()).strip();
			case TRIGGER -> name + " " + object.definition();
		};
	}

	private String reference(ObjectKey key, String guard) {
		return keyword(key.kind()) + " " + guard + this.names.quote(name(key));
	}

	/**
	 * A trigger lives where its table does.
	 */
	private static QualifiedName name(ObjectKey key) {
		return (key.table() != null) ? key.table().sibling(key.name().name()) : key.name();
	}

	private static String keyword(ObjectKind kind) {
		return switch (kind) {
			case VIEW -> "VIEW";
			case MATERIALIZED_VIEW -> "MATERIALIZED VIEW";
			case FUNCTION, PROCEDURE -> "ALIAS";
			case TRIGGER -> "TRIGGER";
		};
	}

	private static String ifExists(boolean guarded) {
		return guarded ? "IF EXISTS " : "";
	}

}
