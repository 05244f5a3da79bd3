package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into statements as {@code psql} does. Shares no code with what it is there
 * to check, and fails on what {@code psql} would take for a command or a variable.
 */
final class PsqlStatements {

	private static final Pattern DOLLAR = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

	private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

	private static final Pattern VARIABLE = Pattern.compile(":[\\p{L}\\p{N}_'\"{]");

	private final String text;

	private final List<String> statements = new ArrayList<>();

	private int position;

	private int start;

	private int parentheses;

	private int atomic;

	private PsqlStatements(String text) {
		this.text = text;
	}

	static List<String> of(String text) {
		return new PsqlStatements(text).cut();
	}

	private List<String> cut() {
		while (this.position < this.text.length()) {
			next(this.text.charAt(this.position));
		}
		if (!this.text.substring(this.start).isBlank()) {
			throw new AssertionError("Not terminated: " + this.text.substring(this.start));
		}
		return this.statements;
	}

	private void next(char first) {
		Matcher word = WORD.matcher(this.text).region(this.position, this.text.length());
		Matcher dollar = DOLLAR.matcher(this.text).region(this.position, this.text.length());
		Matcher variable = VARIABLE.matcher(this.text).region(this.position, this.text.length());
		if (this.text.startsWith("--", this.position)) {
			this.position = after("\n", this.position);
		}
		else if (this.text.startsWith("/*", this.position)) {
			this.position = after("*/", this.position + 2);
		}
		else if (this.text.startsWith("::", this.position)) {
			this.position += 2;
		}
		else if (this.text.regionMatches(true, this.position, "e'", 0, 2)) {
			quoted(this.position + 1, true);
		}
		else if (first == '\'' || first == '"') {
			quoted(this.position, false);
		}
		else if (dollar.lookingAt()) {
			this.position = after(dollar.group(), dollar.end());
		}
		else if (word.lookingAt()) {
			word(word.group().toLowerCase(Locale.ROOT), word.end());
		}
		else if (first == '\\' || variable.lookingAt()) {
			throw new AssertionError("psql would not send " + this.text.substring(this.position));
		}
		else {
			symbol(first);
		}
	}

	private void word(String word, int end) {
		this.position = end;
		if (word.equals("atomic") || (this.atomic > 0 && word.equals("case"))) {
			this.atomic++;
		}
		else if (this.atomic > 0 && word.equals("end")) {
			this.atomic--;
		}
	}

	private void symbol(char symbol) {
		this.position++;
		this.parentheses += (symbol == '(') ? 1 : (symbol == ')') ? -1 : 0;
		if (symbol == ';' && this.parentheses == 0 && this.atomic == 0) {
			this.statements.add(this.text.substring(this.start, this.position));
			this.start = this.position;
		}
	}

	private void quoted(int quote, boolean escapes) {
		this.position = quote + 1;
		while (this.text.charAt(this.position) != this.text.charAt(quote)) {
			this.position += (escapes && this.text.charAt(this.position) == '\\') ? 2 : 1;
		}
		this.position++;
	}

	private int after(String end, int from) {
		int found = this.text.indexOf(end, from);
		if (found < 0) {
			throw new AssertionError("'" + end + "' is missing after: " + this.text.substring(from));
		}
		return found + end.length();
	}

}
