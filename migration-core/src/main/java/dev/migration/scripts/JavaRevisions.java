package dev.migration.scripts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migration.script.Revision;
import dev.migration.scripts.JavaToken.Kind;

/**
 * Finds the {@link Revision @Revision} annotations of Java source.
 */
final class JavaRevisions {

	private static final String NAME = Revision.class.getName();

	private static final String SIMPLE_NAME = Revision.class.getSimpleName();

	private final List<JavaToken> tokens;

	private final boolean simpleName;

	private int position;

	JavaRevisions(List<JavaToken> tokens) {
		this.tokens = tokens.stream().filter((token) -> token.kind() != Kind.COMMENT).toList();
		this.simpleName = !importsAnother();
	}

	/** Return the attributes of each annotation by name. */
	List<Map<String, JavaAttribute>> find() {
		List<Map<String, JavaAttribute>> revisions = new ArrayList<>();
		this.position = 0;
		while (this.position < this.tokens.size()) {
			if (this.tokens.get(this.position++).is("@") && isOurs(name()) && isAt("(")) {
				attributes().filter((attributes) -> attributes.containsKey("id")).ifPresent(revisions::add);
			}
		}
		return revisions;
	}

	private boolean isOurs(String name) {
		return name.equals(NAME) || (this.simpleName && name.equals(SIMPLE_NAME));
	}

	private boolean importsAnother() {
		for (this.position = 0; this.position < this.tokens.size();) {
			if (this.tokens.get(this.position++).is("import")) {
				String name = name();
				if (name.endsWith("." + SIMPLE_NAME) && !name.equals(NAME)) {
					return true;
				}
			}
		}
		return false;
	}

	private String name() {
		StringBuilder name = new StringBuilder();
		while (this.position < this.tokens.size()
				&& (this.tokens.get(this.position).kind() == Kind.WORD || isAt("."))) {
			name.append(this.tokens.get(this.position++).text());
		}
		return name.toString();
	}

	private Optional<Map<String, JavaAttribute>> attributes() {
		Map<String, JavaAttribute> attributes = new LinkedHashMap<>();
		while (!isAt(")")) {
			JavaToken before = this.tokens.get(this.position);
			int name = this.position + 1;
			this.position += 3;
			int end = endOfValue();
			if (end <= name + 2 || !this.tokens.get(name + 1).is("=")) {
				return Optional.empty();
			}
			attributes.put(this.tokens.get(name).text(), new JavaAttribute(this.tokens.get(name),
					this.tokens.subList(name + 2, end), before, this.tokens.get(end)));
		}
		return Optional.of(attributes);
	}

	/** Return where the comma or parenthesis behind a value is, or -1. */
	private int endOfValue() {
		int depth = 0;
		for (; this.position < this.tokens.size(); this.position++) {
			if (depth == 0 && (isAt(",") || isAt(")"))) {
				return this.position;
			}
			depth += (isAt("(") || isAt("{")) ? 1 : (isAt(")") || isAt("}")) ? -1 : 0;
		}
		return -1;
	}

	private boolean isAt(String symbol) {
		return this.position < this.tokens.size() && this.tokens.get(this.position).is(symbol);
	}

}
