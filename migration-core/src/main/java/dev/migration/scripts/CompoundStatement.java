package dev.migration.scripts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The bodies of routines of MariaDB and MySQL, which their servers read as one statement
 * even if nobody changed what ends one. What their client needs {@code DELIMITER} for is
 * found by the words that open and close blocks.
 */
final class CompoundStatement implements SqlBlocks {

	private static final Set<String> ROUTINES = Set.of("procedure", "function", "trigger", "event");

	private static final Set<String> BEFORE_ROUTINE = Set.of("create", "alter", "or", "replace", "definer",
			"aggregate");

	/** After these a statement begins within a body. */
	private static final Set<String> BEFORE_STATEMENT = Set.of(";", "begin", "then", "else", "do", "loop", "repeat",
			":");

	/** After these the body itself may begin. */
	private static final Set<String> BEFORE_BODY = Set.of(")", "row", "sql", "data", "deterministic", "invoker",
			"definer", "do", ":", "''");

	private final SqlWords words;

	private final Deque<String> open = new ArrayDeque<>();

	private boolean routine;

	private boolean ordinary;

	private int parentheses;

	CompoundStatement(String text, List<SqlToken> tokens, int start) {
		this.words = new SqlWords(text, tokens, start);
	}

	@Override
	public void accept(int index) {
		String token = this.words.at(index);
		if (token.equals("(")) {
			this.parentheses++;
		}
		else if (token.equals(")") && this.parentheses > 0) {
			this.parentheses--;
		}
		else if (this.words.isWord(index) && this.parentheses == 0) {
			word(token, index);
		}
	}

	@Override
	public boolean isOpen() {
		return !this.open.isEmpty();
	}

	@Override
	public String problem() {
		return "The routine that starts here has no 'end' for its '" + this.open.peek()
				+ "'; complete it, or write 'DELIMITER //' before it, '//' behind it and then 'DELIMITER ;'.";
	}

	private void word(String word, int index) {
		if (this.routine) {
			if (!this.words.isName(index)) {
				block(word, index);
			}
		}
		else if (!this.ordinary) {
			start(word, index);
		}
	}

	/**
	 * Find out by its first words whether the statement has a body:
	 * {@code CREATE DEFINER = a@b TRIGGER}, or {@code BEGIN NOT ATOMIC} on MariaDB.
	 */
	private void start(String word, int index) {
		String former = this.words.former(index);
		boolean definer = former.equals("=") || former.equals("@");
		if (word.equals("begin") && former.isEmpty() && this.words.next(index).equals("not")) {
			this.routine = true;
			this.open.push(word);
		}
		else if (ROUTINES.contains(word) && !former.isEmpty() && !definer) {
			this.routine = true;
		}
		else {
			this.ordinary = !definer && !BEFORE_ROUTINE.contains(word);
		}
	}

	private void block(String word, int index) {
		boolean begins = switch (word) {
			case "begin" -> (this.open.isEmpty() || isStatement(index)) && !this.words.next(index).equals("(");
			case "case" -> !this.words.former(index).equals("end");
			case "if" -> isStatement(index) && !isCall(this.words.after(index));
			case "repeat" -> isStatement(index) && !this.words.next(index).equals("(");
			case "for" -> isStatement(index) && !this.words.next(index).equals("each");
			case "loop", "while" -> isStatement(index);
			default -> false;
		};
		if (begins) {
			this.open.push(word);
		}
		else if (word.equals("end") && isOpen() && ends(this.open.getFirst(), index)) {
			this.open.pop();
		}
	}

	private boolean isStatement(int index) {
		String former = this.words.former(index);
		if (!this.open.isEmpty()) {
			return BEFORE_STATEMENT.contains(former);
		}
		String beforeFormer = this.words.former(this.words.before(index));
		return BEFORE_BODY.contains(former) || beforeFormer.equals("follows") || beforeFormer.equals("precedes");
	}

	/** The function {@code IF(a, b, c)} has commas, a condition in parentheses none. */
	private boolean isCall(int index) {
		int depth = 0;
		for (int next = index; next < this.words.tokens().size(); next = this.words.after(next)) {
			String token = this.words.at(next);
			depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
			if (depth == 0) {
				return false;
			}
			if (depth == 1 && token.equals(",")) {
				return true;
			}
		}
		return false;
	}

	/** {@code end} is the name of a column too; a block ends after its last statement. */
	private boolean ends(String block, int index) {
		String former = this.words.former(index);
		return block.equals("case") || block.equals("repeat") || former.equals(";") || former.equals(block);
	}

}
