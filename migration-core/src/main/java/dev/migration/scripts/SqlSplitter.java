package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;

import dev.migration.scripts.SqlToken.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ends of statements: at a semicolon, or what took its place, outside of
 * quotes, comments, parentheses ({@code CREATE RULE … DO (…; …)}) and the bodies of
 * routines.
 */
final class SqlSplitter {

	private final SqlRules rules;

	private final String text;

	private final List<List<SqlToken>> pieces = new ArrayList<>();

	private @Nullable SqlBlocks last;

	SqlSplitter(SqlRules rules, String text) {
		this.rules = rules;
		this.text = text;
	}

	/**
	 * Return the pieces that the tokens form, one for each statement with what ends it;
	 * together they are the tokens.
	 */
	List<List<SqlToken>> pieces(List<SqlToken> tokens) {
		int start = 0;
		SqlBlocks blocks = blocks(tokens, start);
		for (int index = 0; index < tokens.size(); index++) {
			Kind kind = tokens.get(index).kind();
			blocks.accept(index);
			if (kind == Kind.DELIMITER || (kind == Kind.TERMINATOR && !holds(tokens.get(index), blocks))) {
				this.pieces.add(tokens.subList(start, index + 1));
				start = index + 1;
				blocks = blocks(tokens, start);
			}
		}
		this.last = blocks;
		if (start < tokens.size()) {
			this.pieces.add(tokens.subList(start, tokens.size()));
		}
		return this.pieces;
	}

	/** Return whether the last statement has a body without an end. */
	boolean isOpen() {
		return this.last != null && this.last.isOpen();
	}

	/**
	 * What was agreed on in place of the semicolon ends a statement wherever it stands.
	 */
	private boolean holds(SqlToken terminator, SqlBlocks blocks) {
		return blocks.isOpen() && terminator.in(this.text).equals(";");
	}

	private SqlBlocks blocks(List<SqlToken> tokens, int start) {
		return switch (this.rules) {
			case POSTGRESQL -> new AtomicBody(this.text, tokens, start);
			case MYSQL -> new CompoundStatement(this.text, tokens, start);
			case H2 -> new NoBlocks();
		};
	}

	/**
	 * H2 takes the bodies of routines as strings.
	 */
	private static final class NoBlocks implements SqlBlocks {

		@Override
		public void accept(int index) {
		}

		@Override
		public boolean isOpen() {
			return false;
		}

	}

}
