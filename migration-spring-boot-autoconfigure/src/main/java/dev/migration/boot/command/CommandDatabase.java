package dev.migration.boot.command;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.migration.boot.autoconfigure.DatabaseSettings;
import dev.migration.command.Authoring;
import dev.migration.command.Migrations;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.runtime.MigrationSession;
import dev.migration.runtime.RunOptions;
import dev.migration.scripts.ScriptDirectories;

/**
 * One of the application's databases as a command sees it. Nothing is created and no
 * connection is opened before it is asked for.
 */
final class CommandDatabase {

	private final String name;

	private final Supplier<Migrations> migrations;

	private final Supplier<ScriptDirectories> sources;

	private final Function<Source, Authoring> authoring;

	private final Supplier<Map<String, String>> postWriteHooks;

	private final CommandProof proof;

	private final boolean schema;

	CommandDatabase(String name, Supplier<Migrations> migrations, Supplier<ScriptDirectories> sources,
			Function<Source, Authoring> authoring, Supplier<Map<String, String>> postWriteHooks, CommandProof proof,
			boolean schema) {
		this.name = name;
		this.migrations = migrations;
		this.sources = sources;
		this.authoring = authoring;
		this.postWriteHooks = postWriteHooks;
		this.proof = proof;
		this.schema = schema;
	}

	/**
	 * Return the same database with other options for what is run.
	 * @param change makes other options of these
	 * @return the database
	 */
	CommandDatabase with(UnaryOperator<RunOptions> change) {
		return new CommandDatabase(this.name, () -> migrations().with(change), this.sources, this.authoring,
				this.postWriteHooks, this.proof, this.schema);
	}

	/**
	 * Return what the user calls it.
	 * @return the name, {@code default} if there is only one
	 */
	String name() {
		return this.name;
	}

	/**
	 * Return whether it is a schema that others share their scripts with.
	 * @return {@code false} for a database
	 */
	boolean isSchema() {
		return this.schema;
	}

	/**
	 * Return what a command line has to say so that it means this database.
	 * @return the words, none if it is the only one
	 */
	List<String> nameOption() {
		return this.name.equals(DatabaseSettings.DEFAULT_NAME) ? List.of() : List.of("--name", this.name);
	}

	/**
	 * Return its commands.
	 * @return the commands
	 * @throws dev.migration.MigrationException if the history is not valid
	 */
	Migrations migrations() {
		return this.migrations.get();
	}

	/**
	 * Return where the sources of its revisions are.
	 * @return the directories, none in a packaged application
	 */
	ScriptDirectories sources() {
		return this.sources.get();
	}

	/**
	 * Return what writing and comparing need.
	 * @param source what entities are compared with; they are not looked for if with
	 * nothing
	 * @return the authoring
	 */
	Authoring authoring(Source source) {
		return this.authoring.apply(source);
	}

	/**
	 * Return how its revisions are tried out.
	 * @return where throwaway databases come from
	 */
	CommandProof proof() {
		return this.proof;
	}

	/**
	 * Return the programs that are run on a new file, in order.
	 * @return the command lines by the name of the hook
	 */
	Map<String, String> postWriteHooks() {
		return this.postWriteHooks.get();
	}

	/**
	 * Return which database it is, for people. Opens a connection.
	 * @return its URL without what may hold a password
	 */
	String url() {
		try (MigrationSession session = MigrationSession.open(migrations().database())) {
			String url = session.connection().getMetaData().getURL();
			return (url != null) ? url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//") : this.name;
		}
		catch (SQLException ex) {
			return this.name;
		}
	}

}
