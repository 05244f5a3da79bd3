package dev.migration.boot.command;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migration.command.Authoring;
import dev.migration.command.Migrations;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.proof.ScratchDatabase;
import dev.migration.proof.ScratchUnavailableException;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.scripts.ScriptDirectories;
import dev.migration.scripts.ScriptLocations;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Runs commands without starting an application for each.
 */
final class CommandShell {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC);

	private static final ScratchDatabase NOWHERE = (request) -> {
		throw new ScratchUnavailableException("There is none");
	};

	private static final CommandProof PROOF = new CommandProof(false, CommandShell.class.getClassLoader(),
			(dataSource) -> NOWHERE, (dataSource) -> NOWHERE);

	private final List<CommandDatabase> databases = new ArrayList<>();

	private final Map<String, String> hooks = new LinkedHashMap<>();

	private CommandInput input = CommandInput.NONE;

	/**
	 * Give the application a database where none answers.
	 */
	CommandShell withDatabase(String name, ScriptFolder scripts) {
		PGSimpleDataSource nowhere = new PGSimpleDataSource();
		nowhere.setServerNames(new String[] { "localhost" });
		nowhere.setPortNumbers(new int[] { 1 });
		return withDatabase(name, scripts, nowhere);
	}

	CommandShell withDatabase(String name, ScriptFolder scripts, DataSource dataSource) {
		this.databases
			.add(new CommandDatabase(name, () -> migrations(name, scripts.folder().toUri().toString(), dataSource),
					() -> authoring(scripts).scriptDirectories(), (source) -> authoring(scripts), () -> this.hooks,
					PROOF, false));
		return this;
	}

	CommandShell withDatabase(String name, String location, DataSource dataSource) {
		this.databases.add(new CommandDatabase(name, () -> migrations(name, location, dataSource),
				Authoring.NONE::scriptDirectories, (source) -> Authoring.NONE, () -> this.hooks, PROOF, false));
		return this;
	}

	CommandShell withHook(String name, String commandLine) {
		this.hooks.put(name, commandLine);
		return this;
	}

	CommandShell with(CommandInput other) {
		this.input = other;
		return this;
	}

	private static Migrations migrations(String name, String location, DataSource dataSource) {
		MigrationHistory history = MigrationHistory
			.load(new ScriptLocations(List.of(location), CommandShell.class.getClassLoader()));
		return new Migrations(history,
				new MigrationDatabase(name, dataSource, new PostgreSqlDialect(), null,
						MigrationDatabase.DEFAULT_VERSION_TABLE),
				new RunOptions(Duration.ofSeconds(10), "1.0", "localhost", List.of(), CLOCK));
	}

	private static Authoring authoring(ScriptFolder scripts) {
		Path directory = scripts.folder().endsWith("db/revision") ? scripts.folder()
				: scripts.folder().resolve("src/main/java/db/revision");
		return Authoring.NONE.withScriptDirectories(new ScriptDirectories(List.of(directory)));
	}

	CommandResult run(String... words) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		CommandConsole console = this.input.console(CommandResult.stream(out), CommandResult.stream(err), (code) -> {
		});
		int code = run(List.of(words), console);
		return new CommandResult(code, CommandResult.text(out), CommandResult.text(err));
	}

	private int run(List<String> words, CommandConsole console) {
		ParsedCommand parsed = null;
		try {
			parsed = CommandParser.parse(words, console);
			return (parsed.command() instanceof StandaloneCommand standalone) ? parsed.run(standalone, console)
					: parsed.run((DatabaseCommand) parsed.command(), () -> this.databases, console);
		}
		catch (CommandFinishedException ex) {
			return ex.code();
		}
		catch (RuntimeException ex) {
			return CommandFailure.report(ex, parsed, console, null);
		}
	}

}
