package dev.migration.boot.command;

import java.util.List;

/**
 * Arguments of the application, parted at the word {@code migrate}.
 *
 * @param spring what stands before the word and belongs to Spring
 * @param command what stands after it
 * @param isCommand whether the word was there
 */
record CommandArguments(List<String> spring, List<String> command, boolean isCommand) {

	private static final String WORD = "migrate";

	/**
	 * Part arguments. The word counts only as the first argument that is no option: an
	 * application may have commands of its own.
	 * @param arguments the arguments as they came from the shell
	 * @return the parts
	 */
	static CommandArguments of(String... arguments) {
		List<String> all = List.of(arguments);
		int first = 0;
		while (first < all.size() && all.get(first).startsWith("-")) {
			first++;
		}
		if (first == all.size() || !WORD.equals(all.get(first))) {
			return new CommandArguments(all, List.of(), false);
		}
		return new CommandArguments(all.subList(0, first), all.subList(first + 1, all.size()), true);
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

}
