package dev.migration.reliability;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The server's own account of what was asked of it. Not thread-safe.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ServerLog {

	/**
	 * What makes the server write one.
	 */
	public static final Map<String, String> SETTINGS = Map.of("logging_collector", "on", "log_statement", "all",
			"log_filename", "server.log", "log_rotation_age", "0", "log_rotation_size", "0", "log_line_prefix",
			"%p,%d,%v,");

	private static final Pattern LINE = Pattern.compile("(\\d+),([^,]*),([^,]*),(\\w+):\\s+(.*)");

	private static final Pattern STATEMENT = Pattern.compile("(?:execute [^:]+|statement): (.*)");

	private static final Pattern CHANGE = Pattern.compile("(?:CREATE|ALTER|DROP|INSERT|UPDATE|DELETE)\\b.*");

	private final Path file;

	private final Map<String, List<Entry>> entries = new HashMap<>();

	private final Map<String, Integer> last = new HashMap<>();

	private long read;

	/**
	 * Create a reader.
	 * @param server the server, started with {@link #SETTINGS}
	 */
	public ServerLog(PostgreSqlReliabilityServer server) {
		this.file = server.data().resolve("log").resolve("server.log");
	}

	/**
	 * Return how often statements took effect: not those of a transaction that was never
	 * committed, nor what failed or was interrupted. What the tool writes down for itself
	 * does not count.
	 * @param database the name of the database
	 * @return the count, by the text of the statement
	 * @throws IOException if the log cannot be read
	 */
	public Map<String, Integer> changes(String database) throws IOException {
		List<Entry> found = entries(database);
		Set<String> begun = transactions(found, "BEGIN");
		Set<String> committed = transactions(found, "COMMIT");
		Map<String, Integer> counts = new TreeMap<>();
		for (Entry entry : found) {
			boolean kept = !begun.contains(entry.transaction()) || committed.contains(entry.transaction());
			if (kept && !entry.failed() && CHANGE.matcher(entry.text()).matches()
					&& !entry.text().contains("migration_")) {
				counts.merge(entry.text(), 1, Integer::sum);
			}
		}
		return counts;
	}

	private static Set<String> transactions(List<Entry> entries, String statement) {
		return entries.stream()
			.filter((entry) -> entry.text().equals(statement) && !entry.failed())
			.map(Entry::transaction)
			.collect(Collectors.toSet());
	}

	/**
	 * Return how many statements were asked for, whatever came of them.
	 * @param database the name of the database
	 * @return the number
	 * @throws IOException if the log cannot be read
	 */
	public int statements(String database) throws IOException {
		return entries(database).size();
	}

	private List<Entry> entries(String database) throws IOException {
		try (RandomAccessFile log = new RandomAccessFile(this.file.toFile(), "r")) {
			byte[] bytes = new byte[(int) (log.length() - this.read)];
			log.seek(this.read);
			log.readFully(bytes);
			String text = new String(bytes, StandardCharsets.UTF_8);
			int end = text.lastIndexOf('\n') + 1;
			text.substring(0, end).lines().forEach(this::add);
			this.read += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
		}
		return this.entries.getOrDefault(database, List.of());
	}

	private void add(String line) {
		Matcher matcher = LINE.matcher(line);
		if (!matcher.matches()) {
			return;
		}
		List<Entry> found = this.entries.computeIfAbsent(matcher.group(2), (database) -> new ArrayList<>());
		String session = matcher.group(2) + " " + matcher.group(1);
		String level = matcher.group(4);
		Matcher statement = STATEMENT.matcher(matcher.group(5));
		if (level.equals("LOG") && statement.matches()) {
			this.last.put(session, found.size());
			found.add(new Entry(matcher.group(1) + " " + matcher.group(3), statement.group(1), false));
		}
		else if ((level.equals("ERROR") || level.equals("FATAL")) && this.last.containsKey(session)) {
			int index = this.last.get(session);
			Entry failed = found.get(index);
			found.set(index, new Entry(failed.transaction(), failed.text(), true));
		}
	}

	/**
	 * A statement that was asked for.
	 *
	 * @param transaction which one it was in
	 * @param text the statement
	 * @param failed whether the server said so
	 */
	private record Entry(String transaction, String text, boolean failed) {

	}

}
