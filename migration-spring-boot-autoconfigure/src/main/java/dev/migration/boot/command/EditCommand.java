package dev.migration.boot.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.migration.MigrationException;
import dev.migration.command.Authoring;
import dev.migration.command.Migrations;
import dev.migration.command.RevisionEntry;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.revision.RevisionTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Opens scripts in an editor.
 */
@Command(name = "edit", description = "Edit revision script(s) using $VISUAL or $EDITOR.",
		footer = { "  migrate edit ae1027", "  migrate edit head", "  EDITOR='code --wait' migrate edit current" })
final class EditCommand implements DatabaseCommand {

	private static final RevisionTarget CURRENT = RevisionTarget.parse("current");

	@Parameters(paramLabel = "REVISION", description = "The revision: an id, 'head', 'heads', 'current', a branch.")
	private RevisionTarget revision = RevisionTarget.HEAD;

	@Override
	public boolean needsConnection() {
		return this.revision.isRelativeToRows();
	}

	@Override
	public SchemaScope schemas() {
		return needsConnection() ? SchemaScope.NAMED : SchemaScope.FIRST;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		List<Path> files = files(database);
		Editor editor = Editor.find(out.environment(), out.isTerminal());
		files.forEach(editor::open);
		return ExitCode.DONE;
	}

	private List<Path> files(CommandDatabase database) {
		Migrations migrations = database.migrations();
		Authoring authoring = database.authoring(Source.EMPTY);
		List<Path> files = new ArrayList<>();
		for (RevisionEntry entry : migrations.show(this.revision)) {
			files.add(migrations.source(entry.revision(), authoring)
				.orElseThrow(() -> new UsageException(
						"The source of revision '%s' is in none of the script directories; run the command in the project's"
							.formatted(entry.revision().id()) + " directory or set 'migration.script-directory'.")));
		}
		if (files.isEmpty() && this.revision.equals(CURRENT)) {
			throw new MigrationException("No current revisions; nothing is applied.");
		}
		if (files.isEmpty()) {
			throw new UsageException("No revision files are indicated by '%s'.".formatted(this.revision));
		}
		return files;
	}

}
