package dev.migration.dialect;

import java.util.List;
import java.util.stream.Collectors;

import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * One statement that replaces a view, routine or trigger, and asks the catalog itself
 * what has to stay, so that it does the same online and as text.
 */
final class PostgreSqlReplacement {

	private static final String DROP = """
			    BEGIN
			        {drop};
			    EXCEPTION WHEN dependent_objects_still_exist THEN
			        GET STACKED DIAGNOSTICS reason = PG_EXCEPTION_DETAIL;
			        RAISE EXCEPTION '% cannot be replaced where it is, and would have to be dropped with what needs it: %',
			            {object}, reason
			            USING ERRCODE = 'dependent_objects_still_exist', HINT = 'Drop that first, and create it again after.';
			    END;
			    EXECUTE 'CREATE ' || definition;
			""";

	private static final String IN_PLACE = """
			    BEGIN
			        EXECUTE 'CREATE OR REPLACE ' || definition;
			{options}        RETURN;
			    EXCEPTION WHEN {refusal} THEN
			        NULL;
			    END;
			""";

	private static final String OPTIONS = """
			        FOR part IN SELECT * FROM jsonb_to_recordset(kept) AS k (option text, statement text)
			            WHERE k.option IS NOT NULL AND NOT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n
			            ON n.oid = c.relnamespace, unnest(c.reloptions) o
			            WHERE {condition} AND split_part(o, '=', 1) = k.option) LOOP
			            EXECUTE part.statement;
			        END LOOP;
			""";

	private static final String RESTORE = """
			    FOR part IN {parts} LOOP
			        BEGIN
			            EXECUTE part.statement;
			        EXCEPTION WHEN undefined_column OR undefined_function OR datatype_mismatch OR wrong_object_type THEN
			            RAISE EXCEPTION '% cannot be replaced, since this no longer fits: % (%)', {object}, part.statement, SQLERRM
			                USING HINT = 'Drop that first.';
			        END;
			    END LOOP;
			""";

	private static final String KEPT = "SELECT * FROM jsonb_to_recordset(kept) AS k (oid oid, rank integer, option text,"
			+ " col text, statement text)";

	private PostgreSqlReplacement() {
	}

	/**
	 * Return the statement.
	 * @param object what is to be there. If its properties are said, they are all; if
	 * not, those stay that are there
	 * @param definition its definition behind {@code CREATE}
	 * @param drop the statement that drops the one before
	 */
	static String of(DatabaseObject object, String definition, String drop) {
		String condition = condition(object.key());
		StringBuilder body = new StringBuilder("DECLARE\n    definition CONSTANT text := ")
			.append(PostgreSqlLiterals.dollarQuoted("definition", definition))
			.append(";\n    kept CONSTANT jsonb := (SELECT jsonb_agg(f ORDER BY f.rank, f.statement) FROM (\n")
			.append(PostgreSqlObjectProperties.query(object.kind(), condition))
			.append(") f);\n    part record;\n    reason text;\nBEGIN\n");
		if (object.kind() == ObjectKind.TRIGGER) {
			body.append("    EXECUTE 'CREATE OR REPLACE ' || definition;\n");
			body.append(restore(object, KEPT, object.properties()));
		}
		else {
			if (object.kind() != ObjectKind.MATERIALIZED_VIEW) {
				body.append(inPlace(object, condition));
			}
			body.append(
					DROP.replace("{drop}", drop).replace("{object}", PostgreSqlLiterals.string(name(object.key()))));
			body.append(restore(object, KEPT + "\n        WHERE " + left(object, condition), object.properties()));
		}
		return PostgreSqlLiterals.block(body.append("END").toString());
	}

	private static String inPlace(DatabaseObject object, String condition) {
		boolean view = object.kind() == ObjectKind.VIEW;
		return IN_PLACE.replace("{refusal}", view ? "invalid_table_definition" : "invalid_function_definition")
			.replace("{options}",
					(view && object.properties() == null) ? OPTIONS.replace("{condition}", condition) : "");
	}

	/**
	 * What belonged to columns that are gone is gone with them, and of several functions
	 * of one name the others are still there.
	 */
	private static String left(DatabaseObject object, String condition) {
		if (object.kind().isRoutine()) {
			return "NOT EXISTS (SELECT FROM pg_proc p WHERE p.oid = k.oid)";
		}
		return "(k.option IS NULL OR NOT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,\n"
				+ "        unnest(c.reloptions) o WHERE " + condition + " AND split_part(o, '=', 1) = k.option))\n"
				+ "        AND (k.col IS NULL OR EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
				+ "\n        JOIN pg_attribute a ON a.attrelid = c.oid WHERE " + condition
				+ " AND a.attname = k.col AND NOT a.attisdropped))";
	}

	private static String restore(DatabaseObject object, String kept, @Nullable List<String> properties) {
		String parts = kept;
		if (properties != null) {
			// Nobody wants to lose what was granted in between
			String grants = kept + (kept.equals(KEPT) ? " WHERE " : " AND ") + "k.rank = 5";
			parts = properties.isEmpty() ? grants
					: properties.stream()
						.map(PostgreSqlLiterals::string)
						.collect(Collectors.joining(",\n        ", "SELECT unnest(ARRAY[",
								"]) AS statement\n        UNION ALL "))
							+ grants.replace("SELECT *", "SELECT k.statement");
		}
		return RESTORE.replace("{parts}", parts).replace("{object}", PostgreSqlLiterals.string(name(object.key())));
	}

	private static String condition(ObjectKey key) {
		QualifiedName home = (key.table() != null) ? key.table() : key.name();
		String schema = "n.nspname = "
				+ ((home.schema() != null) ? PostgreSqlLiterals.string(home.schema().text()) : "current_schema()");
		String name = PostgreSqlLiterals.string(key.name().name().text());
		return schema + switch (key.kind()) {
			case VIEW -> " AND c.relname = " + name + " AND c.relkind = 'v'";
			case MATERIALIZED_VIEW -> " AND c.relname = " + name + " AND c.relkind = 'm'";
			case FUNCTION -> " AND p.proname = " + name + " AND p.prokind IN ('f', 'w')";
			case PROCEDURE -> " AND p.proname = " + name + " AND p.prokind = 'p'";
			case TRIGGER -> " AND c.relname = " + PostgreSqlLiterals.string(home.name().text()) + " AND g.tgname = "
					+ name + " AND NOT g.tgisinternal";
		};
	}

	private static String name(ObjectKey key) {
		String words = key.toString();
		return Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

}
