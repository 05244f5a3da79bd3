package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.migration.scripts.SqlToken.Kind;

/**
 * Finds the ends of statements as {@code psql} does: at a semicolon outside of quotes,
 * comments, parentheses ({@code CREATE RULE … DO (…; …)}) and the body of an SQL function
 * ({@code BEGIN ATOMIC … END}).
 */
final class SqlSplitter {

	private static final Pattern ROUTINE = Pattern.compile("create (or replace )?(function|procedure) ");

	private static final int LONGEST_START = 4;

	private final String text;

	private final List<String> pieces = new ArrayList<>();

	private final StringBuilder firstWords = new StringBuilder();

	private int words;

	private boolean routine;

	private int start = -1;

	private int parentheses;

	private int blocks;

	SqlSplitter(String text) {
		this.text = text;
	}

	/**
	 * Return the pieces that the tokens form, one for each statement with its semicolon;
	 * together they are the text that the tokens cover.
	 */
	List<String> pieces(List<SqlToken> tokens) {
		for (SqlToken token : tokens) {
			if (this.start < 0) {
				this.start = token.start();
			}
			if (token.kind() == Kind.WORD) {
				word(this.text.substring(token.start(), token.end()).toLowerCase(Locale.ROOT));
			}
			else if (token.kind() == Kind.OTHER) {
				parenthesis(this.text.charAt(token.start()));
			}
			else if (token.kind() == Kind.SEMICOLON && this.parentheses == 0 && this.blocks == 0) {
				end(token.end());
			}
		}
		if (!tokens.isEmpty()) {
			end(tokens.get(tokens.size() - 1).end());
		}
		return this.pieces;
	}

	private void word(String word) {
		if (this.words++ < LONGEST_START && !this.routine) {
			this.routine = ROUTINE.matcher(this.firstWords.append(word).append(' ')).matches();
		}
		else if (this.routine && this.parentheses == 0) {
			block(word);
		}
	}

	private void block(String word) {
		if (word.equals("begin") || (word.equals("case") && this.blocks > 0)) {
			this.blocks++;
		}
		else if (word.equals("end") && this.blocks > 0) {
			this.blocks--;
		}
	}

	private void parenthesis(char character) {
		if (character == '(') {
			this.parentheses++;
		}
		else if (character == ')' && this.parentheses > 0) {
			this.parentheses--;
		}
	}

	private void end(int position) {
		if (this.start >= 0 && position > this.start) {
			this.pieces.add(this.text.substring(this.start, position));
		}
		this.start = -1;
		this.parentheses = 0;
		this.blocks = 0;
		this.words = 0;
		this.routine = false;
		this.firstWords.setLength(0);
	}

}
