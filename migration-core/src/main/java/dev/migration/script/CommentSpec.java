package dev.migration.script;

/**
 * The comment of a table in a script, made by {@link Ddl#comment(String)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class CommentSpec implements TableElement {

	private final String text;

	CommentSpec(String text) {
		this.text = text;
	}

	String text() {
		return this.text;
	}

}
