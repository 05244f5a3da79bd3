package dev.migration.boot.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.migration.scripts.InitializedFile;
import dev.migration.scripts.InitializedProject;
import dev.migration.scripts.ProjectTemplate;
import dev.migration.scripts.ProjectTemplates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes what a project starts with.
 */
@Command(name = "init", description = "Initialize a new scripts directory. What is there already is kept.",
		footer = { "  migrate init migrations", "  migrate init --template sql migrations",
				"  migrate init -t multidb migrations" })
final class InitCommand implements StandaloneCommand {

	@Parameters(paramLabel = "DIRECTORY", description = "Where README and script template go, below this directory.")
	private Path directory = Path.of("");

	@Option(names = { "-t", "--template" }, paramLabel = "NAME",
			description = "The template to use, see 'list-templates' (default: ${DEFAULT-VALUE}).")
	private String template = ProjectTemplates.DEFAULT;

	@Option(names = "--package", description = "Write a package-info.java for the revisions, too.")
	private boolean packageInfo;

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public void check() {
		if (ProjectTemplates.all().stream().map(ProjectTemplate::name).noneMatch(this.template::equals)) {
			String names = String.join("', '", ProjectTemplates.all().stream().map(ProjectTemplate::name).toList());
			throw new UsageException("No such template '%s'; use one of '%s'.".formatted(this.template, names));
		}
	}

	@Override
	public int run(CommandOutput out) {
		Path project = out.workingDirectory();
		InitializedProject written = ProjectTemplates.get(this.template)
			.write(project, this.directory, this.packageInfo);
		if (this.format.isJson()) {
			out.json(ResultJson.initialized(written, project));
			return ExitCode.DONE;
		}
		written.files().forEach((file) -> out.line(text(file, project)));
		out.line("Please add these lines to " + configuration(project) + ":");
		out.line("");
		written.properties().forEach(out::line);
		return ExitCode.DONE;
	}

	private static String configuration(Path project) {
		String resources = "src/main/resources/";
		String properties = resources + "application.properties";
		if (Files.exists(project.resolve(properties))) {
			return properties;
		}
		return Stream.of("application.yml", "application.yaml")
			.map(resources::concat)
			.filter((file) -> Files.exists(project.resolve(file)))
			.findFirst()
			.map((file) -> "your configuration (" + file + "), here as properties")
			.orElse(properties);
	}

	private static String text(InitializedFile file, Path project) {
		Path path = project.resolve(file.path()).normalize();
		if (file.created()) {
			return (file.directory() ? "Creating directory " : "Generating ") + path + " ...  done";
		}
		return (file.directory() ? "Directory " : "File ") + path + " already exists, skipping";
	}

}
