package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of the {@code mariadb} and {@code mysql} clients.
 */
final class MySqlOfflineSql implements OfflineSql {

	private static final Pattern USE = Pattern.compile("(?:^|;)\\s*use\\s", Pattern.CASE_INSENSITIVE);

	private final MySqlServer server;

	private final Dialect dialect;

	MySqlOfflineSql(MySqlServer server, Dialect dialect) {
		this.server = server;
		this.dialect = dialect;
	}

	/**
	 * The client takes the encoding from where it runs. The time zone is the same as
	 * online, whatever that of the Java platform.
	 */
	@Override
	public List<String> prepareSession(@Nullable Name schema, TimeZone timeZone) {
		List<String> statements = new ArrayList<>(List.of("SET NAMES utf8mb4"));
		statements.addAll(this.dialect.state().prepareSession());
		if (schema != null) {
			statements.add("USE " + this.dialect.quote(schema));
		}
		return statements;
	}

	/**
	 * A text for the current schema cannot know its name, and {@code USE} takes nothing
	 * else.
	 */
	@Override
	public List<String> restoreSearchPath(List<String> script, @Nullable Name schema) {
		boolean uses = script.stream().anyMatch((statement) -> USE.matcher(statement).find());
		if (uses && schema == null) {
			throw this.server.cannot("find the current schema again after 'USE' in a text",
					"set migration.schema, or write the schema in front of the names instead");
		}
		return (uses && schema != null) ? List.of("USE " + this.dialect.quote(schema)) : List.of();
	}

	@Override
	public String unlessThere(String createTable) {
		return this.dialect.state()
			.transactional(createTable.replaceFirst("^CREATE TABLE ", "CREATE TABLE IF NOT EXISTS "));
	}

	/**
	 * Only tables of versions that did not know these databases lack a column, so that
	 * MySQL does without the condition that it does not have.
	 */
	@Override
	public String addColumnUnlessThere(QualifiedName table, Name column, String type) {
		return "ALTER TABLE " + this.dialect.quote(table) + " ADD COLUMN "
				+ (this.server.mariaDb() ? "IF NOT EXISTS " : "") + this.dialect.quote(column) + " " + type;
	}

	@Override
	public String requireRows(QualifiedName versionTable, List<String> rows) {
		String expected = rows.isEmpty() ? "count(*) > 0" : "count(CASE WHEN version_num IN (%s) THEN 1 END) < %d"
			.formatted(rows.stream().map(this.dialect::literal).collect(Collectors.joining(", ")), rows.size());
		String start = rows.isEmpty() ? "base" : String.join(", ", rows);
		String message = "concat(%s, coalesce(group_concat(version_num ORDER BY version_num SEPARATOR ', '), 'base'), %s)"
			.formatted(this.dialect.literal("These statements start at " + start + ", but the database is at "),
					this.dialect.literal(". Write them again for where the database is: <from>:<to>."));
		return MySqlFailure.when(expected, message, this.dialect.quote(versionTable));
	}

	/**
	 * A constant message would fail before the rows are counted.
	 */
	@Override
	public String requireNone(String from, String message) {
		return MySqlFailure.when("count(*) > 0", "concat(left(count(*), 0), " + this.dialect.literal(message) + ")",
				from);
	}

}
