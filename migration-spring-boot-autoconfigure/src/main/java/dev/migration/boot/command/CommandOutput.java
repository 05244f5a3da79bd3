package dev.migration.boot.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.migration.command.MigrationState;
import dev.migration.command.MigrationStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;

/**
 * What a command says and asks. The result is collected and written when the command is
 * done, so that a file never holds half of one.
 */
final class CommandOutput {

	private static final JsonWriter<Map<String, @Nullable Object>> JSON = JsonWriter.standard();

	private final CommandConsole console;

	private final boolean quiet;

	private final boolean listings;

	private final StringBuilder text = new StringBuilder();

	private final Map<String, Object> documents = new LinkedHashMap<>();

	private final HistoryPage page = new HistoryPage();

	private final List<String> messages = new ArrayList<>();

	private @Nullable BufferedReader answers;

	private @Nullable String database;

	private @Nullable String heading;

	/**
	 * Create the output of a command.
	 * @param console the process
	 * @param quiet whether nobody is asked
	 * @param listings whether messages and listings belong to the result
	 */
	CommandOutput(CommandConsole console, boolean quiet, boolean listings) {
		this.console = console;
		this.quiet = quiet;
		this.listings = listings;
	}

	/**
	 * Begin what is said about one of several databases.
	 * @param name the name of the database
	 * @param named whether lines stand below the name
	 */
	void begin(String name, boolean named) {
		printHeading();
		this.database = name;
		this.heading = named ? "[" + name + "]" : null;
	}

	/**
	 * Leave out the database that was begun, as there is nothing to say about it.
	 */
	void skip() {
		this.heading = null;
	}

	private void printHeading() {
		String line = this.heading;
		this.heading = null;
		if (line != null) {
			line(line);
		}
	}

	/**
	 * Add a line of a message or listing, which {@code --quiet} leaves out.
	 * @param line the line
	 */
	void line(String line) {
		printHeading();
		if (this.listings) {
			this.text.append(line).append('\n');
		}
	}

	/**
	 * Add what was asked for explicitly and a program may read, such as SQL.
	 * @param addition the text
	 */
	void text(String addition) {
		this.text.append(addition);
	}

	/**
	 * Add a document in JSON, under the name of its database if there are several.
	 * @param document the document
	 */
	void json(Map<String, @Nullable Object> document) {
		this.heading = null;
		if (this.database != null) {
			this.documents.put(this.database, document);
		}
		else {
			text(JSON.writeToString(document) + "\n");
		}
	}

	/**
	 * Add a database to the page that shows all of them.
	 * @param shown the database
	 */
	void page(CommandDatabase shown) {
		this.heading = null;
		MigrationStatus status = this.page.add(shown);
		if (status.state() == MigrationState.UNREACHABLE) {
			warn(status.error() + " The page shows its revisions only.");
		}
	}

	/**
	 * Say at once what the lines of the log below it are about.
	 * @param line the line
	 */
	void announce(String line) {
		this.console.err().println(line);
	}

	/**
	 * Say why the exit code is not zero although nothing went wrong.
	 * @param message the reason
	 */
	void failed(String message) {
		warn("FAILED: " + message);
	}

	/**
	 * Say something beside the result, and after it.
	 * @param message the text
	 */
	void warn(String message) {
		this.messages.add(TerminalText.lines(message));
	}

	void printMessages() {
		this.messages.forEach(this.console.err()::println);
	}

	/**
	 * Ask a question that somebody has to say yes to.
	 * @param reason what has happened
	 * @param question the question
	 * @return whether the answer is yes; {@code false} if there is nobody to ask
	 */
	boolean confirm(String reason, String question) {
		if (this.quiet || !isTerminal()) {
			return false;
		}
		this.console.err().println(TerminalText.lines(reason));
		this.console.err().print(TerminalText.lines(question) + " [y/N] ");
		this.console.err().flush();
		String answer = readLine().strip().toLowerCase(Locale.ROOT);
		return answer.equals("y") || answer.equals("yes");
	}

	private String readLine() {
		try {
			if (this.answers == null) {
				// It reads ahead, so that a second one would miss the next answer
				this.answers = new BufferedReader(new InputStreamReader(this.console.in(), this.console.charset()));
			}
			String line = this.answers.readLine();
			return (line != null) ? line : "";
		}
		catch (IOException ex) {
			// Like an end of input: nobody has said yes
			return "";
		}
	}

	boolean isTerminal() {
		return this.console.terminal().getAsBoolean();
	}

	Map<String, String> environment() {
		return this.console.environment();
	}

	Path workingDirectory() {
		return this.console.workingDirectory();
	}

	/**
	 * Return what was added before a database failed.
	 * @param failed the name of that database, which is not mentioned unless something
	 * was said about it
	 * @return the result so far
	 */
	String resultBefore(String failed) {
		if (failed.equals(this.database)) {
			this.heading = null;
		}
		return collected();
	}

	/**
	 * Return everything that was added.
	 * @return the result
	 */
	String result() {
		printHeading();
		return collected();
	}

	private String collected() {
		if (!this.page.isEmpty()) {
			return this.page.render();
		}
		return this.documents.isEmpty() ? this.text.toString()
				: this.text + JSON.writeToString(Map.of("databases", this.documents)) + "\n";
	}

}
