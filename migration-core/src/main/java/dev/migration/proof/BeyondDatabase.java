package dev.migration.proof;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.proof.ThrowawayDatabase.Kind;
import dev.migration.scripts.InvalidScriptException;
import dev.migration.scripts.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Finds statements that reach beyond a scratch database on a server that has others:
 * trying them out would change what is not thrown away.
 */
final class BeyondDatabase {

	// Where a statement begins, also one that MariaDB carries out of a comment
	private static final String START = "(?:^|;)\\s*(?:/\\*M?!\\d*\\s*)?";

	private static final String OBJECTS = "(?:ROLE|USER|GROUP|DATABASE|TABLESPACE|SUBSCRIPTION|SERVER|PARAMETER)\\b";

	private static final String OF_SERVER = "(?:CREATE|ALTER|DROP|RENAME)\\s+(?:OR\\s+REPLACE\\s+)?" + OBJECTS
			+ "|ALTER\\s+SYSTEM\\b|(?:REASSIGN|DROP)\\s+OWNED\\b|(?:GRANT|REVOKE)\\b[^;]*?\\sON\\s+" + OBJECTS
			+ "|(?:GRANT|REVOKE)\\b(?!\\s+OPTION\\b)(?![^;]*\\sON\\s)|(?:COMMENT|SECURITY\\s+LABEL)\\b[^;]*?\\sON\\s+"
			+ OBJECTS
			+ "|SET\\s+(?:GLOBAL|PERSIST|@@GLOBAL|@@PERSIST)|FLUSH\\b|SHUTDOWN\\b|COPY\\b[^;]*?\\sTO\\s+(?:PROGRAM\\b|'')";

	private static final String OF_MARIADB = "|(?:CREATE|ALTER|DROP)\\s+(?:OR\\s+REPLACE\\s+)?SCHEMA\\b|USE\\b|GRANT\\b"
			+ "|REVOKE\\b|KILL\\b|PURGE\\b|RESET\\b|CHANGE\\s+(?:MASTER|REPLICATION)\\b|(?:UN)?INSTALL\\b"
			+ "|(?:START|STOP)\\s+(?:ALL\\s+)?(?:SLAVE|REPLICA)\\b|SELECT\\b[^;]*?\\sINTO\\s+(?:OUTFILE|DUMPFILE)\\b";

	private static final String OF_DATABASE = "|(?:CREATE|ALTER|DROP|SET)\\s+SCHEMA\\b"
			+ "|(?:ALTER|DROP)\\s+EXTENSION\\b|(?:CREATE|ALTER|DROP)\\s+(?:PUBLICATION|EVENT\\s+TRIGGER)\\b|ALTER\\b[^;]*?\\sSET\\s+SCHEMA\\b"
			+ "|USE\\b|(?:SCRIPT|BACKUP)\\b[^;]*?\\sTO\\s";

	// What these carry out is a text, in which anything may stand
	private static final Pattern DYNAMIC = Pattern.compile(START + "(?:DO|PREPARE|EXECUTE)\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern SEARCH_PATH = Pattern.compile("\\bsearch_path\\b", Pattern.CASE_INSENSITIVE);

	private final Dialect dialect;

	private final Kind kind;

	private final Pattern forbidden;

	private final Pattern anywhere;

	private final @Nullable Pattern neighbours;

	/**
	 * Create a check.
	 * @param dialect the language of the statements
	 * @param kind how much of the server the scratch database has for itself
	 * @param neighbours the names that must not be named with a dot behind
	 */
	BeyondDatabase(Dialect dialect, Kind kind, List<String> neighbours) {
		this.dialect = dialect;
		this.kind = kind;
		boolean mariaDb = dialect.name().equals("mariadb") || dialect.name().equals("mysql");
		String statements = OF_SERVER + (mariaDb ? OF_MARIADB : "") + ((kind == Kind.SCHEMA) ? OF_DATABASE : "");
		this.forbidden = Pattern.compile(START + "(" + statements + ")", Pattern.CASE_INSENSITIVE);
		this.anywhere = Pattern.compile("\\b(" + statements + ")", Pattern.CASE_INSENSITIVE);
		this.neighbours = neighbours.isEmpty() ? null
				: Pattern.compile("(?<![\\w$.])[`\"]?("
						+ neighbours.stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")[`\"]?\\s*\\.",
						Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
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
		String code = code(sql);
		return Stream.of(statement(code), statementInText(code, sql), neighbour(code), searchPath(sql))
			.flatMap(Stream::ofNullable)
			.findFirst()
			.orElse(null);
	}

	private String code(String sql) {
		try {
			return SqlText.of(this.dialect, "statement", sql).code();
		}
		catch (InvalidScriptException ex) {
			// The server will say so
			return sql;
		}
	}

	private @Nullable String statement(String code) {
		Matcher matcher = this.forbidden.matcher(code);
		return matcher.find() ? words(matcher.group(1)) : null;
	}

	private @Nullable String statementInText(String code, String sql) {
		if (!DYNAMIC.matcher(code).find()) {
			return null;
		}
		Matcher matcher = this.anywhere.matcher(sql);
		return matcher.find() ? words(matcher.group(1)) : null;
	}

	private static String words(String found) {
		return "'" + found.strip().replaceAll("\\s+", " ") + " ...'";
	}

	private @Nullable String neighbour(String code) {
		Matcher matcher = (this.neighbours != null) ? this.neighbours.matcher(code) : null;
		return (matcher != null && matcher.find()) ? "something in '" + matcher.group(1) + "'" : null;
	}

	private @Nullable String searchPath(String sql) {
		return (this.kind == Kind.SCHEMA && SEARCH_PATH.matcher(sql).find()) ? "the 'search_path'" : null;
	}

}
