package dev.migration.scripts;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Parentheses and the body of an SQL function of PostgreSQL ({@code BEGIN ATOMIC … END}).
 */
final class AtomicBody implements SqlBlocks {

	private static final Pattern ROUTINE = Pattern.compile("create (or replace )?(function|procedure) ");

	private static final int LONGEST_START = 4;

	private final SqlWords words;

	private final StringBuilder firstWords = new StringBuilder();

	private int count;

	private boolean routine;

	private int parentheses;

	private int blocks;

	AtomicBody(String text, List<SqlToken> tokens, int start) {
		this.words = new SqlWords(text, tokens, start);
	}

	@Override
	public void accept(int index) {
		if (this.words.isWord(index)) {
			word(index);
		}
		else {
			parenthesis(this.words.at(index));
		}
	}

	@Override
	public boolean isOpen() {
		return this.parentheses > 0 || this.blocks > 0;
	}

	@Override
	public String problem() {
		return (this.blocks > 0) ? "The routine that starts here has no 'END' for its 'BEGIN ATOMIC'; complete it."
				: "The statement that starts here closes fewer parentheses than it opens; add ')'.";
	}

	private void word(int index) {
		String word = this.words.at(index);
		if (this.count++ < LONGEST_START && !this.routine) {
			this.routine = ROUTINE.matcher(this.firstWords.append(word).append(' ')).matches();
		}
		else if (this.routine && this.parentheses == 0 && !this.words.isName(index)) {
			block(word, index);
		}
	}

	private void block(String word, int index) {
		boolean starts = (this.blocks > 0) ? word.equals("case")
				: word.equals("begin") && this.words.next(index).equals("atomic");
		if (starts) {
			this.blocks++;
		}
		else if (word.equals("end") && this.blocks > 0) {
			this.blocks--;
		}
	}

	private void parenthesis(String token) {
		if (token.equals("(")) {
			this.parentheses++;
		}
		else if (token.equals(")") && this.parentheses > 0) {
			this.parentheses--;
		}
	}

}
