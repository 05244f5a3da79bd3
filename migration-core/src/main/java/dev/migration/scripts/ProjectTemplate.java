package dev.migration.scripts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.migration.MigrationException;

import org.springframework.core.io.ClassPathResource;

/**
 * What a project can start with: a folder for revisions, a script template of its own, a
 * README and the properties that name them.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ProjectTemplate {

	private static final String ONLY_DATABASE = "";

	private final String name;

	private final ProjectLanguage language;

	private final List<String> databases;

	private final List<String> connection;

	ProjectTemplate(String name, ProjectLanguage language, List<String> databases, List<String> connection) {
		this.name = name;
		this.language = language;
		this.databases = databases;
		this.connection = connection;
	}

	/**
	 * Return the name.
	 * @return the name that {@code init} takes
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return what it is for.
	 * @return the first line of its README
	 */
	public String description() {
		return readme().lines().findFirst().orElse("").replaceFirst("^#+ ", "");
	}

	/**
	 * Write what is missing. Nothing that is there already is changed, and nothing is
	 * written if not all of it can be.
	 * @param workingDirectory the directory of the project
	 * @param directory where README and script template go, relative to it; unless it is
	 * below a source root, revisions go below {@code src/main/java} or
	 * {@code src/main/resources}
	 * @param withPackageInfo whether folders of Java revisions get a
	 * {@code package-info.java}
	 * @return what was written and kept
	 * @throws MigrationException if the directory is not below the working directory, is
	 * no legal package or cannot be written to
	 */
	public InitializedProject write(Path workingDirectory, Path directory, boolean withPackageInfo) {
		ProjectLayout layout = ProjectLayout.of(directory, this.language);
		if (withPackageInfo && this.language == ProjectLanguage.SQL) {
			throw new MigrationException("Template '" + this.name
					+ "' has no Java package that could be documented; leave '--package' out.");
		}
		ProjectFiles files = new ProjectFiles(workingDirectory);
		files.directory(layout.directory());
		databases().forEach((database) -> files.directory(layout.versions(database)));
		files.file(template(layout), text(this.language.template()));
		files.file(layout.directory().resolve("README.md"), readme(layout));
		if (withPackageInfo) {
			databases().forEach((database) -> files.file(layout.versions(database).resolve("package-info.java"),
					packageInfo(layout.versionFolders(database))));
		}
		return new InitializedProject(files.write(), properties(layout));
	}

	private List<String> databases() {
		return this.databases.isEmpty() ? List.of(ONLY_DATABASE) : this.databases;
	}

	private Path template(ProjectLayout layout) {
		return layout.directory().resolve(this.language.template());
	}

	private static String packageInfo(String folders) {
		return "/**\n * Revisions of the database schema.\n */\npackage " + folders.replace('/', '.') + ";\n";
	}

	private String readme(ProjectLayout layout) {
		String rows = databases().stream()
			.map((database) -> "| `" + ProjectLayout.text(layout.versions(database)) + "` | the revisions of database '"
					+ database + "' |")
			.collect(Collectors.joining("\n"));
		return readme().replace("{rows}", rows)
			.replace("{versions}", ProjectLayout.text(layout.versions(ONLY_DATABASE)))
			.replace("{template}", ProjectLayout.text(template(layout)));
	}

	private String readme() {
		return text("templates/" + this.name + ".md");
	}

	private List<String> properties(ProjectLayout layout) {
		List<String> lines = new ArrayList<>(this.connection);
		for (String database : databases()) {
			String prefix = "migration.";
			if (!database.isEmpty()) {
				prefix += "databases." + database + ".";
				lines.add(prefix + "url=jdbc:postgresql://localhost:5432/" + database);
				lines.add(prefix + "user=postgres");
				lines.add(prefix + "password=${POSTGRES_PASSWORD:}");
				lines.add("# " + prefix + "persistence-unit=");
			}
			lines.add(prefix + "locations=classpath:" + layout.versionFolders(database));
			lines.add(prefix + "script-directory=" + ProjectLayout.text(layout.versions(database)));
		}
		lines.add("migration.template=file:" + ProjectLayout.text(template(layout)));
		return lines;
	}

	private static String text(String resource) {
		try {
			return new ClassPathResource(resource, ProjectTemplate.class).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
