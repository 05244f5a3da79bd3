package dev.migration.boot.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migration.boot.autoconfigure.Suggestion;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with the words of a command, and what was probably meant.
 */
final class UsageErrorText {

	private static final int LONGEST_WORD = 100;

	// What it is called by other tools, without what stands between words
	private static final Map<String, String> ELSEWHERE = Map.ofEntries(Map.entry("info", "history --indicate-current"),
			Map.entry("status", "history --indicate-current"), Map.entry("migratestatus", "history --indicate-current"),
			Map.entry("showmigrations", "history --indicate-current"), Map.entry("validate", "check"),
			Map.entry("verify", "check"), Map.entry("diff", "check"), Map.entry("migrate", "upgrade head"),
			Map.entry("update", "upgrade head"), Map.entry("updatesql", "upgrade head --sql"),
			Map.entry("sqlmigrate", "upgrade head --sql"), Map.entry("undo", "downgrade -1"),
			Map.entry("rollback", "downgrade -1"), Map.entry("baseline", "stamp REVISION"),
			Map.entry("changelogsync", "stamp head"), Map.entry("diffchangelog", "revision --autogenerate -m MESSAGE"),
			Map.entry("generatechangelog", "revision --autogenerate -m MESSAGE"),
			Map.entry("makemigrations", "revision --autogenerate -m MESSAGE"),
			Map.entry("generate", "revision -m MESSAGE"), Map.entry("create", "revision -m MESSAGE"),
			Map.entry("new", "revision -m MESSAGE"));

	private UsageErrorText() {
	}

	static String of(ParameterException error) {
		CommandSpec command = error.getCommandLine().getCommandSpec();
		if (error instanceof UnmatchedArgumentException unmatched) {
			String word = unmatched.getUnmatched().get(0);
			return unmatched.isUnknownOption() ? unknownOption(word, command) : unknownArgument(word, command);
		}
		// A misspelt option is what misses, and picocli names what it stands for
		return error.getCommandLine()
			.getUnmatchedArguments()
			.stream()
			.filter((word) -> error instanceof MissingParameterException && word.startsWith("-"))
			.findFirst()
			.map((word) -> unknownOption(word, command))
			.orElseGet(() -> error.getMessage() + elsewhere(error));
	}

	private static String elsewhere(ParameterException error) {
		String value = error.getValue();
		return (error.getArgSpec() instanceof OptionSpec option && option.longestName().equals("--format")
				&& value != null && HistoryFormat.isDrawing(value))
						? ". Only 'history' draws the graph, as in 'migrate history --format " + value + "'." : "";
	}

	private static String unknownOption(String word, CommandSpec command) {
		if (isProperty(word)) {
			return "There is no option '%s'; Spring's own arguments stand before 'migrate'.".formatted(shortened(word));
		}
		return "There is no option '%s'%s".formatted(shortened(word), meant(word, options(command)));
	}

	/** No option of ours has a point in its name. */
	private static boolean isProperty(String word) {
		int value = word.indexOf('=');
		return word.startsWith("--") && ((value > 0) ? word.substring(0, value) : word).contains(".");
	}

	private static String unknownArgument(String word, CommandSpec command) {
		return (command.parent() == null)
				? "There is no command '%s'%s".formatted(shortened(word),
						calledHere(word).orElseGet(() -> meant(word, List.copyOf(command.subcommands().keySet()))))
				: "There is an argument too many: '%s'.".formatted(shortened(word));
	}

	static Map<String, String> elsewhere() {
		return ELSEWHERE;
	}

	private static Optional<String> calledHere(String word) {
		String name = word.toLowerCase(Locale.ROOT).replaceFirst("^db:", "").replaceAll("[-_:]", "");
		return Optional.ofNullable(ELSEWHERE.get(name)).map("; here it is 'migrate %s'."::formatted);
	}

	private static String shortened(String word) {
		return (word.length() > LONGEST_WORD) ? word.substring(0, LONGEST_WORD) + "..." : word;
	}

	private static List<String> options(CommandSpec command) {
		return command.options().stream().map(OptionSpec::names).flatMap(Stream::of).toList();
	}

	private static String meant(String word, List<String> known) {
		int value = word.indexOf('=');
		String name = ((value > 0) ? word.substring(0, value) : word).toLowerCase(Locale.ROOT);
		Optional<String> beginning = known.stream()
			.filter((candidate) -> name.length() > 2 && candidate.startsWith(name))
			.findFirst();
		return beginning.or(() -> Suggestion.nearest(name, known)).map("; did you mean '%s'?"::formatted).orElse(".");
	}

}
