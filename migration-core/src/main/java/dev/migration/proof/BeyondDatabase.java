package dev.migration.proof;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.dialect.Dialect;
import dev.migration.proof.ThrowawayDatabase.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Finds statements that reach beyond a scratch database on a server that has others:
 * trying them out would change what is not thrown away.
 */
final class BeyondDatabase {

	private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

	private static final Pattern OF_SERVER = Pattern
		.compile("^\\s*(?:(?:CREATE|ALTER|DROP|RENAME)\\s+(?:OR\\s+REPLACE\\s+)?"
				+ "(?:ROLE|USER|GROUP|DATABASE|TABLESPACE|SUBSCRIPTION|SERVER)\\b|ALTER\\s+SYSTEM\\b|REASSIGN\\s+OWNED\\b"
				+ "|DROP\\s+OWNED\\b|SET\\s+(?:GLOBAL|PERSIST)\\b|FLUSH\\b|SHUTDOWN\\b)", Pattern.CASE_INSENSITIVE);

	private static final Pattern OF_SERVER_ON_MARIADB = Pattern.compile(
			"^\\s*(?:(?:CREATE|ALTER|DROP)\\s+(?:OR\\s+REPLACE\\s+)?SCHEMA\\b|USE\\b|GRANT\\b|REVOKE\\b)",
			Pattern.CASE_INSENSITIVE);

	private final boolean mariaDb;

	private final Kind kind;

	private final List<String> neighbours;

	/**
	 * Create a check.
	 * @param dialect the language of the statements
	 * @param kind how much of the server the scratch database has for itself
	 * @param neighbours the names that must not be named with a dot behind
	 */
	BeyondDatabase(Dialect dialect, Kind kind, List<String> neighbours) {
		this.mariaDb = dialect.name().equals("mariadb") || dialect.name().equals("mysql");
		this.kind = kind;
		this.neighbours = List.copyOf(neighbours);
	}

	/**
	 * Return what a statement would touch.
	 * @param sql the statement
	 * @return what it is, or {@code null} if it stays where it should
	 */
	@Nullable String find(String sql) {
		if (this.kind == Kind.SERVER) {
			return null;
		}
		String code = TEXT.matcher(sql).replaceAll(" ");
		for (Pattern pattern : this.mariaDb ? List.of(OF_SERVER, OF_SERVER_ON_MARIADB) : List.of(OF_SERVER)) {
			Matcher matcher = pattern.matcher(code);
			if (matcher.find()) {
				return "'" + matcher.group().strip().replaceAll("\\s+", " ") + " ...'";
			}
		}
		for (String neighbour : this.neighbours) {
			if (Pattern.compile("(?i)(?<![\\w$.])[`\"]?" + Pattern.quote(neighbour) + "[`\"]?\\s*\\.")
				.matcher(code)
				.find()) {
				return "something in '" + neighbour + "'";
			}
		}
		return null;
	}

}
