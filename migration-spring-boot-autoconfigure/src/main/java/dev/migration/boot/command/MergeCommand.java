package dev.migration.boot.command;

import java.util.ArrayList;
import java.util.List;

import dev.migration.command.RevisionRequest;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.revision.RevisionTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes a revision that joins branches.
 */
@Command(name = "merge", description = "Write a revision that joins several.")
final class MergeCommand implements MigrationCommand {

	@Parameters(paramLabel = "REVISION", arity = "1..*", description = "The revisions to join, or 'heads'.")
	private List<String> revisions = new ArrayList<>();

	@Option(names = { "-m", "--message" }, paramLabel = "MESSAGE", description = "What the revision does.")
	private @Nullable String message;

	@Mixin
	private NewRevision options = new NewRevision();

	@Override
	public int run(CommandSession session, CommandOutput out) {
		List<RevisionTarget> targets = this.revisions.stream().map(RevisionTarget::parse).toList();
		String text = (this.message != null) ? this.message : "merge " + String.join(" and ", this.revisions);
		RevisionRequest request = new RevisionRequest(text, Source.EMPTY, targets, this.options.isSplice(),
				this.options.branchLabels(), List.of(), this.options.id(), null);
		WrittenRevisionText.print(session.migrations().revision(request, session.authoring(Source.EMPTY)), out);
		return ExitCode.DONE;
	}

}
