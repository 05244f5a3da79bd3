package dev.migration.scripts;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Decides what the file of a new script is called.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface FileNames {

	/**
	 * The longest slug of {@link #STANDARD}, in characters.
	 */
	int STANDARD_SLUG_LENGTH = 40;

	/**
	 * The template of {@link #STANDARD}.
	 */
	String STANDARD_TEMPLATE = "{rev}_{slug}";

	/**
	 * The identifier and up to 40 characters of the message, as in
	 * {@code 5c626978d652_create_user}. Latin letters lose their accents and others are
	 * left out, so that the name is legal on every file system and in every locale.
	 */
	FileNames STANDARD = of(STANDARD_TEMPLATE, STANDARD_SLUG_LENGTH, ZoneOffset.UTC);

	/**
	 * Return names by a template.
	 * @param template text with {@code {rev}}, {@code {slug}}, {@code {epoch}},
	 * {@code {year}}, {@code {month}}, {@code {day}}, {@code {hour}}, {@code {minute}}
	 * and {@code {second}}; a {@code /} starts a folder
	 * @param slugLength how many characters of the message to use at most
	 * @param zone the time zone of the date
	 * @return the names
	 * @throws InvalidFileNameException if the template cannot give a legal name
	 */
	static FileNames of(String template, int slugLength, ZoneId zone) {
		return new TemplateFileNames(FileNameTemplate.parse(template), new Slug(slugLength), zone);
	}

	/**
	 * Return the name for a draft. Java puts an {@code R} in front of its last part,
	 * since that is the name of the class too.
	 * @param draft the revision
	 * @return the name without an extension; folders in front of it end with {@code /}
	 * @throws InvalidFileNameException if the draft has no legal name
	 */
	String nameOf(RevisionDraft draft);

}
