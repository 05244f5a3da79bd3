package dev.migration.boot.command;

import java.util.ArrayList;
import java.util.List;

import dev.migration.MigrationException;
import dev.migration.command.RevisionRequest;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes a revision that joins branches.
 */
@Command(name = "merge", description = "Merge two or more revisions together. Creates a new migration file.",
		footer = { "  migrate merge heads -m \"merge accounts and carts\"", "  migrate merge ae1027 27c6a3" })
final class MergeCommand implements DatabaseCommand {

	@Parameters(paramLabel = "REVISION", arity = "1..*", description = "The revisions to join, or 'heads'.")
	private List<RevisionTarget> revisions = new ArrayList<>();

	@Option(names = { "-m", "--message" }, paramLabel = "MESSAGE", description = "What the revision does.")
	private @Nullable String message;

	@Mixin
	private NewRevision options = new NewRevision();

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public boolean needsConnection() {
		return this.revisions.stream().anyMatch(RevisionTarget::isRelativeToRows);
	}

	@Override
	public SchemaScope schemas() {
		return SchemaScope.FIRST;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		requireSeveral(database.migrations().revisions().map());
		String text = (this.message != null) ? this.message : message(this.revisions);
		RevisionRequest request = this.options.request(text, Source.EMPTY, this.revisions, List.of());
		return WrittenFile.print(database.migrations().revision(request, database.authoring(Source.EMPTY)), database,
				this.format, out);
	}

	private void requireSeveral(RevisionMap map) {
		if (this.revisions.size() == 1 && map.parentsOfNew(this.revisions, true).size() < 2) {
			throw new MigrationException("There is nothing to merge: '" + this.revisions.get(0)
					+ "' is not several revisions; name two or more, see 'migrate heads'.");
		}
	}

	/**
	 * Return what a merge does if nobody says it.
	 * @param revisions what is joined
	 * @return the message
	 */
	static String message(List<RevisionTarget> revisions) {
		return "merge " + String.join(" and ", revisions.stream().map(RevisionTarget::toString).toList());
	}

}
