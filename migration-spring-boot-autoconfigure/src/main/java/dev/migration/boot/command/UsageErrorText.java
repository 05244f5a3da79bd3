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

	// What Flyway, Liquibase, Rails and Django call them
	private static final Map<String, String> ELSEWHERE = Map.ofEntries(Map.entry("info", "history"),
			Map.entry("status", "current"), Map.entry("validate", "check"), Map.entry("verify", "check"),
			Map.entry("migrate", "upgrade"), Map.entry("update", "upgrade"), Map.entry("updatesql", "upgrade --sql"),
			Map.entry("undo", "downgrade"), Map.entry("rollback", "downgrade"), Map.entry("baseline", "stamp"),
			Map.entry("changelogsync", "stamp"), Map.entry("diff", "check"),
			Map.entry("diffchangelog", "revision --autogenerate"),
			Map.entry("generatechangelog", "revision --autogenerate"),
			Map.entry("makemigrations", "revision --autogenerate"), Map.entry("generate", "revision"),
			Map.entry("create", "revision"), Map.entry("new", "revision"));

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

	private static Optional<String> calledHere(String word) {
		String name = word.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
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
