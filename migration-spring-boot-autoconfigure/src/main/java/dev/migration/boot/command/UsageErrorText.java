package dev.migration.boot.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with the words of a command, and what was probably meant.
 */
final class UsageErrorText {

	private UsageErrorText() {
	}

	static String of(ParameterException error) {
		if (!(error instanceof UnmatchedArgumentException unmatched)) {
			return String.valueOf(error.getMessage());
		}
		String word = unmatched.getUnmatched().get(0);
		CommandSpec command = error.getCommandLine().getCommandSpec();
		if (unmatched.isUnknownOption()) {
			return "There is no option '%s'%s".formatted(word, meant(word, options(command)));
		}
		return (command.parent() == null)
				? "There is no command '%s'%s".formatted(word, meant(word, List.copyOf(command.subcommands().keySet())))
				: "There is an argument too many: '%s'.".formatted(word);
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
