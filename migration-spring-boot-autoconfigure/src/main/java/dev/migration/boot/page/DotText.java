package dev.migration.boot.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.migration.boot.page.RevisionDiagram.Line;
import dev.migration.command.RevisionEntry;

/**
 * Writes a diagram for Graphviz. A label ends at a quote, knows escapes after a backslash
 * and entities after an ampersand.
 */
final class DotText {

	private final RevisionDiagram diagram;

	DotText(RevisionDiagram diagram) {
		this.diagram = diagram;
	}

	String text() {
		StringBuilder text = new StringBuilder("""
				digraph migrations {
					rankdir=BT;
					node [shape=box, style="rounded,filled", fillcolor="#ffffff", fontname="Helvetica", fontsize=11];
				""");
		List<RevisionEntry> revisions = this.diagram.revisions();
		for (RevisionEntry entry : revisions) {
			text.append("\t%s [%s];\n".formatted(quoted(entry.revision().id()), String.join(", ", attributes(entry))));
		}
		for (Line line : this.diagram.lines()) {
			text.append("\t%s -> %s%s;\n".formatted(quoted(revisions.get(line.from()).revision().id()),
					quoted(revisions.get(line.to()).revision().id()), line.dependency() ? " [style=dashed]" : ""));
		}
		return text.append("}\n").toString();
	}

	private List<String> attributes(RevisionEntry entry) {
		List<String> attributes = new ArrayList<>();
		attributes.add("label=" + label(entry));
		for (String style : this.diagram.styles(entry)) {
			attributes.add(switch (style) {
				case "current" -> "fillcolor=\"#18202c\", fontcolor=\"#ffffff\"";
				case "pending" ->
					"fillcolor=\"#fdf3dc\", color=\"#8a5a00\", fontcolor=\"#5c3c00\", style=\"rounded,filled,dashed\"";
				default -> "color=\"#b3261e\", penwidth=2";
			});
		}
		return attributes;
	}

	private static String label(RevisionEntry entry) {
		return RevisionDiagram.lines(entry)
			.stream()
			.map((line) -> escaped(line).replace("&", "&amp;"))
			.collect(Collectors.joining("\\n", "\"", "\""));
	}

	private static String quoted(String id) {
		return "\"" + escaped(id) + "\"";
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"");
	}

}
