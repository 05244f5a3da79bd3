package dev.migration.boot.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.migration.command.MigrationState;
import dev.migration.command.MigrationStatus;
import dev.migration.runtime.HistoryEntry;
import dev.migration.runtime.HistoryEvent;

/**
 * The part of the page that is about one database, as values of the template.
 */
final class DatabaseSection {

	private final PageDatabase database;

	private final StateSummary summary;

	private final String key;

	/**
	 * Create the part.
	 * @param database the database
	 * @param key what its anchors begin with, unlike that of any other
	 * @param several whether there are others
	 */
	DatabaseSection(PageDatabase database, String key, boolean several) {
		this.database = database;
		this.summary = StateSummary.of(database, several);
		this.key = key;
	}

	/**
	 * Return the name of the style for a state.
	 */
	static String tone(MigrationState state) {
		return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	StateSummary summary() {
		return this.summary;
	}

	Map<String, Object> values() {
		MigrationStatus status = this.database.status();
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("key", this.key);
		// Not the key itself, which could be that of a part of the page
		values.put("anchor", this.key + "/");
		values.put("href", RevisionRows.anchor(this.key, ""));
		values.put("name", this.database.name());
		values.put("context", this.database.context());
		values.put("tone", tone(status.state()));
		values.put("title", this.summary.title());
		values.put("detail", this.summary.detail());
		values.put("commands", this.summary.commands());
		if (this.summary.error() != null) {
			values.put("error", this.summary.error());
		}
		if (this.summary.advice() != null) {
			values.put("advice", this.summary.advice());
		}
		if (this.summary.run() != null) {
			values.put("run", run(this.summary.run()));
		}
		putProgress(values, status);
		putRows(values, status);
		return values;
	}

	private static Map<String, Object> run(HistoryEntry entry) {
		Map<String, Object> run = new LinkedHashMap<>();
		run.put("what", (entry.event() == HistoryEvent.FAILED) ? "Failed" : "Applied");
		if (entry.startedAt() != null) {
			run.put("at", entry.startedAt().toString());
			run.put("atText", PageTime.text(entry.startedAt()));
		}
		if (entry.applicationVersion() != null) {
			run.put("version", entry.applicationVersion());
		}
		run.put("by", HistoryRows.by(entry));
		return run;
	}

	private static void putProgress(Map<String, Object> values, MigrationStatus status) {
		int total = status.revisions().size();
		if (total == 0 || status.state() == MigrationState.UNREACHABLE) {
			return;
		}
		UnknownRevisions unknown = UnknownRevisions.of(status);
		if (!status.unknown().isEmpty() && !unknown.isExplained()) {
			return;
		}
		long applied = status.revisions().stream().filter(unknown::isApplied).count();
		values.put("progress", applied + " of " + total + " applied");
		values.put("share", String.format(Locale.ROOT, "%.2f", 100.0 * applied / total));
	}

	private void putRows(Map<String, Object> values, MigrationStatus status) {
		RevisionRows revisions = new RevisionRows(status, this.key);
		HistoryRows history = new HistoryRows(status.history(), this.key);
		GraphDrawing drawing = revisions.drawing();
		values.put("width", drawing.width());
		values.put("pieces", revisions.pieces(drawing));
		values.put("revisionCount", revisions.count());
		List<List<Map<String, Object>>> rows = history.pieces();
		values.put("history", rows);
		values.put("historyCount", history.count());
		values.put("historyTotal", Math.max(status.historyTotal(), history.count()));
		if (history.count() > 0 && status.historyTotal() > history.count()) {
			values.put("older", HistoryRows.older(this.database));
		}
	}

}
