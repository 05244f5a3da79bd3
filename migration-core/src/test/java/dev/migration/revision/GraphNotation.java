package dev.migration.revision;

import java.util.Arrays;
import java.util.List;

/**
 * Graphs in one line: {@code a; b <a; c <a,b ^d =label} is revision {@code c} that builds
 * on {@code a} and {@code b}, depends on {@code d} and declares a label.
 */
final class GraphNotation {

	private GraphNotation() {
	}

	static RevisionMap map(String graph) {
		return RevisionMap.of(nodes(graph));
	}

	static List<RevisionNode> nodes(String graph) {
		return Arrays.stream(graph.split(";")).map(String::strip).map(GraphNotation::node).toList();
	}

	private static RevisionNode node(String text) {
		List<String> words = List.of(text.split(" "));
		String id = words.get(0);
		return new RevisionNode(id, marked(words, '<'), marked(words, '^'), marked(words, '='), "add " + id, null,
				id + ".sql");
	}

	private static List<String> marked(List<String> words, char mark) {
		return words.stream()
			.filter((word) -> word.charAt(0) == mark)
			.flatMap((word) -> Arrays.stream(word.substring(1).split(",")))
			.toList();
	}

	static String ids(List<RevisionNode> nodes) {
		return String.join(" ", nodes.stream().map(RevisionNode::id).toList());
	}

	/**
	 * Steps as {@code id -> rows afterwards}.
	 */
	static List<String> plan(List<RevisionStep> steps) {
		return steps.stream().map((step) -> "%s -> [%s]".formatted(step.revision().id(), step.after())).toList();
	}

}
