package dev.migration.boot.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.migration.revision.Direction;
import dev.migration.runtime.HistoryEntry;
import dev.migration.runtime.HistoryEvent;
import org.jspecify.annotations.Nullable;

/**
 * What was run on a database, row by row.
 */
final class HistoryRows {

	private static final int PIECE = 50;

	private final List<Map<String, Object>> rows;

	/**
	 * Create the rows.
	 * @param newestFirst the history
	 * @param key what the anchors of revisions begin with
	 */
	HistoryRows(List<HistoryEntry> newestFirst, String key) {
		this.rows = newestFirst.stream().filter(HistoryRows::isOfInterest).map((entry) -> row(entry, key)).toList();
	}

	private static boolean isOfInterest(HistoryEntry entry) {
		return switch (entry.event()) {
			case APPLIED, FAILED -> true;
			case STARTED, BEGUN, STATEMENT, VERIFIED, REPAIRED -> false;
		};
	}

	int count() {
		return this.rows.size();
	}

	/**
	 * Return the address of what is older, beside the one of the page.
	 */
	static String older(PageDatabase database) {
		List<HistoryEntry> history = database.status().history();
		return "?context=" + encoded(database.context()) + "&database=" + encoded(database.name()) + "&before="
				+ history.get(history.size() - 1).number();
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/**
	 * Return the rows in pieces, so that a browser draws what it shows.
	 */
	List<List<Map<String, Object>>> pieces() {
		List<List<Map<String, Object>>> pieces = new ArrayList<>();
		for (int begin = 0; begin < this.rows.size(); begin += PIECE) {
			pieces.add(this.rows.subList(begin, Math.min(begin + PIECE, this.rows.size())));
		}
		return pieces;
	}

	private static Map<String, Object> row(HistoryEntry entry, String key) {
		Map<String, Object> row = new LinkedHashMap<>();
		row.put("id", entry.revision());
		row.put("href", RevisionRows.anchor(key, entry.revision()));
		row.put("message", (entry.message() != null) ? entry.message() : "");
		row.put("direction", entry.direction().name().toLowerCase(Locale.ROOT));
		row.put("arrow", arrow(entry));
		row.put("what", what(entry));
		row.put("outcome", entry.event().name().toLowerCase(Locale.ROOT));
		row.put("css", "h " + entry.event().name().toLowerCase(Locale.ROOT));
		row.put("duration", (entry.direction() != Direction.STAMP) ? PageTime.duration(entry.durationMillis()) : "");
		row.put("version", text(entry.applicationVersion()));
		row.put("by", words(entry));
		put(row, "tag", entry.tag());
		put(row, "error", entry.error());
		if (entry.startedAt() != null) {
			row.put("at", entry.startedAt().toString());
			row.put("atText", PageTime.text(entry.startedAt()));
		}
		return row;
	}

	private static String arrow(HistoryEntry entry) {
		if (entry.event() == HistoryEvent.FAILED) {
			return "✕";
		}
		return switch (entry.direction()) {
			case UPGRADE -> "↑";
			case DOWNGRADE -> "↓";
			case STAMP -> "•";
		};
	}

	private static String what(HistoryEntry entry) {
		boolean failed = entry.event() == HistoryEvent.FAILED;
		return switch (entry.direction()) {
			case UPGRADE -> failed ? "upgrade failed" : "upgraded";
			case DOWNGRADE -> failed ? "downgrade failed" : "downgraded";
			case STAMP -> failed ? "stamp failed" : "stamped";
		};
	}

	/**
	 * Return who ran something and where.
	 */
	static String by(HistoryEntry entry) {
		return String.join(" on ", words(entry));
	}

	private static List<String> words(HistoryEntry entry) {
		return Stream.of(text(entry.databaseUser()), text(entry.host())).filter((word) -> !word.isEmpty()).toList();
	}

	private static void put(Map<String, Object> row, String name, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			row.put(name, value);
		}
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

}
