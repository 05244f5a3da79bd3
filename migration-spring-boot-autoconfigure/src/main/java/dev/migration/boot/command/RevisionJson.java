package dev.migration.boot.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.command.RevisionEntry;
import dev.migration.revision.RevisionNode;

import org.springframework.boot.json.JsonWriter;

/**
 * Renders revisions as JSON, with the names of the actuator endpoint. Whether a revision
 * is applied is only said when the database was asked.
 */
final class RevisionJson {

	private static final JsonWriter<Map<String, Object>> WRITER = JsonWriter.standard();

	private RevisionJson() {
	}

	static String heads(List<RevisionEntry> entries) {
		return text(Map.of("heads", ids(entries)), entries, false);
	}

	static String current(List<RevisionEntry> entries, List<String> unknown) {
		Map<String, Object> current = new LinkedHashMap<>();
		current.put("current", ids(entries));
		current.put("unknown", unknown);
		return text(current, entries, true);
	}

	static String history(List<RevisionEntry> entries, boolean databaseAsked) {
		Map<String, Object> current = databaseAsked
				? Map.of("current", ids(entries.stream().filter(RevisionEntry::current).toList())) : Map.of();
		return text(current, entries, databaseAsked);
	}

	private static String text(Map<String, Object> first, List<RevisionEntry> entries, boolean databaseAsked) {
		Map<String, Object> document = new LinkedHashMap<>(first);
		document.put("revisions", entries.stream().map((entry) -> revision(entry, databaseAsked)).toList());
		return WRITER.writeToString(document);
	}

	private static Map<String, Object> revision(RevisionEntry entry, boolean databaseAsked) {
		RevisionNode revision = entry.revision();
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("id", revision.id());
		values.put("downRevisions", revision.downRevisions());
		values.put("dependsOn", revision.dependsOn());
		values.put("branchLabels", entry.branchLabels());
		values.put("message", revision.message());
		if (revision.createDate() != null) {
			values.put("createDate", revision.createDate().toString());
		}
		if (databaseAsked) {
			values.put("applied", entry.applied());
		}
		return values;
	}

	private static List<String> ids(List<RevisionEntry> entries) {
		return entries.stream().map((entry) -> entry.revision().id()).toList();
	}

}
