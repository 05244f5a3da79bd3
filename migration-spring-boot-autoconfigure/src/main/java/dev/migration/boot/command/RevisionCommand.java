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

/**
 * Writes a new revision.
 */
@Command(name = "revision", description = "Write a new revision.")
final class RevisionCommand implements MigrationCommand {

	@Option(names = { "-m", "--message" }, paramLabel = "MESSAGE", required = true,
			description = "What the revision does, in a few words.")
	private String message = "";

	@Option(names = "--autogenerate", description = "Fill it with what the entities and the database differ in.")
	private boolean autogenerate;

	@Option(names = "--from", paramLabel = "FROM",
			description = "Compare the entities with the database (default), or with nothing: ${COMPLETION-CANDIDATES}.")
	private @Nullable From from;

	@Option(names = "--head", paramLabel = "REVISION", description = "The revision to follow (default: 'head').")
	private String head = "head";

	@Option(names = "--depends-on", paramLabel = "REVISION", description = "A revision that must be applied before.")
	private List<String> dependsOn = new ArrayList<>();

	@Mixin
	private NewRevision options = new NewRevision();

	@Override
	public int run(CommandSession session, CommandOutput out) {
		if (this.from != null && !this.autogenerate) {
			throw new UsageException("'--from' says what to compare with; it needs '--autogenerate'.");
		}
		Source source = source();
		RevisionRequest request = new RevisionRequest(this.message, source, List.of(RevisionTarget.parse(this.head)),
				this.options.isSplice(), this.options.branchLabels(), this.dependsOn, this.options.id(), null);
		WrittenRevisionText.print(session.migrations().revision(request, session.authoring(source)), out);
		return ExitCode.DONE;
	}

	private Source source() {
		if (!this.autogenerate) {
			return Source.EMPTY;
		}
		return (this.from == From.base) ? Source.BASE : Source.DATABASE;
	}

	/**
	 * What the entities are compared with, spelled as on the command line.
	 */
	enum From {

		base, database

	}

}
