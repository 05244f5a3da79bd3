package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

	private @Nullable Unfinished unfinished;

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
				cut(tokens.subList(start, index + 1), blocks, kind);
				start = index + 1;
				blocks = blocks(tokens, start);
			}
		}
		if (start < tokens.size()) {
			cut(tokens.subList(start, tokens.size()), blocks, Kind.SPACE);
		}
		return this.pieces;
	}

	private void cut(List<SqlToken> piece, SqlBlocks blocks, Kind end) {
		this.pieces.add(piece);
		// Who says himself where a routine ends is only told what is missing for certain
		if (this.unfinished == null && blocks.isOpen() && (end != Kind.TERMINATOR || !hasEnd(piece))) {
			SqlToken first = piece.stream().filter((token) -> !token.isBlank()).findFirst().orElse(piece.get(0));
			this.unfinished = new Unfinished(first, blocks.problem());
		}
	}

	private boolean hasEnd(List<SqlToken> piece) {
		return piece.stream()
			.anyMatch((token) -> token.kind() == Kind.WORD && token.in(this.text).equalsIgnoreCase("end"));
	}

	/** Return the first statement that ends while a body or a parenthesis is open. */
	Optional<Unfinished> unfinished() {
		return Optional.ofNullable(this.unfinished);
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
			case MARIADB, MYSQL -> new CompoundStatement(this.text, tokens, start);
			case H2 -> new NoBlocks();
		};
	}

	/**
	 * A statement that ends too early.
	 *
	 * @param first its first token
	 * @param problem what it lacks
	 */
	record Unfinished(SqlToken first, String problem) {

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

		@Override
		public String problem() {
			return "";
		}

	}

}
