package dev.migration.runtime;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that took effect, as the history keeps it.
 *
 * @param position which call of the script it belongs to, from 1
 * @param statement which statement of that call it is, from 1
 * @param statements how many statements the call has
 * @param checksum the checksum of the statement and its values, or of the name of data
 * work
 * @param text the SQL or the name of data work, cut where it is long
 */
record JournalEntry(int position, int statement, int statements, String checksum, String text) {

	private static final int LONGEST_TEXT = 2000;

	private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})/(\\d{1,9}) (\\S+)\\n(.*)",
			Pattern.DOTALL);

	JournalEntry {
		text = (text.length() > LONGEST_TEXT) ? text.substring(0, LONGEST_TEXT) : text;
	}

	/**
	 * Read an entry.
	 * @param text the column {@code statement} of the history
	 * @return the entry, or empty if a later version of the tool wrote it in another form
	 */
	static Optional<JournalEntry> parse(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		return Optional.of(new JournalEntry(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
				Integer.parseInt(matcher.group(3)), matcher.group(4), matcher.group(5)));
	}

	/**
	 * Return the entry as the column {@code statement} of the history holds it.
	 */
	String form() {
		return this.position + "." + this.statement + "/" + this.statements + " " + this.checksum + "\n" + this.text;
	}

	/**
	 * Return whether it is the only statement of its call.
	 */
	boolean isOnly() {
		return this.statements == 1;
	}

	/**
	 * Return whether the text may be only the beginning.
	 */
	boolean isCut() {
		return this.text.length() >= LONGEST_TEXT;
	}

	boolean isLast() {
		return this.statement == this.statements;
	}

}
