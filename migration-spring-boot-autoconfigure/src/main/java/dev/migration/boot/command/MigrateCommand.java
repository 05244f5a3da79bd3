package dev.migration.boot.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The word {@code migrate} and the options that every command has.
 */
@Command(name = "migrate", description = "Migrate the database of this application.", mixinStandardHelpOptions = true,
		scope = ScopeType.INHERIT, versionProvider = MigrateCommand.Version.class, synopsisSubcommandLabel = "COMMAND",
		optionListHeading = "%nOptions:%n", parameterListHeading = "%nArguments:%n",
		commandListHeading = "%nCommands:%n", footerHeading = "%nExamples:%n",
		footer = { "  migrate revision --autogenerate -m \"create user\"", "  migrate upgrade head",
				"  migrate history --verbose", "  migrate COMMAND --help", "",
				"Exit codes: 0 done, 1 failed, 2 wrong usage, 3 differences found or not at head." },
		subcommands = { BranchesCommand.class, CheckCommand.class, CompletionCommand.class, CurrentCommand.class,
				DowngradeCommand.class, EditCommand.class, EnsureVersionCommand.class, HeadsCommand.class,
				HistoryCommand.class, InitCommand.class, ListTemplatesCommand.class, MergeCommand.class,
				ProveCommand.class, RebaseCommand.class, RepairCommand.class, RevisionCommand.class, ShowCommand.class,
				StampCommand.class, UpgradeCommand.class })
final class MigrateCommand {

	@Option(names = { "-q", "--quiet" }, scope = ScopeType.INHERIT,
			description = "Print no messages and listings, only SQL and JSON, and never ask.")
	private boolean quiet;

	@Option(names = { "-n", "--name" }, paramLabel = "DATABASE", scope = ScopeType.INHERIT,
			description = "The one of several databases ('migration.databases.*') or schemas ('migration.schemas') that is meant.")
	private @Nullable String name;

	@Option(names = "-x", paramLabel = "KEY=VALUE", scope = ScopeType.INHERIT,
			description = "An argument for scripts, which read it by 'op.arguments()'. Repeatable.")
	private List<String> arguments = new ArrayList<>();

	@Option(names = "--output", paramLabel = "FILE", scope = ScopeType.INHERIT,
			description = "Write the result to a file instead of standard output.")
	private @Nullable Path output;

	@Option(names = "--raiseerr", scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
	private boolean raiseErrors;

	boolean isQuiet() {
		return this.quiet;
	}

	@Nullable String name() {
		return this.name;
	}

	/**
	 * Return the arguments for scripts. One without a value has an empty one.
	 * @return the arguments by key
	 */
	Map<String, String> arguments() {
		Map<String, String> values = new LinkedHashMap<>();
		for (String argument : this.arguments) {
			int end = argument.indexOf('=');
			values.put((end < 0) ? argument : argument.substring(0, end), (end < 0) ? "" : argument.substring(end + 1));
		}
		return values;
	}

	@Nullable Path output() {
		return this.output;
	}

	boolean raisesErrors() {
		return this.raiseErrors;
	}

	/**
	 * The version of the jar.
	 */
	static final class Version implements IVersionProvider {

		@Override
		public String[] getVersion() {
			String version = MigrateCommand.class.getPackage().getImplementationVersion();
			return new String[] { "migrate " + ((version != null) ? version : "(development)") };
		}

	}

}
