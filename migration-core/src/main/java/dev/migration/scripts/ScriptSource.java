package dev.migration.scripts;

import java.util.List;
import java.util.Optional;

/**
 * The source of scripts as a person may have left it.
 */
sealed interface ScriptSource permits JavaSource, SqlSource {

	static ScriptSource of(String origin, String text) {
		return origin.endsWith(".java") ? new JavaSource(origin, text) : new SqlSource(origin, text);
	}

	/** Return the identifiers of the revisions that are declared here. */
	List<String> ids();

	/**
	 * Return what a revision follows, or nothing if that is not written in a way that can
	 * be understood without a compiler.
	 */
	Optional<List<String>> downRevisions(String id);

	/**
	 * Return what a revision declares.
	 * @throws InvalidScriptException if it cannot be understood without a compiler
	 */
	DeclaredRevision declared(String id);

	/**
	 * Return the source in which a revision follows others; all else is the same.
	 * @throws InvalidScriptException if it is written in a way that is left to a person
	 */
	String withDownRevisions(String id, List<String> downRevisions);

}
