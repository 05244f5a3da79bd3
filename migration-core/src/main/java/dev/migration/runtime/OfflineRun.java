package dev.migration.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.dialect.OfflineSql;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionStep;
import dev.migration.revision.VersionRowChange;
import dev.migration.schema.QualifiedName;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.RevisionLimits;
import org.jspecify.annotations.Nullable;

/**
 * Writes the SQL of a run instead of running it. Needs no connection: tables are named
 * without a schema unless one is configured. Whoever runs the text has the same schema,
 * version rows and history rows afterwards as an online run leaves, apart from times and
 * from what is written down for single statements, which only a run goes on after.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class OfflineRun {

	private final MigrationHistory history;

	private final MigrationDatabase database;

	private final RunOptions options;

	private final VersionTable versionTable;

	private final HistoryTable historyTable;

	/**
	 * Create an offline run.
	 * @param history the revisions
	 * @param database the database that the SQL is for; no connection is opened
	 * @param options what the history rows say
	 */
	public OfflineRun(MigrationHistory history, MigrationDatabase database, RunOptions options) {
		this.history = history;
		this.database = database;
		this.options = options;
		this.versionTable = new VersionTable(database.dialect(), versionTableName());
		this.historyTable = new HistoryTable(database.dialect(),
				new QualifiedName(database.schema(), database.historyTable()));
	}

	private QualifiedName versionTableName() {
		return new QualifiedName(this.database.schema(), this.database.versionTable());
	}

	/**
	 * Return the SQL of steps.
	 * @param from the rows before the first step; with none the tables of the tool are
	 * created too
	 * @param steps the steps
	 * @return the text, each statement ending in a semicolon and an empty line; empty
	 * without steps
	 * @throws OpaqueWorkException if a script does what no text can
	 */
	public String sql(Heads from, List<RevisionStep> steps) {
		OfflineText text = new OfflineText(dialect());
		if (!steps.isEmpty()) {
			text.statements(offline().prepareSession(this.database.schema(), TimeZone.getDefault()));
			start(from, text);
			if (steps.get(0).direction() == Direction.STAMP) {
				transaction(from, text, () -> steps.forEach((step) -> stamp(step, text)));
			}
			else {
				Consumer<OfflineText> stands = requireWhole(from, steps);
				for (StepGroup group : groups(steps)) {
					append(group, from, stands, text);
					stands = (behind) -> {
					};
				}
			}
		}
		return text.toString();
	}

	/**
	 * Return the SQL that creates the tables of the tool unless they are there.
	 * @return the text, each statement ending in a semicolon and an empty line
	 */
	public String tables() {
		OfflineText text = new OfflineText(dialect());
		text.statements(offline().prepareSession(this.database.schema(), TimeZone.getDefault()));
		text.transaction(() -> createTables(text));
		return text.toString();
	}

	private void createTables(OfflineText text) {
		this.versionTable.createIfMissing(text.sink(dialect()));
		this.historyTable.createIfMissing(text.sink(dialect()));
	}

	private Dialect dialect() {
		return this.database.dialect();
	}

	private ReferencedSchema references() {
		return new ReferencedSchema(dialect(), this.database.schema(), true);
	}

	private OfflineSql offline() {
		return dialect().offline();
	}

	private void start(Heads from, OfflineText text) {
		if (from.isEmpty()) {
			text.transaction(() -> {
				createTables(text);
				requireOnce(from, text);
			});
		}
		else {
			requireOnce(from, text);
		}
		if (this.options.tag() != null) {
			SqlSink sink = text.sink(dialect());
			if (abortsAtError()) {
				transaction(from, text, () -> this.historyTable.addTagIfMissing(sink));
			}
			else {
				this.historyTable.addTagIfMissing(sink);
			}
		}
	}

	/**
	 * Return whether an error takes everything with it that comes before the end of the
	 * transaction: others go on behind it, where a further look does no good.
	 */
	private boolean abortsAtError() {
		return dialect().capabilities().transactionalDdl();
	}

	private void requireOnce(Heads rows, OfflineText text) {
		if (!abortsAtError()) {
			requireRows(rows, text);
		}
	}

	/**
	 * A client that does not stop at the first error goes on in a transaction that is
	 * lost, and so are those behind it.
	 * @param before where the database has to be
	 */
	private void transaction(Heads before, OfflineText text, Runnable statements) {
		text.transaction(() -> {
			if (abortsAtError()) {
				requireRows(before, text);
			}
			statements.run();
		});
	}

	private void requireRows(Heads rows, OfflineText text) {
		text.statement(offline().requireRows(versionTableName(), rows.ids()));
	}

	/**
	 * A text cannot go on behind what took effect, and would do it again.
	 */
	private void requireNotHalfWay(RevisionStep step, OfflineText text) {
		String id = step.revision().id();
		boolean down = step.direction() == Direction.DOWNGRADE;
		JournalReader journal = JournalReader.of(this.database);
		text.statement(offline().requireNone(journal.halfWay(id),
				"Revision '" + id + "' is half " + (down ? "undone. Downgrade" : "applied. Upgrade")
						+ " by the application, or mend by hand and 'stamp'."));
	}

	/**
	 * Let no branch be begun a second time, beside rows that stay as they are and so tell
	 * nothing.
	 */
	private void requireNewBranches(StepGroup group, Heads from, OfflineText text) {
		if (from.isEmpty()) {
			return;
		}
		for (RevisionStep step : group.steps()) {
			if (step.rowChanges().stream().anyMatch(VersionRowChange.Insert.class::isInstance)
					&& step.direction() == Direction.UPGRADE) {
				String id = step.revision().id();
				String there = this.history.map()
					.nodes()
					.stream()
					.map(RevisionNode::id)
					.filter((other) -> this.history.map().applied(Heads.of(other)).contains(step.revision()))
					.map(dialect()::literal)
					.collect(Collectors.joining(", "));
				text.statement(offline().requireNone(
						dialect().quote(versionTableName()) + " v WHERE v.version_num IN (" + there + ")",
						"Revision '" + id + "' is applied already."));
			}
		}
	}

	/**
	 * Look once, before the first step, for what a run would refuse: a revision that is
	 * half undone, on which nothing can be built, and one that is half applied above what
	 * is taken away, which would go on in the middle later.
	 */
	private Consumer<OfflineText> requireWhole(Heads from, List<RevisionStep> steps) {
		boolean down = steps.get(0).direction() == Direction.DOWNGRADE;
		List<String> ids = down ? above(from, steps) : committing(this.history.map().applied(from));
		if (ids.isEmpty()) {
			return (text) -> {
			};
		}
		String half = down ? "A revision above is half applied" : "A revision below is half undone";
		return (text) -> text.statement(
				offline().requireNone(JournalReader.of(this.database).halfWay(ids), half + ": see 'migrate current'."));
	}

	private List<String> above(Heads from, List<RevisionStep> steps) {
		Set<RevisionNode> gone = steps.stream().map(RevisionStep::revision).collect(Collectors.toSet());
		return committing(this.history.map()
			.pending(from)
			.stream()
			.filter((revision) -> !Collections.disjoint(this.history.map().applied(Heads.of(revision.id())), gone))
			.toList());
	}

	/** A transaction leaves nothing half-way. */
	private List<String> committing(Collection<RevisionNode> revisions) {
		return revisions.stream()
			.filter((revision) -> !this.history.script(revision).isInTransaction(dialect()))
			.map(RevisionNode::id)
			.toList();
	}

	private void stamp(RevisionStep step, OfflineText text) {
		text.comment("Running " + step.description());
		appendState(step, null, text);
	}

	private List<StepGroup> groups(List<RevisionStep> steps) {
		MigrationRunner.refuseSharedTransaction(this.database, dialect(), this.options);
		return StepGroups.of(steps, (step) -> this.history.script(step.revision()).isInTransaction(dialect()),
				this.options.policy().transaction());
	}

	private void append(StepGroup group, Heads from, Consumer<OfflineText> stands, OfflineText text) {
		RevisionStep first = group.steps().get(0);
		text.comment("Running " + first.description());
		if (group.transactional()) {
			transaction(first.before(), text, () -> {
				requireNewBranches(group, from, text);
				stands.accept(text);
				appendTogether(group.steps(), text);
			});
			return;
		}
		RecordedScript script = record(first);
		List<String> statements = statements(first, script);
		Runnable started = () -> {
			requireNewBranches(group, from, text);
			stands.accept(text);
			requireNotHalfWay(first, text);
			appendHistory(first, HistoryEvent.STARTED, Map.of(HistoryTable.STATEMENT, JournalRows.OFFLINE), text);
		};
		if (abortsAtError()) {
			transaction(first.before(), text, started);
		}
		else {
			started.run();
		}
		appendScript(statements, text);
		transaction(first.before(), text, () -> appendState(first, script, text));
	}

	/**
	 * Who runs the text has limits of his own, but for what a revision itself asks for.
	 */
	private void appendTogether(List<RevisionStep> steps, OfflineText text) {
		RevisionLimits before = RevisionLimits.NONE;
		for (int i = 0; i < steps.size(); i++) {
			RevisionStep step = steps.get(i);
			if (i > 0) {
				text.comment("Running " + step.description());
			}
			RecordedScript script = record(step);
			RevisionLimits limits = this.history.script(step.revision()).limits();
			text.statements(dialect().state()
				.unlimit(isOver(limits.lockTimeout(), before.lockTimeout()),
						isOver(limits.statementTimeout(), before.statementTimeout())));
			text.statements(dialect().state().limit(limits.lockTimeout(), limits.statementTimeout()));
			before = limits;
			appendScript(statements(step, script), text);
			appendState(step, script, text);
		}
	}

	private static boolean isOver(@Nullable Duration limit, @Nullable Duration before) {
		return limit == null && before != null;
	}

	private List<String> statements(RevisionStep step, RecordedScript script) {
		OfflineStatements statements = new OfflineStatements(this.history.script(step.revision()), dialect());
		return script.statements().stream().map(statements::of).toList();
	}

	private RecordedScript record(RevisionStep step) {
		return record(this.history.script(step.revision()), step.direction());
	}

	private RecordedScript record(LoadedRevision revision, Direction direction) {
		try {
			return RecordedScript.of(this.history, revision.node(), direction, references(),
					this.options.scriptArguments());
		}
		catch (OpaqueWorkException | ScriptFailedException ex) {
			throw ex;
		}
		catch (MigrationException ex) {
			throw new OpaqueWorkException(revision, ex);
		}
	}

	private void appendScript(List<String> statements, OfflineText text) {
		text.statements(statements);
		text.statements(offline().restoreSearchPath(statements, this.database.schema()));
	}

	private void appendState(RevisionStep step, @Nullable RecordedScript script, OfflineText text) {
		step.rowChanges().forEach((change) -> this.versionTable.apply(change, text.sink(dialect())));
		Map<String, String> outcome = new LinkedHashMap<>();
		if (script != null) {
			outcome.putAll(script.text().columns());
			outcome.putAll(script.replaced());
		}
		else {
			outcome.putAll(StampedRows.column(step.after()));
			outcome.putAll(ScriptText.columnsOfSql(this.history.script(step.revision()), dialect(), this.options));
		}
		if (step.direction() == Direction.UPGRADE) {
			outcome.putAll(DowngradeRecording.of(this.history.script(step.revision()), dialect(),
					this.options.scriptArguments(), new ReplayedObjects(this.history, step.revision(),
							Direction.DOWNGRADE, references(), this.options.scriptArguments())));
		}
		appendHistory(step, HistoryEvent.APPLIED, outcome, text);
	}

	private void appendHistory(RevisionStep step, HistoryEvent event, Map<String, String> outcome, OfflineText text) {
		Instant now = this.options.clock().instant();
		HistoryRecord entry = new HistoryRecord(step.revision(), step.direction(), event, now, Duration.ZERO, outcome);
		this.historyTable.append(entry, this.options, text.sink(dialect()));
	}

}
