package dev.migration.runtime;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionStep;
import dev.migration.scripts.LoadedRevision;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of a script that was left half applied and that this application
 * does not have, at least not under that identifier.
 */
final class GoneScript {

	private final StepContext context;

	private final @Nullable String first;

	private final Optional<Set<String>> parents;

	private GoneScript(StepContext context, @Nullable String first, Optional<Set<String>> parents) {
		this.context = context;
		this.first = first;
		this.parents = parents;
	}

	/**
	 * Read what is written down.
	 * @param revision the revision that is gone
	 */
	static GoneScript read(StepContext context, UnfinishedRevision revision) {
		StepRows rows = new StepRows(context);
		JournalRows journal = JournalRows.of(rows.statements(revision.revision(), revision.direction()));
		String first = Stream
			.concat(journal.entries().stream(), journal.interrupted().values().stream().map(BegunStatement::entry))
			.filter((entry) -> isOfScript(SentStatement.of(entry.text())))
			.map(JournalEntry::checksum)
			.findFirst()
			.orElse(null);
		return new GoneScript(context, first,
				(first != null) ? Optional.empty() : rows.parents(revision.revision()).map(Set::copyOf));
	}

	/**
	 * Return whether the script of a step is the same under another identifier: it begins
	 * with the same statement, or, where no statement is written down, it stands on the
	 * same revisions. A script that begins with data work is taken for another one.
	 */
	boolean isScriptOf(RevisionStep step) {
		if (this.first == null) {
			return this.parents.filter(Set.copyOf(step.revision().downRevisions())::equals).isPresent();
		}
		return this.first.equals(firstStatement(step));
	}

	private @Nullable String firstStatement(RevisionStep step) {
		LoadedRevision revision = this.context.script(step);
		RunOptions options = this.context.options();
		ReferencedSchema references = new ReferencedSchema(this.context.dialect(), this.context.session().schema(),
				false);
		FirstStatement statement = new FirstStatement();
		try {
			RecordedScript.run(revision, Direction.UPGRADE, this.context.dialect(), options.scriptArguments(),
					new SinkTarget(
							statement, new NoDataAccess(revision, new ReplayedObjects(this.context.history(),
									step.revision(), Direction.UPGRADE, references, options.scriptArguments())),
							Direction.UPGRADE));
		}
		catch (MigrationException ex) {
			// What it does behind its first statement does not matter here
			return statement.checksum;
		}
		return statement.checksum;
	}

	/**
	 * Return whether a statement tells one script from another.
	 */
	private static boolean isOfScript(SentStatement statement) {
		return !statement.isSession() && !statement.isTransaction();
	}

	/**
	 * Keeps the first statement of a script and sends nothing.
	 */
	private final class FirstStatement implements OperationSender {

		private @Nullable String checksum;

		private boolean passed;

		@Override
		public void send(SentOperation operation) {
			if (this.passed) {
				return;
			}
			List<SentStatement> statements = operation.statements(GoneScript.this.context.dialect());
			statements.stream().filter(GoneScript::isOfScript).findFirst().ifPresent((statement) -> {
				this.checksum = statement.checksum().get();
				this.passed = true;
			});
		}

		@Override
		public void run(int position, String name, Runnable work) {
			this.passed = true;
		}

	}

}
