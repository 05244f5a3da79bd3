package dev.migration.scripts;

/**
 * Turns a draft into the text of a script.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface ScriptWriter {

	/**
	 * Return the script of a draft. Nothing is written yet.
	 * @param draft the revision
	 * @return the script
	 * @throws dev.migration.MigrationException if the draft cannot be expressed or the
	 * template fails
	 */
	RenderedScript render(RevisionDraft draft);

}
