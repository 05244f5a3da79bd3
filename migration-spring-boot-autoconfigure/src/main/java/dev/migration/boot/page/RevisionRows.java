package dev.migration.boot.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.migration.command.MigrationState;
import dev.migration.command.MigrationStatus;
import dev.migration.command.RevisionEntry;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.HistoryEntry;
import dev.migration.runtime.HistoryEvent;
import org.jspecify.annotations.Nullable;

/**
 * The graph of a database row by row: what is unknown to the application on top, then its
 * own revisions, newest first.
 */
final class RevisionRows {

	private final MigrationStatus status;

	private final String key;

	private final UnknownRevisions unknown;

	private final List<GraphNode> nodes = new ArrayList<>();

	private final List<RevisionMark> marks = new ArrayList<>();

	private final List<Map<String, Object>> rows = new ArrayList<>();

	private final @Nullable String atWork;

	private final @Nullable String failed;

	/**
	 * Create the rows.
	 * @param status where the database stands
	 * @param key what the anchors of its revisions begin with
	 */
	RevisionRows(MigrationStatus status, String key) {
		this.status = status;
		this.key = key;
		this.unknown = UnknownRevisions.of(status);
		this.atWork = (status.state() == MigrationState.RUNNING) ? status.pending().get(0) : null;
		this.failed = (status.state() == MigrationState.FAILED) ? failure(status) : null;
		this.unknown.ids().forEach(this::addUnknown);
		Map<String, String> labels = labels(status.revisions());
		status.revisions().forEach((entry) -> add(entry, labels));
	}

	private static @Nullable String failure(MigrationStatus status) {
		return status.history()
			.stream()
			.filter((entry) -> entry.event() == HistoryEvent.FAILED)
			.map(HistoryEntry::revision)
			.findFirst()
			.orElse(null);
	}

	/** Dependencies may be named by the label of the branch that they are on. */
	static Map<String, String> labels(Collection<RevisionEntry> entries) {
		Map<String, String> labels = new HashMap<>();
		entries.forEach((
				entry) -> entry.revision().branchLabels().forEach((label) -> labels.put(label, entry.revision().id())));
		return labels;
	}

	static String anchor(String key, String revision) {
		return "#" + URLEncoder.encode(key + "/" + revision, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private void addUnknown(String id) {
		HistoryEntry run = this.unknown.run(id).orElse(null);
		List<String> parents = (run != null) ? run.downRevisions() : List.of();
		this.nodes.add(new GraphNode(id, parents, List.of()));
		this.marks.add(RevisionMark.UNKNOWN);
		String message = (run != null && run.message() != null) ? run.message() : "";
		Map<String, Object> row = row(id, message, "unknown", parents);
		List<Map<String, String>> badges = new ArrayList<>();
		if (this.status.current().contains(id)) {
			badges.add(badge("here", "current"));
		}
		badges.add(badge("unknown", "unknown here"));
		row.put("badges", badges);
		putRun(row, run);
		this.rows.add(row);
	}

	private void add(RevisionEntry entry, Map<String, String> labels) {
		RevisionNode revision = entry.revision();
		List<String> dependencies = revision.dependsOn()
			.stream()
			.map((name) -> labels.getOrDefault(name, name))
			.toList();
		this.nodes.add(new GraphNode(revision.id(), revision.downRevisions(), dependencies));
		RevisionMark mark = mark(entry);
		this.marks.add(mark);
		Map<String, Object> row = row(revision.id(), revision.message(), mark.name().toLowerCase(Locale.ROOT),
				revision.downRevisions());
		if (!revision.dependsOn().isEmpty()) {
			row.put("dependsOn", String.join(", ", revision.dependsOn()));
		}
		List<Map<String, String>> badges = badges(entry, mark);
		if (!badges.isEmpty()) {
			row.put("badges", badges);
		}
		putRun(row, (entry.run() != null) ? entry.run() : this.unknown.run(revision.id()).orElse(null));
		this.rows.add(row);
	}

	private RevisionMark mark(RevisionEntry entry) {
		String id = entry.revision().id();
		if (this.status.state() == MigrationState.UNREACHABLE) {
			return RevisionMark.UNASKED;
		}
		if (Objects.equals(id, this.failed)) {
			return RevisionMark.FAILED;
		}
		if (this.unknown.isApplied(entry)) {
			return entry.current() ? RevisionMark.CURRENT : RevisionMark.APPLIED;
		}
		return Objects.equals(id, this.atWork) ? RevisionMark.RUNNING : RevisionMark.PENDING;
	}

	private List<Map<String, String>> badges(RevisionEntry entry, RevisionMark mark) {
		List<Map<String, String>> badges = new ArrayList<>();
		if (entry.current()) {
			badges.add(badge("here", "current"));
		}
		switch (mark) {
			case PENDING -> badges.add(badge("pending", "pending"));
			case RUNNING -> badges.add(badge("running", "running"));
			case FAILED -> badges.add(badge("failed", "failed"));
			default -> {
			}
		}
		if (entry.edited()) {
			badges.add(badge("edited", "edited"));
		}
		if (entry.head()) {
			badges.add(badge("head", "head"));
		}
		entry.revision().branchLabels().forEach((label) -> badges.add(badge("label", label)));
		return badges;
	}

	private Map<String, Object> row(String id, String message, String css, List<String> parents) {
		Map<String, Object> row = new LinkedHashMap<>();
		row.put("id", id);
		row.put("key", this.key + "/" + id);
		row.put("href", anchor(this.key, id));
		row.put("message", message.isBlank() ? "(no message)" : message);
		row.put("css", "r " + css);
		if (!parents.isEmpty()) {
			row.put("parents", String.join(", ", parents));
		}
		return row;
	}

	private static void putRun(Map<String, Object> row, @Nullable HistoryEntry run) {
		if (run != null && run.startedAt() != null) {
			row.put("at", run.startedAt().toString());
			row.put("atText", PageTime.text(run.startedAt()));
		}
	}

	private static Map<String, String> badge(String css, String text) {
		return Map.of("css", "b " + css, "text", text);
	}

	int count() {
		return this.rows.size();
	}

	/**
	 * Return the pieces of the drawing with their rows.
	 */
	List<Map<String, Object>> pieces(GraphDrawing drawing) {
		for (int row = 0; drawing.isWide() && row < this.rows.size(); row++) {
			this.rows.get(row).put("x", drawing.position(row));
		}
		List<String> svgs = drawing.pieces();
		List<Map<String, Object>> pieces = new ArrayList<>();
		for (int piece = 0; piece < svgs.size(); piece++) {
			int begin = piece * GraphDrawing.PIECE;
			int end = Math.min(begin + GraphDrawing.PIECE, this.rows.size());
			boolean whole = end - begin == GraphDrawing.PIECE;
			pieces.add(Map.of("svg", svgs.get(piece), "rows", this.rows.subList(begin, end), "css",
					whole ? "piece" : "rest"));
		}
		return pieces;
	}

	GraphDrawing drawing() {
		return new GraphDrawing(GraphLayout.of(this.nodes), this.marks);
	}

	/**
	 * Return whether there is a row of a revision.
	 */
	boolean has(String id) {
		return this.nodes.stream().anyMatch((node) -> node.id().equals(id));
	}

}
