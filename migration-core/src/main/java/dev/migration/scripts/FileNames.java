package dev.migration.scripts;

/**
 * Decides what the file of a new script is called.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface FileNames {

	/**
	 * The identifier and up to 40 characters of the message, as in
	 * {@code 5c626978d652_create_user}. Latin letters lose their accents and others are
	 * left out, so that the name is legal on every file system and in every locale.
	 */
	FileNames STANDARD = new StandardFileNames();

	/**
	 * Return the name for a draft. Java puts an {@code R} in front, since the name is
	 * that of the class too.
	 * @param draft the revision
	 * @return the name without an extension
	 */
	String nameOf(RevisionDraft draft);

}
