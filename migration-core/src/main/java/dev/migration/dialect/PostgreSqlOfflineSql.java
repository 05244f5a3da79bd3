package dev.migration.dialect;

import java.util.List;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of {@code psql} on PostgreSQL.
 */
final class PostgreSqlOfflineSql implements OfflineSql {

	private static final Pattern RESET = Pattern.compile("\\b(?:reset|discard)\\s+all\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern SEARCH_PATH = Pattern
		.compile("search_path|\\bset\\s+(?:session\\s+|local\\s+)?schema\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern OFFSET = Pattern.compile("GMT([+-])(.+)");

	private final Dialect dialect;

	PostgreSqlOfflineSql(Dialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * {@code psql} takes the encoding of the server, the server its own time zone and
	 * order of dates.
	 */
	@Override
	public List<String> prepareSession(@Nullable Name schema, TimeZone timeZone) {
		return List.of("SET client_encoding = 'UTF8'", "SET TimeZone = " + this.dialect.literal(sessionZone(timeZone)),
				"SET DateStyle = 'ISO'", pinSearchPath(schema));
	}

	/**
	 * What Java calls {@code GMT+02:00}, east of Greenwich, is {@code GMT-02:00} on the
	 * server, which counts as POSIX does. The driver turns it in the same way.
	 */
	private static String sessionZone(TimeZone timeZone) {
		Matcher offset = OFFSET.matcher(timeZone.getID());
		return offset.matches() ? "GMT" + (offset.group(1).equals("+") ? "-" : "+") + offset.group(2)
				: timeZone.getID();
	}

	private String pinSearchPath(@Nullable Name schema) {
		String first = (schema != null) ? this.dialect.literal('"' + schema.text().replace("\"", "\"\"") + '"')
				: "'\"' || replace(current_schema(), '\"', '\"\"') || '\"'";
		return "SELECT set_config('search_path', set_config('migration.search_path', concat_ws(', ', " + first
				+ ", nullif(current_setting('search_path'), '')), false), false)";
	}

	@Override
	public List<String> restoreSearchPath(List<String> script, @Nullable Name schema) {
		if (script.stream().anyMatch((statement) -> RESET.matcher(statement).find())) {
			return List.of(pinSearchPath(schema));
		}
		return script.stream().anyMatch((statement) -> SEARCH_PATH.matcher(statement).find())
				? List.of("SELECT set_config('search_path', current_setting('migration.search_path'), false)")
				: List.of();
	}

	@Override
	public String unlessThere(String createTable) {
		return createTable.replaceFirst("^CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ");
	}

	@Override
	public String addColumnUnlessThere(QualifiedName table, Name column, String type) {
		return "ALTER TABLE " + this.dialect.quote(table) + " ADD COLUMN IF NOT EXISTS " + this.dialect.quote(column)
				+ " " + type;
	}

	@Override
	public String requireRows(QualifiedName versionTable, List<String> rows) {
		String expected = rows.isEmpty() ? "cardinality(found) > 0" : "NOT found @> ARRAY[%s]::text[]"
			.formatted(rows.stream().map(this.dialect::literal).collect(Collectors.joining(", ")));
		String start = this.dialect.literal(rows.isEmpty() ? "base" : String.join(", ", rows));
		String body = """

				DECLARE
					found text[] := ARRAY(SELECT version_num FROM %s ORDER BY version_num);
				BEGIN
					IF %s THEN
						RAISE EXCEPTION 'These statements start at %%, but the database is at %%.', %s,
							coalesce(nullif(array_to_string(found, ', '), ''), 'base')
							USING HINT = 'Write them again for where the database is: <from>:<to>.';
					END IF;
				END
				""".formatted(this.dialect.quote(versionTable), expected, start);
		return block(body);
	}

	@Override
	public String requireNone(String from, String message) {
		return block("""

				BEGIN
					IF EXISTS (SELECT FROM %s) THEN
						RAISE EXCEPTION '%%', %s;
					END IF;
				END
				""".formatted(from, this.dialect.literal(message)));
	}

	private static String block(String body) {
		StringBuilder tag = new StringBuilder("$");
		while (body.contains(tag + "$")) {
			tag.append('q');
		}
		return "DO " + tag + "$" + body + tag + "$";
	}

}
