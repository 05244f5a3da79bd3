package dev.migration.boot.command;

import java.nio.file.Path;

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
		subcommands = { BranchesCommand.class, CheckCommand.class, CurrentCommand.class, DowngradeCommand.class,
				EnsureVersionCommand.class, HeadsCommand.class, HistoryCommand.class, MergeCommand.class,
				RevisionCommand.class, ShowCommand.class, StampCommand.class, UpgradeCommand.class })
final class MigrateCommand {

	@Option(names = { "-q", "--quiet" }, scope = ScopeType.INHERIT, description = "Print nothing on standard output.")
	private boolean quiet;

	@Option(names = "--output", paramLabel = "FILE", scope = ScopeType.INHERIT,
			description = "Write the result to a file instead of standard output.")
	private @Nullable Path output;

	@Option(names = "--raiseerr", scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
	private boolean raiseErrors;

	boolean isQuiet() {
		return this.quiet;
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
