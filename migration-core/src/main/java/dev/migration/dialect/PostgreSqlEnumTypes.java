package dev.migration.dialect;

import java.util.List;
import java.util.stream.Collectors;

import dev.migration.operation.AddEnumValue;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.DropEnumType;
import dev.migration.operation.DropEnumValue;
import dev.migration.operation.RenameEnumValue;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * The statements about enum types.
 */
final class PostgreSqlEnumTypes {

	private static final String DROP_VALUE = """
			DECLARE
			    old_type regtype := %1$s::regtype;
			    old_array oid := (SELECT typarray FROM pg_type WHERE oid = old_type);
			    labels text := (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)
			        FROM pg_enum WHERE enumtypid = old_type AND enumlabel <> %2$s);
			    used record;
			    uses bigint;
			    total bigint := 0;
			    changes text[] := '{}';
			    change text;
			BEGIN
			    %3$sIF NOT EXISTS (SELECT FROM pg_enum WHERE enumtypid = old_type AND enumlabel = %2$s) THEN
			        %4$s
			    END IF;
			    FOR used IN SELECT c.oid::regclass::text AS owner, quote_ident(a.attname) AS name,
			            a.atttypid = old_array AS is_array, pg_get_expr(d.adbin, d.adrelid) AS preset,
			            a.attinhcount AS inherited
			        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
			        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
			        WHERE a.atttypid IN (old_type, old_array) AND c.relkind IN ('r', 'p') AND NOT a.attisdropped
			        ORDER BY 1, a.attnum LOOP
			        EXECUTE 'SELECT count(*) FROM ' || used.owner || ' WHERE ' || quote_literal(%2$s)
			            || CASE WHEN used.is_array THEN ' = ANY (' || used.name || '::text[])'
			                ELSE ' = ' || used.name || '::text' END INTO uses;
			        total := total + uses;
			        IF used.preset IS NOT NULL THEN
			            EXECUTE 'ALTER TABLE ' || used.owner || ' ALTER COLUMN ' || used.name || ' DROP DEFAULT';
			        END IF;
			        IF used.inherited = 0 THEN
			            changes := changes || ('ALTER TABLE ' || used.owner || ' ALTER COLUMN ' || used.name
			                || ' TYPE %5$s' || CASE WHEN used.is_array THEN '[] USING ' || used.name || '::text[]::%5$s[]'
			                ELSE ' USING ' || used.name || '::text::%5$s' END);
			        END IF;
			        IF used.preset IS NOT NULL THEN
			            changes := changes || ('ALTER TABLE ' || used.owner || ' ALTER COLUMN ' || used.name
			                || ' SET DEFAULT ' || used.preset);
			        END IF;
			    END LOOP;
			    IF total > 0 THEN
			        RAISE EXCEPTION '%% rows use value %% of enum type %%; change them first', total, %2$s, %1$s;
			    END IF;
			    ALTER TYPE %5$s RENAME TO %6$s;
			    EXECUTE 'CREATE TYPE %5$s AS ENUM (' || coalesce(labels, '') || ')';
			    FOREACH change IN ARRAY changes LOOP
			        EXECUTE change;
			    END LOOP;
			    DROP TYPE %7$s;
			END""";

	private PostgreSqlEnumTypes() {
	}

	static List<String> create(CreateEnumType operation) {
		String type = quote(operation.type().name());
		String values = operation.type()
			.values()
			.stream()
			.map(PostgreSqlLiterals::string)
			.collect(Collectors.joining(", ", "(", ")"));
		String statement = "CREATE TYPE " + type + " AS ENUM " + values;
		return List.of(operation.ifNotExists() ? unlessThere(type, statement) : statement);
	}

	/**
	 * {@code CREATE TYPE} knows no {@code IF NOT EXISTS} (PostgreSQL 18).
	 */
	private static String unlessThere(String type, String statement) {
		return block("BEGIN\n    IF to_regtype(" + PostgreSqlLiterals.string(type) + ") IS NULL THEN\n        "
				+ statement + ";\n    END IF;\nEND");
	}

	static List<String> drop(DropEnumType operation) {
		return List.of("DROP TYPE " + (operation.ifExists() ? "IF EXISTS " : "") + quote(operation.type()));
	}

	static List<String> add(AddEnumValue operation) {
		String position = "";
		if (operation.before() != null) {
			position = " BEFORE " + PostgreSqlLiterals.string(operation.before());
		}
		else if (operation.after() != null) {
			position = " AFTER " + PostgreSqlLiterals.string(operation.after());
		}
		return List.of("ALTER TYPE " + quote(operation.type()) + " ADD VALUE "
				+ (operation.ifNotExists() ? "IF NOT EXISTS " : "") + PostgreSqlLiterals.string(operation.value())
				+ position);
	}

	static List<String> rename(RenameEnumValue operation) {
		return List.of("ALTER TYPE " + quote(operation.type()) + " RENAME VALUE "
				+ PostgreSqlLiterals.string(operation.from()) + " TO " + PostgreSqlLiterals.string(operation.to()));
	}

	/**
	 * The server cannot take a value back. The type is made anew from its own labels, by
	 * which values that the model does not know stay.
	 */
	static List<String> drop(DropEnumValue operation) {
		QualifiedName type = operation.type();
		QualifiedName old = type.sibling(Name.of("migration_old_enum"));
		String missing = operation.ifExists() ? "RETURN;"
				: "RAISE EXCEPTION 'Enum type %% has no value %%', %1$s, %2$s;"
					.formatted(PostgreSqlLiterals.string(quote(type)), PostgreSqlLiterals.string(operation.value()))
					.replace("%%", "%");
		return List.of(block(DROP_VALUE.formatted(PostgreSqlLiterals.string(quote(type)),
				PostgreSqlLiterals.string(operation.value()), "", missing, quote(type),
				PostgreSqlNames.quote(old.name()), PostgreSqlNames.quoteType(old))));
	}

	private static String block(String body) {
		String tag = "$migration$";
		while (body.contains(tag)) {
			tag = tag.substring(0, tag.length() - 1) + "_$";
		}
		return "DO " + tag + "\n" + body + "\n" + tag;
	}

	private static String quote(QualifiedName type) {
		return PostgreSqlNames.quoteType(type);
	}

}
