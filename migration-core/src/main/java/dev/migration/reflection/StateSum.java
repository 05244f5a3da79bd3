package dev.migration.reflection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines from the catalogs, summed up in an order of its own.
 */
final class StateSum {

	private static final Pattern WORD = Pattern.compile("\"(?:[^\"]|\"\")+\"|`(?:[^`]|``)+`|[\\p{L}\\p{N}_$#@]+",
			Pattern.UNICODE_CHARACTER_CLASS);

	private static final Pattern VERSION = Pattern.compile("[\\p{Alnum}._]{1,30}");

	private final Set<String> lines = new TreeSet<>();

	/**
	 * Return what a statement may name: all of its words in lower case, quoted or not.
	 * More than it names only makes more of the catalogs count.
	 */
	static Set<String> words(String sql) {
		return WORD.matcher(sql).results().map(MatchResult::group).map(StateSum::plain).collect(Collectors.toSet());
	}

	private static String plain(String word) {
		String quote = word.substring(0, 1);
		boolean quoted = quote.equals("\"") || quote.equals("`");
		String name = quoted ? word.substring(1, word.length() - 1).replace(quote + quote, quote) : word;
		return name.toLowerCase(Locale.ROOT);
	}

	void add(String line) {
		this.lines.add(line);
	}

	/**
	 * Return the sum of all lines.
	 * @param connection tells the version of the server, which prints what is summed
	 */
	String text(Connection connection) throws SQLException {
		MessageDigest digest = sha256();
		for (String line : this.lines) {
			digest.update(line.getBytes(StandardCharsets.UTF_8));
			digest.update((byte) 0);
		}
		Matcher version = VERSION.matcher(connection.getMetaData().getDatabaseProductVersion());
		return "state-1 " + (version.find() ? version.group() : "") + ":" + HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
