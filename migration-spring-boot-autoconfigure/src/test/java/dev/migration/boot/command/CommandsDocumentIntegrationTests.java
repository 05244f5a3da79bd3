package dev.migration.boot.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the examples of {@code docs/commands.md}, from its first line to its last. With
 * {@code -Ddocs.write=true} it writes what it sees into the document.
 */
class CommandsDocumentIntegrationTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "commands.md");

	private final List<TutorialProject> projects = new ArrayList<>();

	@TempDir
	private Path folder;

	@AfterEach
	void closeProjects() {
		this.projects.forEach(TutorialProject::close);
	}

	@Test
	void everyExampleShowsWhatHappens() throws Exception {
		List<String> document = Files.readAllLines(DOCUMENT);

		List<String> run = new CommandsDocument(this::project).run(document);

		if (Boolean.getBoolean("docs.write")) {
			Files.write(DOCUMENT, run);
			return;
		}
		for (int line = 0; line < run.size(); line++) {
			assertThat((line < document.size()) ? document.get(line) : "")
				.as("docs/commands.md:%d, which -Ddocs.write=true would write", line + 1)
				.isEqualTo(run.get(line));
		}
		assertThat(document).hasSameSizeAs(run);
	}

	private TutorialProject project(List<String> properties) {
		try {
			Path directory = Files.createDirectory(this.folder.resolve("project" + this.projects.size())).toRealPath();
			TutorialProject project = new TutorialProject(directory, properties);
			this.projects.add(project);
			return project;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
