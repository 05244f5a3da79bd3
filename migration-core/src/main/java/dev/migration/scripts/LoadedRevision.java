package dev.migration.scripts;

import java.util.function.Supplier;

import dev.migration.dialect.Dialect;
import dev.migration.revision.RevisionNode;
import dev.migration.script.RevisionScript;
import dev.migration.script.ScriptArguments;

/**
 * A revision and the script that carries it out, which is not read or instantiated before
 * it is asked for.
 *
 * @param node what the script declares about itself
 * @param transactional whether the script runs in a transaction
 * @param limits what it says of its own about locks and time
 * @param source reads or instantiates the script
 * @author The Migration Authors
 * @since 0.1.0
 */
public record LoadedRevision(RevisionNode node, boolean transactional, RevisionLimits limits, ScriptFactory source) {

	/**
	 * Create a revision with limits as configured.
	 * @param node what the script declares about itself
	 * @param transactional whether the script runs in a transaction
	 * @param source reads or instantiates the script
	 */
	public LoadedRevision(RevisionNode node, boolean transactional, ScriptFactory source) {
		this(node, transactional, RevisionLimits.NONE, source);
	}

	/**
	 * Create a revision whose script is the same for every database.
	 * @param node what the script declares about itself
	 * @param transactional whether the script runs in a transaction
	 * @param script instantiates the script
	 */
	public LoadedRevision(RevisionNode node, boolean transactional, Supplier<RevisionScript> script) {
		this(node, transactional, (dialect, arguments) -> script.get());
	}

	/**
	 * Return the script: a new instance for each call.
	 * @param dialect the language of the database
	 * @param arguments what the script is told
	 * @return the script
	 * @throws InvalidScriptException if its class cannot be instantiated or its text
	 * cannot be parsed
	 */
	public RevisionScript script(Dialect dialect, ScriptArguments arguments) {
		return this.source.create(dialect, arguments);
	}

	/**
	 * Return whether one transaction holds all that the script does.
	 * @param dialect the language of the database
	 * @return {@code false} if the script or the database commits in between
	 */
	public boolean isInTransaction(Dialect dialect) {
		return this.transactional && dialect.capabilities().transactionalDdl();
	}

	/**
	 * Return where the script was found, for messages.
	 * @return the class name or the path of the file
	 */
	public String origin() {
		return this.node.origin();
	}

}
