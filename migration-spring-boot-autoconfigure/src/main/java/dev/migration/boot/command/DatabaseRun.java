package dev.migration.boot.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migration.boot.command.DatabaseCommand.SchemaScope;
import dev.migration.runtime.RunOptions;

/**
 * Runs a command on the database that was named, on the only one, or on all of them.
 */
final class DatabaseRun {

	private final DatabaseCommand command;

	private final MigrateCommand options;

	DatabaseRun(DatabaseCommand command, MigrateCommand options) {
		this.command = command;
		this.options = options;
	}

	int run(List<CommandDatabase> databases, CommandOutput out) {
		List<CommandDatabase> chosen = choose(databases);
		Map<String, NoEntitiesException> skipped = new LinkedHashMap<>();
		int code = ExitCode.DONE;
		for (CommandDatabase database : chosen) {
			if (databases.size() > 1) {
				begin(database, chosen.size() > 1, out);
			}
			try {
				code = ExitCode.worse(code, run(database, chosen.size() > 1, out));
			}
			catch (NoEntitiesException ex) {
				out.skip();
				skipped.put(database.name(), ex);
			}
		}
		tellSkipped(skipped, chosen.size(), out);
		return code;
	}

	/**
	 * Tell which databases were left out. All of them would be a success in which nothing
	 * was compared.
	 */
	private static void tellSkipped(Map<String, NoEntitiesException> skipped, int chosen, CommandOutput out) {
		if (!skipped.isEmpty() && skipped.size() == chosen) {
			throw skipped.values().iterator().next();
		}
		skipped.keySet().forEach((name) -> out.warn("[" + name + "] has no entities to compare; skipped"));
	}

	private void begin(CommandDatabase database, boolean amongOthers, CommandOutput out) {
		boolean logs = this.command.isToldByLog();
		if (amongOthers && logs) {
			out.announce("[" + database.name() + "]");
		}
		out.begin(database.name(), amongOthers && !logs);
	}

	private int run(CommandDatabase database, boolean amongOthers, CommandOutput out) {
		try {
			return this.command.run(database.with(this::withArguments), out);
		}
		catch (NoEntitiesException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw amongOthers ? new DatabaseCommandException(database.name(), ex) : ex;
		}
	}

	private RunOptions withArguments(RunOptions runOptions) {
		Map<String, String> arguments = new LinkedHashMap<>(runOptions.arguments());
		arguments.putAll(this.options.arguments());
		return runOptions.withArguments(arguments);
	}

	private List<CommandDatabase> choose(List<CommandDatabase> databases) {
		String name = this.options.name();
		if (name != null) {
			List<CommandDatabase> named = databases.stream()
				.filter((database) -> database.name().equals(name))
				.toList();
			if (named.isEmpty()) {
				throw new UsageException(
						"There is no database '%s'; choose one of %s.".formatted(name, names(databases)));
			}
			return named;
		}
		SchemaScope scope = scope(databases);
		if (scope == SchemaScope.FIRST) {
			return databases.subList(0, 1);
		}
		if (databases.size() > 1 && scope == SchemaScope.NAMED) {
			throw new UsageException("Databases %s are configured, and this command is for one of them; say which with"
				.formatted(names(databases)) + " '--name', as in 'migrate --name " + databases.get(0).name()
					+ " ...'.");
		}
		return databases;
	}

	private SchemaScope scope(List<CommandDatabase> databases) {
		if (databases.stream().allMatch(CommandDatabase::isSchema)) {
			return this.command.schemas();
		}
		return this.command.isForEvery() ? SchemaScope.EVERY : SchemaScope.NAMED;
	}

	private static String names(List<CommandDatabase> databases) {
		return databases.stream().map((database) -> "'" + database.name() + "'").collect(Collectors.joining(", "));
	}

}
