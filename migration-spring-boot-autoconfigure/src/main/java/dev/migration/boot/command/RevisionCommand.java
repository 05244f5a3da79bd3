package dev.migration.boot.command;

import java.util.ArrayList;
import java.util.List;

import dev.migration.autogenerate.RenameAnswers;
import dev.migration.command.Migrations;
import dev.migration.command.Proving;
import dev.migration.command.RevisionRequest;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.revision.MultipleHeadsException;
import dev.migration.revision.RevisionTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Writes a new revision.
 */
@Command(name = "revision", description = "Create a new revision file.",
		footer = { "  migrate revision --autogenerate -m \"create user\"", "  migrate revision -m \"backfill emails\"",
				"  migrate revision --autogenerate -m \"translate\" --rename book.titel=title",
				"  migrate revision -m \"add cart\" --head base --branch-label shoppingcart",
				"  migrate revision -m \"hotfix\" --head 1975ea --splice" })
final class RevisionCommand implements DatabaseCommand {

	@Option(names = { "-m", "--message" }, paramLabel = "MESSAGE", required = true,
			description = "What the revision does, in a few words.")
	private String message = "";

	@Option(names = "--autogenerate", description = "Fill it with what the entities and the database differ in.")
	private boolean autogenerate;

	@Option(names = "--from", paramLabel = "FROM",
			description = "Compare the entities with nothing, the database (default), or what the history leads to on a"
					+ " throwaway database: ${COMPLETION-CANDIDATES}.")
	private @Nullable From from;

	@Option(names = "--head", paramLabel = "REVISION", description = "The revision to follow (default: 'head').")
	private @Nullable RevisionTarget head;

	@Option(names = "--depends-on", paramLabel = "REVISION",
			description = "A revision that must be applied before. Repeatable.")
	private List<String> dependsOn = new ArrayList<>();

	@Mixin
	private ProofOptions proof = new ProofOptions();

	@Option(names = "--rename", paramLabel = "OLD=NEW",
			description = "A table, column or sequence that has another name now, such as 'book.titel=title';"
					+ " '@PreviousName' says the same in the entities. Repeatable.")
	private List<String> renames = new ArrayList<>();

	@Option(names = "--sql", hidden = true)
	private boolean sql;

	@Mixin
	private NewRevision options = new NewRevision();

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Spec
	private @Nullable CommandSpec spec;

	@Override
	public void check() {
		if (this.sql) {
			throw new UsageException(this.autogenerate
					? "Using '--sql' with '--autogenerate' does not make any sense: a comparison needs the database."
					: "Using '--sql' with 'revision' does not make any sense: it writes a file; print its SQL by"
							+ " 'migrate upgrade <from>:<to> --sql' then.");
		}
		if (this.from != null && !this.autogenerate) {
			throw new UsageException("'--from' says what to compare with; it needs '--autogenerate'.");
		}
		this.proof.check(this.autogenerate);
		if (!this.renames.isEmpty() && !this.autogenerate) {
			throw new UsageException("'--rename' says what a comparison cannot know; it needs '--autogenerate'.");
		}
	}

	@Override
	public boolean isForEvery() {
		return this.autogenerate && this.renames.isEmpty() && (this.head == null || CommonTarget.is(this.head))
				&& this.dependsOn.isEmpty();
	}

	@Override
	public boolean needsConnection() {
		return this.autogenerate || (this.head != null && this.head.isRelativeToRows());
	}

	@Override
	public SchemaScope schemas() {
		return SchemaScope.FIRST;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		Source source = source();
		RevisionTarget parent = (this.head != null) ? this.head : RevisionTarget.HEAD;
		RevisionRequest request = this.options.request(this.message, source, List.of(parent), this.dependsOn)
			.withRenames(
					new RenameAnswers(this.renames, (candidate) -> out.confirm(candidate.reason(), "Was it renamed?")));
		try {
			Migrations migrations = database.migrations();
			Proving proving = this.proof.proving(database.proof(), migrations);
			return WrittenFile.print(migrations.revision(request, database.authoring(source), proving), database,
					this.format, out);
		}
		catch (MultipleHeadsException ex) {
			if (this.head != null || this.spec == null) {
				throw ex;
			}
			return new SeveralHeads(ex.heads(), words(this.spec.root(), database), this.message).merge(database,
					this.format, out);
		}
	}

	/**
	 * Return the words of this command as they have to be for this database alone.
	 */
	private static List<String> words(CommandSpec root, CommandDatabase database) {
		List<String> words = new ArrayList<>(root.commandLine().getParseResult().originalArgs());
		if (root.userObject() instanceof MigrateCommand options && options.name() == null) {
			words.addAll(database.nameOption());
		}
		return words;
	}

	private Source source() {
		if (!this.autogenerate) {
			return Source.EMPTY;
		}
		return (this.from == null) ? Source.DATABASE : this.from.source;
	}

	/**
	 * What the entities are compared with, spelled as on the command line.
	 */
	enum From {

		base(Source.BASE), database(Source.DATABASE), history(Source.HISTORY);

		private final Source source;

		From(Source source) {
			this.source = source;
		}

	}

}
