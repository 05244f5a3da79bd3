package dev.migration.runtime;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionStep;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of a script that was left half applied and that this application
 * does not have, at least not under that identifier.
 */
final class GoneScript {

	private static final Pattern CONDITIONAL = Pattern.compile("\\bif\\s+(?:not\\s+)?exists\\b",
			Pattern.CASE_INSENSITIVE);

	private final StepContext context;

	private final @Nullable JournalEntry first;

	private final Optional<Set<String>> parents;

	private GoneScript(StepContext context, @Nullable JournalEntry first, Optional<Set<String>> parents) {
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
		JournalEntry first = Stream
			.concat(journal.entries().stream(), journal.interrupted().values().stream().map(BegunStatement::entry))
			.filter((entry) -> isOfScript(SentStatement.of(context.dialect(), entry.text())))
			.findFirst()
			.orElse(null);
		return new GoneScript(context, first,
				(first != null) ? Optional.empty() : rows.parents(revision.revision()).map(Set::copyOf));
	}

	/**
	 * Return whether the script of a step is the same under another identifier: it has
	 * the statement with which that one begins, however it is spaced and commented, or,
	 * where no statement is written down, it stands on the same revisions. What is behind
	 * data work makes no difference.
	 */
	boolean isScriptOf(RevisionStep step) {
		if (this.first == null) {
			return this.parents.filter(Set.copyOf(step.revision().downRevisions())::equals).isPresent();
		}
		return hasFirst(step, this.first);
	}

	private boolean hasFirst(RevisionStep step, JournalEntry first) {
		LoadedRevision revision = this.context.script(step);
		RunOptions options = this.context.options();
		ReferencedSchema references = new ReferencedSchema(this.context.dialect(), this.context.session().schema(),
				false);
		FirstStatement statement = new FirstStatement(first);
		try {
			RecordedScript.run(revision, Direction.UPGRADE, this.context.dialect(), options.scriptArguments(),
					new SinkTarget(
							statement, new NoDataAccess(revision, new ReplayedObjects(this.context.history(),
									step.revision(), Direction.UPGRADE, references, options.scriptArguments())),
							Direction.UPGRADE));
		}
		catch (MigrationException ex) {
			// Where it matters, the run says it again
			return statement.found;
		}
		return statement.found;
	}

	private String normalised(String sql) {
		try {
			return SqlText.of(this.context.dialect(), "", sql).normalised();
		}
		catch (MigrationException ex) {
			return sql;
		}
	}

	/**
	 * Compare words in any case, and what is in quotation marks as it is.
	 */
	static boolean isSame(String left, String right) {
		if (left.length() != right.length()) {
			return false;
		}
		char quote = 0;
		for (int i = 0; i < left.length(); i++) {
			char one = left.charAt(i);
			char other = right.charAt(i);
			boolean same = (quote != 0) ? one == other : Character.toLowerCase(one) == Character.toLowerCase(other);
			if (!same) {
				return false;
			}
			if (quote == 0 && (one == '\'' || one == '"' || one == '`')) {
				quote = one;
			}
			else if (one == quote) {
				quote = 0;
			}
		}
		return true;
	}

	/**
	 * Return whether a statement tells one script from another.
	 */
	private static boolean isOfScript(SentStatement statement) {
		return !statement.isSession() && !statement.isTransaction();
	}

	/**
	 * Looks for a statement in a script and sends nothing.
	 */
	private final class FirstStatement implements OperationSender {

		private final JournalEntry first;

		private final String text;

		// What many scripts have, and does no harm twice, tells nothing in the middle of
		// one
		private final boolean telling;

		private boolean begun;

		private boolean found;

		private boolean passed;

		private FirstStatement(JournalEntry first) {
			this.first = first;
			this.text = normalised(first.text());
			this.telling = !CONDITIONAL.matcher(this.text).find()
					&& !ResumedText.of(GoneScript.this.context.dialect(), first.text()).isRepeatable();
		}

		@Override
		public void send(SentOperation operation) {
			if (this.found || this.passed) {
				return;
			}
			boolean values = hasValues(operation.operation());
			for (SentStatement statement : operation.statements(GoneScript.this.context.dialect())) {
				if (isOfScript(statement) && (!this.begun || this.telling)) {
					this.begun = true;
					this.found |= this.first.checksum().equals(statement.checksum().get())
							|| (!values && !this.first.isCut() && isSame(this.text, normalised(statement.sql())));
				}
			}
		}

		// Their text alone does not tell one from another
		private static boolean hasValues(Operation operation) {
			return operation instanceof BulkInsert
					|| (operation instanceof ExecuteSql execute && !execute.parameters().isEmpty());
		}

		@Override
		public void run(int position, String name, Runnable work) {
			this.passed = true;
		}

	}

}
