package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The {@code @Revision} of a draft: in one line, or with the rest below the identifiers.
 */
record JavaAnnotation(RevisionDraft draft) {

	String format() {
		List<String> identity = new ArrayList<>(List.of("id = " + quoted(this.draft.id())));
		addList(identity, "downRevision", this.draft.downRevisions());
		List<String> rest = rest();
		String start = "@Revision(" + String.join(", ", identity);
		String line = start + rest.stream().map((attribute) -> ", " + attribute).collect(Collectors.joining()) + ")";
		if (rest.isEmpty() || line.length() <= JavaExpression.LINE) {
			return line;
		}
		return start + "," + below(rest) + ")";
	}

	private List<String> rest() {
		List<String> rest = new ArrayList<>();
		addList(rest, "branchLabels", this.draft.branchLabels());
		addList(rest, "dependsOn", this.draft.dependsOn());
		if (!this.draft.message().isEmpty()) {
			rest.add("message = " + quoted(this.draft.message()));
		}
		rest.add("createDate = " + quoted(this.draft.createDate().toString()));
		if (!this.draft.transactional()) {
			rest.add("transactional = false");
		}
		return rest;
	}

	private static String below(List<String> attributes) {
		StringBuilder lines = new StringBuilder();
		int width = JavaExpression.LINE;
		for (String attribute : attributes) {
			boolean joins = width + attribute.length() + 3 <= JavaExpression.LINE;
			lines.append(lines.isEmpty() ? "" : joins ? ", " : ",");
			lines.append(joins ? "" : JavaExpression.indented(JavaExpression.CONTINUATION)).append(attribute);
			width = (joins ? width + 2 : JavaExpression.CONTINUATION * JavaExpression.TAB) + attribute.length();
		}
		return lines.toString();
	}

	private static void addList(List<String> attributes, String name, List<String> values) {
		if (values.size() == 1) {
			attributes.add(name + " = " + quoted(values.get(0)));
		}
		else if (!values.isEmpty()) {
			attributes.add(name + " = "
					+ values.stream().map(JavaAnnotation::quoted).collect(Collectors.joining(", ", "{ ", " }")));
		}
	}

	private static String quoted(String text) {
		return "\"" + JavaText.escape(text) + "\"";
	}

}
