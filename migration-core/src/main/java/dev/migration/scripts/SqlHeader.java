package dev.migration.scripts;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * The {@code -- key: value} lines at the start of an SQL script, taken in one by one.
 */
final class SqlHeader {

	private static final String REVISION = "revision";

	private static final String TRANSACTIONAL = "transactional";

	private static final String CREATE_DATE = "create_date";

	private static final String MESSAGE = "message";

	private static final String LOCK_TIMEOUT = "lock_timeout";

	private static final String STATEMENT_TIMEOUT = "statement_timeout";

	private static final String RETRIES = "retries";

	/** What the tool writes for people. */
	private static final String PROOF = "proof";

	/** In a file without an id: other tools write '-- version: ...'. */
	private static final int MOST_MISTAKES = 2;

	private static final List<String> KEYS = List.of(REVISION, "down_revision", "branch_labels", "depends_on",
			TRANSACTIONAL, LOCK_TIMEOUT, STATEMENT_TIMEOUT, RETRIES, CREATE_DATE, MESSAGE);

	/** What other tools may write at the start of a file. */
	private static final Set<String> COMMON = Set.of(MESSAGE, LOCK_TIMEOUT, STATEMENT_TIMEOUT, RETRIES);

	private final String origin;

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	private @Nullable InvalidScriptException problem;

	private @Nullable InvalidScriptException misspelt;

	private int section;

	SqlHeader(String origin) {
		this.origin = origin;
	}

	/**
	 * Take in a comment line. A mistake counts only if the file turns out to be a script,
	 * because other tools write such lines too.
	 */
	void add(int line, String comment) {
		int colon = comment.indexOf(':');
		String plain = (colon > 0) ? withoutBlanks(comment, 2, colon) : "";
		if (KEYS.contains(plain) && !comment.startsWith("::", colon)) {
			put(line, plain, comment.substring(colon + 1));
		}
		else if (!plain.equals(PROOF)) {
			addUnusual(line, comment);
		}
	}

	private static String withoutBlanks(String text, int from, int to) {
		int start = from;
		int end = to;
		while (start < end && isBlank(text.charAt(start))) {
			start++;
		}
		while (start < end && isBlank(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(start, end);
	}

	private static boolean isBlank(char character) {
		return character == ' ' || character == '\t';
	}

	private void put(int line, String key, String value) {
		Entry former = this.entries.putIfAbsent(key, new Entry(line, value.strip()));
		if (former != null) {
			fail(line, "Key '" + key + "' stands in line " + former.line() + " already; remove one of them.");
		}
	}

	/**
	 * Take in a line that has none of the keys.
	 */
	private void addUnusual(int line, String comment) {
		Matcher matcher = Unusual.ENTRY.matcher(comment);
		if (!matcher.matches()) {
			return;
		}
		String key = matcher.group(1);
		String known = key.toLowerCase(Locale.ROOT).replaceAll("[- ]", "_");
		if (KEYS.contains(known)) {
			fail(line, "Key '" + key + "' is unknown; write it as '" + known + "'.");
			if (!COMMON.contains(known)) {
				misspelt(line, "Key '" + key + "' is unknown; write it as '" + known + "'.");
			}
		}
		else if (key.matches("[a-z0-9_]+")) {
			String meant = NearestWord.of(key, KEYS).map((near) -> "did you mean '" + near + "'? Use").orElse("use");
			String problem = "Key '" + key + "' is unknown; " + meant + " one of '" + String.join("', '", KEYS)
					+ "', or move the comment below '-- upgrade'.";
			fail(line, problem);
			if (NearestWord.of(key, KEYS, MOST_MISTAKES).filter((near) -> !COMMON.contains(near)).isPresent()) {
				misspelt(line, problem);
			}
		}
	}

	private void misspelt(int line, String text) {
		if (this.misspelt == null) {
			this.misspelt = new InvalidScriptException(this.origin, line, text);
		}
	}

	/**
	 * Take in the line that starts the first section.
	 */
	void endAtSection(int line) {
		this.section = line;
	}

	void fail(int line, String text) {
		if (this.problem == null) {
			this.problem = new InvalidScriptException(this.origin, line, text);
		}
	}

	boolean isEmpty() {
		return this.entries.isEmpty();
	}

	/**
	 * Return the node, or nothing if the file does not declare itself.
	 */
	Optional<RevisionNode> node() {
		Entry id = this.entries.get(REVISION);
		if (id == null && this.misspelt != null) {
			throw this.misspelt;
		}
		if (id == null && this.section == 0 && COMMON.containsAll(this.entries.keySet())) {
			return Optional.empty();
		}
		if (id != null && this.problem != null) {
			throw this.problem;
		}
		if (id == null || id.value().isEmpty()) {
			int line = (id != null) ? id.line()
					: this.entries.values().stream().findFirst().map(Entry::line).orElse(this.section);
			throw new InvalidScriptException(this.origin, line,
					"The revision has no id; add a line such as '-- revision: 5c626978d652'.");
		}
		return Optional.of(new RevisionNode(id.value(), list("down_revision"), list("depends_on"),
				list("branch_labels"), value(MESSAGE), createDate(), this.origin));
	}

	/**
	 * Return the line that a key stands in, counted from 1, or 0 if it is not there.
	 */
	int line(String key) {
		Entry entry = this.entries.get(key);
		return (entry != null) ? entry.line() : 0;
	}

	boolean transactional() {
		Entry entry = this.entries.get(TRANSACTIONAL);
		if (entry == null || entry.value().isEmpty() || entry.value().equals("true")) {
			return true;
		}
		if (entry.value().equals("false")) {
			return false;
		}
		throw new InvalidScriptException(this.origin, entry.line(),
				"'transactional' is '" + entry.value() + "'; write 'true' or 'false'.");
	}

	RevisionLimits limits() {
		return RevisionLimits.of(this.origin, limit(LOCK_TIMEOUT), limit(STATEMENT_TIMEOUT), limit(RETRIES));
	}

	private RevisionLimits.Entry limit(String key) {
		return new RevisionLimits.Entry(key, value(key), line(key));
	}

	private @Nullable Instant createDate() {
		Entry entry = this.entries.get(CREATE_DATE);
		if (entry == null || entry.value().isEmpty()) {
			return null;
		}
		try {
			return CreateDate.parse(entry.value());
		}
		catch (DateTimeParseException ex) {
			throw new InvalidScriptException(this.origin, entry.line(), "'create_date' is '" + entry.value()
					+ "', which is no instant; write it as '2026-11-20T23:29:18Z'.");
		}
	}

	private List<String> list(String key) {
		String value = value(key);
		if (value.indexOf(',') < 0) {
			return value.isEmpty() ? List.of() : List.of(value);
		}
		return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
	}

	private String value(String key) {
		Entry entry = this.entries.get(key);
		return (entry != null) ? entry.value() : "";
	}

	private record Entry(int line, String value) {

	}

	/**
	 * Compiled when it is needed: most files have none but the keys.
	 */
	private static final class Unusual {

		private static final Pattern ENTRY = Pattern.compile("--[ \\t]*(\\w+(?:[- ]\\w+)?)[ \\t]*:(?!:)(.*)",
				Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

	}

}
