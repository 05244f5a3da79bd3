package dev.migration.boot.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.migration.boot.page.RevisionDiagram.Line;
import dev.migration.command.RevisionEntry;

/**
 * Writes a diagram for Mermaid. Its labels know no quoting but codes of characters, and
 * it looks for directives even in them.
 */
final class MermaidText {

	private static final String PLAIN = ".,'_-/:() ";

	private static final Map<String, String> STYLES = new TreeMap<>(
			Map.of("current", "fill:#18202c,stroke:#18202c,color:#ffffff", "pending",
					"fill:#fdf3dc,stroke:#8a5a00,color:#5c3c00,stroke-dasharray:4 3", "edited",
					"stroke:#b3261e,stroke-width:3px"));

	private final RevisionDiagram diagram;

	MermaidText(RevisionDiagram diagram) {
		this.diagram = diagram;
	}

	String text() {
		StringBuilder text = new StringBuilder("flowchart BT\n");
		List<RevisionEntry> revisions = this.diagram.revisions();
		for (int number = 0; number < revisions.size(); number++) {
			text.append("\tr%d[\"%s\"]\n".formatted(number, label(revisions.get(number))));
		}
		for (Line line : this.diagram.lines()) {
			text.append("\tr%d %s r%d\n".formatted(line.from(), line.dependency() ? "-.->" : "-->", line.to()));
		}
		STYLES.forEach((style, attributes) -> {
			String nodes = nodes(style);
			if (!nodes.isEmpty()) {
				text.append("\tclassDef %s %s\n\tclass %s %s\n".formatted(style, attributes, nodes, style));
			}
		});
		return text.toString();
	}

	private String nodes(String style) {
		List<RevisionEntry> revisions = this.diagram.revisions();
		return IntStream.range(0, revisions.size())
			.filter((number) -> this.diagram.styles(revisions.get(number)).contains(style))
			.mapToObj((number) -> "r" + number)
			.collect(Collectors.joining(","));
	}

	private static String label(RevisionEntry entry) {
		return RevisionDiagram.lines(entry).stream().map(MermaidText::escaped).collect(Collectors.joining("<br/>"));
	}

	private static String escaped(String text) {
		StringBuilder escaped = new StringBuilder();
		text.codePoints().forEach((character) -> {
			if (character > 126 || Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0) {
				escaped.appendCodePoint(character);
			}
			else {
				escaped.append('#').append(character).append(';');
			}
		});
		return escaped.toString();
	}

}
