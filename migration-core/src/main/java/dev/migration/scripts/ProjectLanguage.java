package dev.migration.scripts;

import java.util.regex.Pattern;

import javax.lang.model.SourceVersion;

/**
 * The language that the revisions of a project are written in.
 */
enum ProjectLanguage {

	JAVA("Java", "java", "revision.java.txt", "[A-Za-z_][A-Za-z0-9_]*"),

	SQL("SQL", "resources", "revision.sql.txt", "[A-Za-z0-9_][A-Za-z0-9_.-]*");

	private final String label;

	private final String sourceRoot;

	private final String template;

	private final Pattern folder;

	ProjectLanguage(String label, String sourceRoot, String template, String folder) {
		this.label = label;
		this.sourceRoot = sourceRoot;
		this.template = template;
		this.folder = Pattern.compile(folder);
	}

	String label() {
		return this.label;
	}

	/** Return the last part of the source root. */
	String sourceRoot() {
		return this.sourceRoot;
	}

	/** Return the name of the script template. */
	String template() {
		return this.template;
	}

	boolean isFolder(String name) {
		return this.folder.matcher(name).matches() && (this == SQL || SourceVersion.isName(name));
	}

}
