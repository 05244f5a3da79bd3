package dev.migration.boot.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.migration.command.RevisionEntry;
import dev.migration.revision.RevisionNode;

import org.springframework.util.Assert;

/**
 * The revision graph as a text that other programs draw.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RevisionDiagram {

	private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

	private final List<RevisionEntry> revisions;

	private final boolean databaseAsked;

	private final Map<String, Integer> numbers = new HashMap<>();

	/**
	 * Create a diagram.
	 * @param newestFirst the revisions, each before those that it builds or depends on;
	 * lines to others are left out
	 * @param databaseAsked whether they tell what is applied
	 */
	public RevisionDiagram(List<RevisionEntry> newestFirst, boolean databaseAsked) {
		Assert.notNull(newestFirst, "'newestFirst' must not be null");
		this.revisions = List.copyOf(newestFirst);
		this.databaseAsked = databaseAsked;
		for (int number = 0; number < this.revisions.size(); number++) {
			this.numbers.put(this.revisions.get(number).revision().id(), number);
		}
	}

	/**
	 * Return the graph for Mermaid, newest on top.
	 * @return a flowchart, ending in a line break
	 */
	public String mermaid() {
		return new MermaidText(this).text();
	}

	/**
	 * Return the graph for Graphviz, newest on top.
	 * @return a digraph, ending in a line break
	 */
	public String dot() {
		return new DotText(this).text();
	}

	List<RevisionEntry> revisions() {
		return this.revisions;
	}

	boolean databaseAsked() {
		return this.databaseAsked;
	}

	/**
	 * Return how a revision looks.
	 * @return the names of its styles, none if it looks as most do
	 */
	List<String> styles(RevisionEntry entry) {
		List<String> styles = new ArrayList<>();
		if (this.databaseAsked && entry.current()) {
			styles.add("current");
		}
		if (this.databaseAsked && !entry.applied()) {
			styles.add("pending");
		}
		if (this.databaseAsked && entry.edited()) {
			styles.add("edited");
		}
		return styles;
	}

	/**
	 * Return what stands in the box of a revision.
	 */
	static List<String> lines(RevisionEntry entry) {
		RevisionNode revision = entry.revision();
		List<String> lines = new ArrayList<>(List.of(line(revision.id())));
		String message = revision.message().strip().lines().findFirst().orElse("");
		if (!message.isBlank()) {
			lines.add(line(message));
		}
		if (!revision.branchLabels().isEmpty()) {
			lines.add("(" + line(String.join(", ", revision.branchLabels())) + ")");
		}
		return lines;
	}

	/** What does not show could still turn the direction of a text, or end its line. */
	private static String line(String text) {
		return NOT_SHOWN.matcher(text).replaceAll(" ").strip();
	}

	/**
	 * Return the lines of the graph, oldest revision first.
	 */
	Collection<Line> lines() {
		Map<String, String> labels = RevisionRows.labels(this.revisions);
		List<Line> lines = new ArrayList<>();
		for (int number = this.revisions.size() - 1; number >= 0; number--) {
			RevisionNode revision = this.revisions.get(number).revision();
			for (String parent : revision.downRevisions()) {
				add(lines, parent, number, false);
			}
			for (String dependency : revision.dependsOn()) {
				add(lines, labels.getOrDefault(dependency, dependency), number, true);
			}
		}
		return lines;
	}

	private void add(List<Line> lines, String from, int to, boolean dependency) {
		Integer number = this.numbers.get(from);
		if (number != null) {
			lines.add(new Line(number, to, dependency));
		}
	}

	/**
	 * A line from a revision up to one that builds or depends on it.
	 *
	 * @param from the older one, by its place in the list
	 * @param to the newer one
	 * @param dependency whether it is no more than a dependency
	 */
	record Line(int from, int to, boolean dependency) {

	}

}
