package dev.migration.boot.command;

import java.util.List;
import java.util.Set;

import dev.migration.boot.autoconfigure.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of the application, parted at the word {@code migrate}.
 *
 * @param spring what stands before the word and belongs to Spring
 * @param command what stands after it
 * @param word the word as it was typed, or {@code null} if the arguments are no command
 */
record CommandArguments(List<String> spring, List<String> command, @Nullable String word) {

	private static final String WORD = "migrate";

	private static final int TYPING_ERRORS = 2;

	/**
	 * Commands that an application which has no commands of its own is hardly started
	 * with.
	 */
	private static final Set<String> UNMISTAKABLE = Set.of("upgrade", "downgrade", "stamp");

	/**
	 * Part arguments. The word counts only as the first argument that is no option: an
	 * application may have commands of its own. A word that is nearly {@code migrate}
	 * counts in front of one of our commands: starting the application would be the last
	 * thing that was wanted.
	 * @param arguments the arguments as they came from the shell
	 * @return the parts
	 */
	static CommandArguments of(String... arguments) {
		List<String> all = List.of(arguments);
		int first = firstWord(all);
		if (first == all.size()) {
			return new CommandArguments(all, List.of(), null);
		}
		String word = all.get(first);
		List<String> after = all.subList(first + 1, all.size());
		boolean counts = WORD.equals(word) || (isCommand(after) && Suggestion.distance(word, WORD) <= TYPING_ERRORS);
		return counts ? new CommandArguments(all.subList(0, first), after, word)
				: new CommandArguments(all, List.of(), null);
	}

	private static boolean isCommand(List<String> arguments) {
		int first = firstWord(arguments);
		return first < arguments.size() && CommandNames.ALL.contains(arguments.get(first));
	}

	private static int firstWord(List<String> arguments) {
		int first = 0;
		while (first < arguments.size() && arguments.get(first).startsWith("-")) {
			first++;
		}
		return first;
	}

	/**
	 * Read a command from one line. The word {@code migrate} in front may be left out.
	 * @param line the line
	 * @return the words of the command
	 * @throws UsageException if the line cannot be split
	 */
	static List<String> ofLine(String line) {
		List<String> words = ShellWords.split(line);
		return (!words.isEmpty() && WORD.equals(words.get(0))) ? words.subList(1, words.size()) : words;
	}

	boolean isCommand() {
		return this.word != null;
	}

	/**
	 * Return the command that somebody has perhaps typed without the word in front.
	 * @return its name, or {@code null} if the arguments do not look like that
	 */
	@Nullable String forgotten() {
		int first = firstWord(this.spring);
		return (this.word == null && first < this.spring.size() && UNMISTAKABLE.contains(this.spring.get(first)))
				? this.spring.get(first) : null;
	}

	/**
	 * Return the words of the command.
	 * @return what stands after the word
	 * @throws UsageException if the word is misspelt
	 */
	List<String> commandWords() {
		if (!WORD.equals(this.word)) {
			throw new UsageException("There is no '%s'. Did you mean '%s'?".formatted(this.word, WORD));
		}
		return this.command;
	}

}
