package dev.migration.boot.command;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migration.command.RevisionEntry;
import dev.migration.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * Renders revisions as JSON, with the names of the actuator endpoint. Whether a revision
 * is applied is only said when the database was asked.
 */
final class RevisionJson {

	private RevisionJson() {
	}

	static Map<String, @Nullable Object> heads(List<RevisionEntry> entries) {
		return document(Map.of("heads", ids(entries)), entries, false);
	}

	static Map<String, @Nullable Object> show(List<RevisionEntry> entries) {
		return document(Map.of(), entries, false);
	}

	/**
	 * Render branch points, and the revisions that follow them.
	 * @param branches what follows by branch point
	 * @return the document
	 */
	static Map<String, @Nullable Object> branches(Map<RevisionEntry, List<RevisionEntry>> branches) {
		Set<RevisionEntry> entries = new LinkedHashSet<>();
		branches.forEach((point, children) -> {
			entries.add(point);
			entries.addAll(children);
		});
		return document(Map.of("branches", ids(List.copyOf(branches.keySet()))), List.copyOf(entries), false);
	}

	static Map<String, @Nullable Object> current(List<RevisionEntry> entries, List<String> unknown) {
		Map<String, Object> current = new LinkedHashMap<>();
		current.put("current", ids(entries));
		current.put("unknown", unknown);
		return document(current, entries, true);
	}

	static Map<String, @Nullable Object> history(List<RevisionEntry> entries, boolean databaseAsked) {
		Map<String, Object> current = databaseAsked
				? Map.of("current", ids(entries.stream().filter(RevisionEntry::current).toList())) : Map.of();
		return document(current, entries, databaseAsked);
	}

	private static Map<String, @Nullable Object> document(Map<String, Object> first, List<RevisionEntry> entries,
			boolean databaseAsked) {
		Map<String, @Nullable Object> document = new LinkedHashMap<>(first);
		document.put("revisions", entries.stream().map((entry) -> revision(entry, databaseAsked)).toList());
		return document;
	}

	private static Map<String, @Nullable Object> revision(RevisionEntry entry, boolean databaseAsked) {
		RevisionNode revision = entry.revision();
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put("id", revision.id());
		values.put("downRevisions", revision.downRevisions());
		values.put("dependsOn", revision.dependsOn());
		values.put("branchLabels", entry.branchLabels());
		values.put("message", revision.message());
		values.put("createDate", (revision.createDate() != null) ? revision.createDate().toString() : null);
		if (databaseAsked) {
			values.put("applied", entry.applied());
			values.put("edited", entry.edited());
		}
		return values;
	}

	private static List<String> ids(List<RevisionEntry> entries) {
		return entries.stream().map((entry) -> entry.revision().id()).toList();
	}

}
