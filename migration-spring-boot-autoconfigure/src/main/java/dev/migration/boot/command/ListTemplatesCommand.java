package dev.migration.boot.command;

import java.util.List;

import dev.migration.scripts.ProjectTemplate;
import dev.migration.scripts.ProjectTemplates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Lists what a project can start with.
 */
@Command(name = "list-templates", aliases = "list_templates", description = "List available templates.",
		footer = "  migrate list-templates")
final class ListTemplatesCommand implements StandaloneCommand {

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public int run(CommandOutput out) {
		List<ProjectTemplate> templates = ProjectTemplates.all();
		if (this.format.isJson()) {
			out.json(ResultJson.templates(templates));
			return ExitCode.DONE;
		}
		out.line("Available templates:");
		out.line("");
		templates.forEach((template) -> out.line(template.name() + " - " + template.description()));
		out.line("");
		out.line("Templates are used via the 'init' command, e.g.:");
		out.line("");
		out.line("  migrate init --template " + ProjectTemplates.DEFAULT + " ./scripts");
		return ExitCode.DONE;
	}

}
