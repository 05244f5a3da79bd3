package dev.migration.runtime;

import java.util.List;
import java.util.stream.Collectors;

import dev.migration.MigrationException;

/**
 * Thrown when scripts were edited after they were applied, so that this database is
 * another than a new one would be.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class EditedScriptException extends MigrationException {

	private final List<String> revisions;

	EditedScriptException(String database, List<ScriptComparison> edited) {
		super(message(database, edited) + ". Undo the edit and write a new revision, or run 'migrate repair' if the"
				+ " database is as the script says.");
		this.revisions = edited.stream().map((comparison) -> comparison.revision().id()).toList();
	}

	private static String message(String database, List<ScriptComparison> edited) {
		String place = edited.stream().map(EditedScriptException::place).collect(Collectors.joining("; "));
		String ids = edited.stream()
			.map((comparison) -> comparison.revision().id())
			.collect(Collectors.joining("', '", "'", "'"));
		return ((edited.size() == 1) ? "Revision " + ids + " was edited after it was applied"
				: "Revisions " + ids + " were edited after they were applied") + " to database '" + database + "': "
				+ place;
	}

	private static String place(ScriptComparison comparison) {
		String reason = (comparison.reason() != null) ? ", " + comparison.reason() : "";
		return "script '" + comparison.revision().origin() + "'" + reason;
	}

	/**
	 * Return the revisions whose scripts were edited.
	 * @return the identifiers
	 */
	public List<String> revisions() {
		return this.revisions;
	}

}
