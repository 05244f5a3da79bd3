package dev.migration.scripts;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.migration.dialect.Dialect;
import dev.migration.revision.Direction;
import dev.migration.script.RevisionScript;
import dev.migration.script.ScriptArguments;

/**
 * Makes a script when it is about to be run. Only then is known what database it is for
 * and what the run tells it, by which SQL is read.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface ScriptFactory {

	/**
	 * Create the script: a new instance for each call.
	 * @param dialect the language of the database
	 * @param arguments what the script is told
	 * @return the script
	 * @throws InvalidScriptException if its class cannot be instantiated or its text
	 * cannot be parsed
	 */
	RevisionScript create(Dialect dialect, ScriptArguments arguments);

	/**
	 * Load what the script needs, on any thread and as far as that runs nobody's code: a
	 * script that is created afterwards is there sooner. What cannot be loaded, creating
	 * the script tells.
	 */
	default void prepare() {
	}

	/**
	 * Find mistakes before anything is run.
	 * @param direction which way the script is to be run
	 * @param dialect the language of the database
	 * @param arguments what the script is told
	 * @throws InvalidScriptException if its text cannot be parsed
	 * @throws MissingDowngradeException if it does not say how to go back
	 */
	default void check(Direction direction, Dialect dialect, ScriptArguments arguments) {
	}

	/**
	 * Return the statements as their author wrote them, by which a change of the script
	 * is noticed: with placeholders and with line ends of one kind.
	 * @param direction which way
	 * @param dialect the language of the database
	 * @param arguments what the script is told
	 * @return the statements, or nothing if the script has to be run to know what it asks
	 * for
	 */
	default Optional<List<String>> text(Direction direction, Dialect dialect, ScriptArguments arguments) {
		return Optional.empty();
	}

	/**
	 * Return where a statement of the script starts, for messages.
	 * @param number which statement it is, from 1
	 * @param sql its text as it was sent
	 * @param direction which way
	 * @param dialect the language of the database
	 * @param arguments what the script is told
	 * @return the line of the file, from 1, or nothing if the script has no such
	 * statement
	 */
	default OptionalInt line(int number, String sql, Direction direction, Dialect dialect, ScriptArguments arguments) {
		return OptionalInt.empty();
	}

	/**
	 * Return what tells one version of the script from another without reading it: the
	 * same for the same file.
	 * @return the fingerprint, or nothing if the script comes from no file
	 */
	default Optional<String> fingerprint() {
		return Optional.empty();
	}

}
