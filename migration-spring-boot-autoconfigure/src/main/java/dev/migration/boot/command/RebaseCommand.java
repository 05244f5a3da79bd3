package dev.migration.boot.command;

import java.util.ArrayList;
import java.util.List;

import dev.migration.command.RebasedRevision;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.revision.RevisionTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Puts a revision onto another parent.
 */
@Command(name = "rebase",
		description = "Put an unapplied revision onto another parent. Rewrites its file, and needs the database to see"
				+ " that it is not applied.",
		footer = { "  migrate rebase 27c6a3 --onto ae1027", "  migrate rebase 27c6a3 --onto head" })
final class RebaseCommand implements DatabaseCommand {

	@Parameters(paramLabel = "REVISION", description = "The revision to move; what builds on it comes along.")
	private RevisionTarget revision = RevisionTarget.HEAD;

	@Option(names = "--onto", paramLabel = "REVISION", required = true,
			description = "The revision to follow, or 'base'. Repeatable, for a merge.")
	private List<RevisionTarget> onto = new ArrayList<>();

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		RebasedRevision rebased = database.migrations()
			.rebase(this.revision, this.onto, database.authoring(Source.EMPTY));
		if (this.format.isJson()) {
			out.json(ResultJson.rebased(rebased));
		}
		else {
			print(rebased, out);
		}
		if (rebased.needsBuild()) {
			out.warn("Build the application, so that it knows the new parent.");
		}
		return ExitCode.DONE;
	}

	private static void print(RebasedRevision rebased, CommandOutput out) {
		out.line("Rebasing " + rebased.file().toAbsolutePath().normalize() + " ...  done");
		out.line(parents(rebased.before()) + " -> " + rebased.id() + " is now " + parents(rebased.after()) + " -> "
				+ rebased.id());
		if (!rebased.following().isEmpty()) {
			out.line("Coming along: " + String.join(", ", rebased.following()));
		}
	}

	private static String parents(List<String> ids) {
		return ids.isEmpty() ? "<base>" : String.join(", ", ids);
	}

}
