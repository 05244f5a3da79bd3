package dev.migration.dialect;

import java.util.List;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of {@code RUNSCRIPT} and the RunScript tool of H2, which end with the first
 * error.
 */
final class H2OfflineSql implements OfflineSql {

	private static final String SCHEMA = "@migration_schema";

	private static final Pattern CHANGES_SCHEMA = Pattern
		.compile("\\bset\\s+schema|\\buse\\s+\\w|\\bset\\s+schema_search_path", Pattern.CASE_INSENSITIVE);

	private final H2Names names;

	H2OfflineSql(H2Names names) {
		this.names = names;
	}

	@Override
	public List<String> prepareSession(@Nullable Name schema, TimeZone timeZone) {
		String first = (schema != null) ? H2Literals.string(this.names.stored(schema)) : "CURRENT_SCHEMA";
		return List.of("SET TIME ZONE " + H2Literals.string(timeZone.getID()), "SET " + SCHEMA + " = " + first,
				"SET SCHEMA " + SCHEMA);
	}

	@Override
	public List<String> restoreSearchPath(List<String> script, @Nullable Name schema) {
		return script.stream().anyMatch((statement) -> CHANGES_SCHEMA.matcher(statement).find())
				? List.of("SET SCHEMA " + SCHEMA) : List.of();
	}

	@Override
	public String unlessThere(String createTable) {
		return createTable.replaceFirst("^CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ");
	}

	@Override
	public String addColumnUnlessThere(QualifiedName table, Name column, String type) {
		return "ALTER TABLE " + this.names.quote(table) + " ADD COLUMN IF NOT EXISTS " + this.names.quote(column) + " "
				+ type;
	}

	@Override
	public String requireRows(QualifiedName versionTable, List<String> rows) {
		String table = this.names.quote(versionTable);
		String there = rows.stream().map(H2Literals::string).collect(Collectors.joining(", "));
		String wrong = rows.isEmpty() ? "EXISTS (SELECT 1 FROM " + table + ")"
				: "(SELECT COUNT(*) FROM " + table + " WHERE version_num IN (" + there + ")) < " + rows.size();
		String start = rows.isEmpty() ? "base" : String.join(", ", rows);
		return "CALL CASE WHEN " + wrong + " THEN SIGNAL('45000', "
				+ H2Literals.string("These statements start at " + start + ", but the database is at ")
				+ " || COALESCE((SELECT LISTAGG(version_num, ', ') WITHIN GROUP (ORDER BY version_num) FROM " + table
				+ "), 'base') || '. Write them again for where the database is: <from>:<to>.') END";
	}

	@Override
	public String requireNone(String from, String message) {
		return "CALL CASE WHEN EXISTS (SELECT 1 FROM " + from + ") THEN SIGNAL('45000', " + H2Literals.string(message)
				+ ") END";
	}

}
