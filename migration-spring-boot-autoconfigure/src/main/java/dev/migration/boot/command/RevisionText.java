package dev.migration.boot.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.command.RevisionEntry;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;

import org.springframework.util.function.SingletonSupplier;

/**
 * Renders revisions in Alembic's words.
 */
final class RevisionText {

	private static final String INDENT = "    ";

	private final RevisionMap map;

	private final SingletonSupplier<Map<String, Path>> sources;

	/**
	 * Create a renderer.
	 * @param map the graph
	 * @param sources gives the files of revisions by identifier, when one is asked for
	 */
	RevisionText(RevisionMap map, Supplier<Map<String, Path>> sources) {
		this.map = map;
		this.sources = SingletonSupplier.of(sources);
	}

	static RevisionText of(CommandDatabase database) {
		return new RevisionText(database.migrations().revisions().map(), () -> database.sources().revisions());
	}

	String head(RevisionEntry entry) {
		return entry.revision().id() + labels(entry) + headFlags(entry);
	}

	String current(RevisionEntry entry) {
		return entry.revision().id() + headFlags(entry) + treeFlags(entry) + editedFlag(entry);
	}

	String branch(RevisionEntry entry) {
		return entry.revision().id() + labels(entry) + headFlags(entry) + treeFlags(entry);
	}

	String child(RevisionEntry entry, boolean message) {
		return branch(entry) + (message ? message(entry) : "");
	}

	String history(RevisionEntry entry, boolean indicateCurrent) {
		RevisionNode revision = entry.revision();
		String dependencies = revision.dependsOn().isEmpty() ? "" : " (" + list(revision.dependsOn()) + ")";
		return parents(revision) + dependencies + " -> " + revision.id() + labels(entry) + headFlags(entry)
				+ currentFlag(entry, indicateCurrent) + treeFlags(entry) + editedFlag(entry) + message(entry);
	}

	/**
	 * Render everything about a revision, over several lines.
	 * @param entry the revision
	 * @return the text, ending in a line break
	 */
	String logEntry(RevisionEntry entry) {
		return logEntry(entry, false);
	}

	String logEntry(RevisionEntry entry, boolean indicateCurrent) {
		RevisionNode revision = entry.revision();
		StringBuilder text = new StringBuilder();
		text.append("Rev: ")
			.append(revision.id())
			.append((entry.head() || entry.effectiveHead()) ? " (head)" : "")
			.append(treeFlags(entry))
			.append(currentFlag(entry, indicateCurrent))
			.append(editedFlag(entry))
			.append('\n');
		text.append(revision.isMergePoint() ? "Merges: " : "Parent: ").append(parents(revision)).append('\n');
		line(text, "Also depends on: ", revision.dependsOn());
		if (entry.branchPoint()) {
			line(text, "Branches into: ", this.map.children(revision).stream().map(RevisionNode::id).toList());
		}
		line(text, "Branch names: ", entry.branchLabels());
		text.append("Path: ").append(path(revision)).append("\n\n");
		description(revision).forEach((line) -> text.append(INDENT).append(line).append('\n'));
		return text.toString();
	}

	/**
	 * The file that a person would open, or where the script was found if its source is
	 * not here.
	 */
	private String path(RevisionNode revision) {
		Path source = this.sources.obtain().get(revision.id());
		return (source != null) ? source.toAbsolutePath().normalize().toString() : revision.origin();
	}

	private static List<String> description(RevisionNode revision) {
		String message = revision.message().isBlank() ? "empty message" : revision.message();
		String date = (revision.createDate() != null) ? revision.createDate().toString() : "unknown";
		return Stream
			.of(message.lines().map(TerminalText::row), Stream.of("", "Revision ID: " + revision.id(),
					"Revises: " + list(revision.downRevisions()), "Create Date: " + date))
			.flatMap(Function.identity())
			.toList();
	}

	private static void line(StringBuilder text, String title, List<String> values) {
		if (!values.isEmpty()) {
			text.append(title).append(list(values)).append('\n');
		}
	}

	private static String parents(RevisionNode revision) {
		return revision.isBase() ? "<base>" : list(revision.downRevisions());
	}

	private static String labels(RevisionEntry entry) {
		return entry.branchLabels().isEmpty() ? "" : " (" + list(entry.branchLabels()) + ")";
	}

	private static String headFlags(RevisionEntry entry) {
		return (entry.head() ? " (head)" : "") + (entry.effectiveHead() ? " (effective head)" : "");
	}

	private static String currentFlag(RevisionEntry entry, boolean indicate) {
		return (indicate && entry.current()) ? " (current)" : "";
	}

	private static String editedFlag(RevisionEntry entry) {
		return entry.edited() ? " (edited)" : "";
	}

	private static String treeFlags(RevisionEntry entry) {
		return (entry.branchPoint() ? " (branchpoint)" : "") + (entry.mergePoint() ? " (mergepoint)" : "");
	}

	/**
	 * Like Alembic, show a message up to its first empty line; unlike it, in one line.
	 */
	private static String message(RevisionEntry entry) {
		String message = entry.revision()
			.message()
			.strip()
			.lines()
			.takeWhile((line) -> !line.isBlank())
			.collect(Collectors.joining(" "));
		return message.isEmpty() ? "" : ", " + TerminalText.row(message);
	}

	private static String list(List<String> values) {
		return String.join(", ", values);
	}

}
