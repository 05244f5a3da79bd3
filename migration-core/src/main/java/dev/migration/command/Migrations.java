package dev.migration.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.migration.autogenerate.Comparison;
import dev.migration.proof.ProofReport;
import dev.migration.proof.ScratchDatabase;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionRange;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.AppliedRevision;
import dev.migration.runtime.DatabaseSnapshot;
import dev.migration.runtime.DatabaseState;
import dev.migration.runtime.DatabaseUnavailableException;
import dev.migration.runtime.DryRun;
import dev.migration.runtime.HistoryQuery;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationRunner;
import dev.migration.runtime.OfflineRun;
import dev.migration.runtime.OnUnknown;
import dev.migration.runtime.RecordedScript;
import dev.migration.runtime.RunOptions;
import dev.migration.runtime.ScriptComparison;
import dev.migration.runtime.UnfinishedRevision;

import org.springframework.util.Assert;

/**
 * Every command, for one history and one database. Thread-safe; connections are opened
 * when a command needs one.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Migrations {

	private final MigrationHistory history;

	private final MigrationDatabase database;

	private final RunOptions options;

	private final MigrationRunner runner;

	private final UnknownRows unknownRows;

	private final StatusReader statusReader;

	/**
	 * Create the commands.
	 * @param history the revisions
	 * @param database the database
	 * @param options how revisions are run
	 */
	public Migrations(MigrationHistory history, MigrationDatabase database, RunOptions options) {
		Assert.notNull(history, "'history' must not be null");
		Assert.notNull(database, "'database' must not be null");
		Assert.notNull(options, "'options' must not be null");
		this.history = history;
		this.database = database;
		this.options = options;
		this.runner = new MigrationRunner(history, database, options);
		this.unknownRows = new UnknownRows(this.runner);
		this.statusReader = new StatusReader(history, this.runner);
	}

	/**
	 * Return the revisions.
	 * @return the history
	 */
	public MigrationHistory revisions() {
		return this.history;
	}

	/**
	 * Return the database.
	 * @return the database
	 */
	public MigrationDatabase database() {
		return this.database;
	}

	/**
	 * Return how revisions are run.
	 * @return the options
	 */
	public RunOptions options() {
		return this.options;
	}

	/**
	 * Return the commands with other options, for the same history and database.
	 * @param change makes other options of these
	 * @return the commands
	 */
	public Migrations with(UnaryOperator<RunOptions> change) {
		return new Migrations(this.history, this.database, change.apply(this.options));
	}

	/**
	 * Return the commands for whoever looks and cannot wait: a server that is silent
	 * counts as unreachable. What changes the database takes its time as ever.
	 * @param limit how long the server may be silent; how long it takes to get a
	 * connection is for the data source to say
	 * @return the commands
	 */
	public Migrations answeringWithin(Duration limit) {
		return new Migrations(this.history, this.database.answeringWithin(limit), this.options);
	}

	/**
	 * Apply every revision up to a target. A database that is already there costs one
	 * query and no lock.
	 * @param target how far
	 * @return what was run
	 * @throws dev.migration.runtime.RevisionFailedException if a revision failed
	 * @throws dev.migration.revision.UnknownVersionRowException if the database is at a
	 * revision that is not in the history
	 * @throws dev.migration.runtime.UnfinishedRevisionException if a downgrade was left
	 * half-way
	 * @throws dev.migration.runtime.EditedScriptException if a script was edited after it
	 * was applied, and the options say to refuse that
	 */
	public MigrationResult upgrade(RevisionTarget target) {
		return upgrade(this.runner.state(), target);
	}

	private MigrationResult upgrade(DatabaseState state, RevisionTarget target) {
		Heads before = state.rows();
		return this.unknownRows.explaining(() -> {
			if (map().upgrade(before, target).isEmpty()) {
				this.runner.refuseUnfinished(before, Direction.UPGRADE);
				this.runner.verifyScripts(state, true);
				return new MigrationResult(List.of(), before, beyond(target, before));
			}
			return result(this.runner.run((rows) -> map().upgrade(rows, target)));
		});
	}

	/**
	 * Apply every revision up to a target in one transaction, with the tables of the
	 * migrations if they are missing, and take all of it back. Waits for the lock as an
	 * upgrade does, and holds its own locks until the end; callbacks are called for
	 * revisions, not for the run. Nothing is left of it but for what no transaction
	 * holds, such as numbers taken from sequences and what scripts do outside of the
	 * database.
	 * @param target how far
	 * @return what ran, as far as a transaction can hold it
	 * @throws dev.migration.runtime.RevisionFailedException if a revision failed
	 * @throws dev.migration.runtime.DryRunUnavailableException if the database commits
	 * DDL by itself
	 * @throws dev.migration.revision.UnknownVersionRowException if the database is at a
	 * revision that is not in the history
	 */
	public DryRun dryRun(RevisionTarget target) {
		return this.unknownRows.explaining(() -> this.runner.tryOut((rows) -> map().upgrade(rows, target)));
	}

	/**
	 * Take revisions back down to a target in one transaction, and take that back, as
	 * {@link #dryRun(RevisionTarget)} does with an upgrade.
	 * @param target how far
	 * @return what ran, as far as a transaction can hold it
	 * @throws dev.migration.runtime.RevisionFailedException if a revision failed
	 * @throws dev.migration.runtime.DryRunUnavailableException if the database commits
	 * DDL by itself
	 * @throws dev.migration.revision.UnknownVersionRowException if the database is at a
	 * revision that is not in the history
	 */
	public DryRun dryRunDowngrade(RevisionTarget target) {
		return this.unknownRows.explaining(() -> this.runner.tryOut((rows) -> map().downgrade(rows, target)));
	}

	/**
	 * Return what a stamp would write, without a lock and without changing anything.
	 * @param targets the revisions to be at
	 * @return the steps, none of which took any time
	 */
	public DryRun dryRunStamp(List<RevisionTarget> targets) {
		return this.unknownRows.explaining(() -> new DryRun(map().stamp(this.runner.state().rows(), targets)
			.stream()
			.map((step) -> new AppliedRevision(step.revision(), step.direction(), Duration.ZERO))
			.toList(), null));
	}

	/**
	 * Apply every revision up to a target, and deal with revisions of the database that
	 * are not in the history. For the start of an application, which nobody watches; a
	 * command refuses such a database. Costs one query if nothing is to be done.
	 * @param target how far
	 * @param onUnknown what to do about unknown revisions
	 * @return what was run
	 * @throws dev.migration.runtime.RevisionFailedException if a revision failed
	 * @throws dev.migration.runtime.UnknownRevisionsRefusedException if unknown revisions
	 * can neither be ignored nor taken back
	 * @throws dev.migration.revision.UnknownVersionRowException if there are any, and
	 * that is to be an error
	 * @throws dev.migration.runtime.UnfinishedRevisionException if a revision was left
	 * half-way
	 */
	public MigrationResult upgrade(RevisionTarget target, OnUnknown onUnknown) {
		if (onUnknown == OnUnknown.FAIL) {
			return upgrade(target);
		}
		DatabaseState state = this.runner.state();
		Heads before = state.rows();
		if (map().unknown(before).isEmpty()) {
			return upgrade(state, target);
		}
		if (onUnknown == OnUnknown.IGNORE) {
			ignoreUnknown(target, before);
			return new MigrationResult(List.of(), before);
		}
		return this.unknownRows
			.explaining(() -> result(this.runner.downgradeUnknown(before, (rows) -> map().upgrade(rows, target))));
	}

	/**
	 * Return what an upgrade from rows to a target would apply.
	 * @param target the target
	 * @param rows the rows that were read
	 * @param onUnknown what to do about rows that are not in the history; they are never
	 * taken back
	 * @return the identifiers in their order, none if the rows are at the target or
	 * beyond
	 * @throws dev.migration.runtime.UnknownRevisionsRefusedException if unknown revisions
	 * cannot be ignored
	 * @throws dev.migration.revision.UnknownVersionRowException if there are any, and
	 * that is an error
	 */
	public List<String> pending(RevisionTarget target, Heads rows, OnUnknown onUnknown) {
		if (onUnknown == OnUnknown.IGNORE && !map().unknown(rows).isEmpty()) {
			ignoreUnknown(target, rows);
			return List.of();
		}
		return this.unknownRows
			.explaining(() -> map().upgrade(rows, target).stream().map((step) -> step.revision().id()).toList());
	}

	/**
	 * What is needed is applied, so that its scripts can have been edited.
	 */
	private void ignoreUnknown(RevisionTarget target, Heads rows) {
		List<RevisionNode> needed = map().resolve(target, Heads.none());
		this.runner.requireIgnorable(rows, needed);
		Heads known = map().rowsOf(Heads.of(needed.stream().map(RevisionNode::id).toList()));
		this.runner.verifyScripts(new DatabaseState(true, known, null), false);
	}

	private List<String> beyond(RevisionTarget target, Heads rows) {
		if (target.isRelative()) {
			// Steps that lead nowhere above the rows name no revision to be beyond of
			return List.of();
		}
		List<RevisionNode> wanted = map().resolve(target, rows);
		List<String> beyond = new ArrayList<>();
		for (String row : rows) {
			if (isBeyond(row, wanted)) {
				beyond.add(row);
			}
		}
		return List.copyOf(beyond);
	}

	private boolean isBeyond(String row, List<RevisionNode> wanted) {
		for (RevisionNode revision : wanted) {
			if (revision.id().equals(row)) {
				return false;
			}
		}
		return wanted.isEmpty() || !Collections.disjoint(map().applied(Heads.of(row)), wanted);
	}

	/**
	 * Take revisions back down to a target, which stays applied.
	 * @param target how far
	 * @return what was run
	 * @throws dev.migration.runtime.RevisionFailedException if a revision failed
	 * @throws dev.migration.runtime.UnfinishedRevisionException if an upgrade was left
	 * half-way
	 */
	public MigrationResult downgrade(RevisionTarget target) {
		return this.unknownRows.explaining(() -> {
			Heads before = this.runner.state().rows();
			if (map().downgrade(before, target).isEmpty()) {
				this.runner.refuseUnfinished(before, Direction.DOWNGRADE);
				return new MigrationResult(List.of(), before);
			}
			return result(this.runner.run((rows) -> map().downgrade(rows, target)));
		});
	}

	/**
	 * Write the version rows of targets without running anything.
	 * @param targets the revisions to be at
	 * @return what was stamped
	 */
	public MigrationResult stamp(List<RevisionTarget> targets) {
		return this.unknownRows
			.explaining(() -> result(this.runner.stamp((rows) -> this.history.map().stamp(rows, targets))));
	}

	/**
	 * Forget the version rows, known or not, and write those of targets without running
	 * anything. The way out when the database is at a revision that nobody has any more.
	 * @param targets the revisions to be at
	 * @return what was stamped
	 */
	public MigrationResult purgeAndStamp(List<RevisionTarget> targets) {
		return result(this.runner.purgeAndStamp((rows) -> this.history.map().stamp(rows, targets)));
	}

	/**
	 * Refuse a database that is where it should be but for a downgrade that was left
	 * half-way.
	 * @param rows the rows that were read
	 * @throws dev.migration.runtime.UnfinishedRevisionException if there is one
	 */
	public void refuseHalfUndone(Heads rows) {
		this.runner.refuseUnfinished(rows, Direction.UPGRADE);
	}

	/**
	 * Refuse scripts that were edited after they were applied, as far as the options say
	 * so, on a database that is where it should be. Only SQL is compared; nobody's code
	 * runs, and nothing is written.
	 * @param state the state that was read
	 * @throws dev.migration.runtime.EditedScriptException if there is one
	 */
	public void refuseEdited(DatabaseState state) {
		this.runner.verifyScripts(state, false);
	}

	private MigrationResult result(List<AppliedRevision> steps) {
		return new MigrationResult(steps, this.runner.state().rows());
	}

	/**
	 * Return the SQL of an upgrade from a known state, without a connection.
	 * @param from the rows that the database will have
	 * @param target how far
	 * @return the statements, complete with version rows and transactions
	 * @throws dev.migration.runtime.OpaqueWorkException if a script needs a database
	 */
	public String upgradeSql(Heads from, RevisionTarget target) {
		Heads rows = map().rowsOf(from);
		return offline().sql(rows, map().upgrade(rows, target));
	}

	/**
	 * Return the SQL of a downgrade from a known state, without a connection.
	 * @param from the rows that the database will have
	 * @param target how far
	 * @return the statements, complete with version rows and transactions
	 * @throws dev.migration.runtime.OpaqueWorkException if a script needs a database
	 */
	public String downgradeSql(Heads from, RevisionTarget target) {
		Heads rows = map().rowsOf(from);
		return offline().sql(rows, map().downgrade(rows, target));
	}

	/**
	 * Return the SQL of a stamp from a known state, without a connection.
	 * @param from the rows that the database will have
	 * @param targets the revisions to be at
	 * @return the statements, complete with version rows and transactions
	 */
	public String stampSql(Heads from, List<RevisionTarget> targets) {
		Heads rows = map().rowsOf(from);
		return offline().sql(rows, map().stamp(rows, targets));
	}

	private OfflineRun offline() {
		return new OfflineRun(this.history, this.database, this.options);
	}

	/**
	 * Return the SQL of one revision.
	 * @param revision the revision
	 * @param direction which way
	 * @return the statements of its script
	 * @throws dev.migration.runtime.OpaqueWorkException if the script needs a database
	 */
	public List<String> sql(RevisionNode revision, Direction direction) {
		return RecordedScript.of(this.history, revision, direction, this.database, this.options.scriptArguments())
			.statements();
	}

	/**
	 * Return the applied heads, with what they imply through dependencies, as far as this
	 * application has them.
	 * @return the current revisions
	 */
	public List<RevisionEntry> current() {
		return currentRevisions().revisions();
	}

	/**
	 * Return the applied heads, with what they imply through dependencies, and the rows
	 * for which there is no script.
	 * @return what is known and what is not
	 */
	public CurrentRevisions currentRevisions() {
		// What is read behind it may be of a run that has ended, but not the other way
		// round
		String running = this.runner.running().orElse(null);
		DatabaseSnapshot snapshot = this.runner.snapshot();
		DatabaseState state = snapshot.state();
		Heads rows = state.rows();
		Listing listing = new Listing(map(), rows, this.runner.edited(snapshot));
		return new CurrentRevisions(rows, map().current(rows).stream().map(listing::entry).toList(),
				this.unknownRows.explain(map().unknown(rows)),
				state.initialized() ? this.runner.unfinished() : List.of(),
				this.runner.contradiction(snapshot).orElse(null), running);
	}

	/**
	 * Return what is to be done about a revision that was left half-way, with the scripts
	 * that there are now.
	 * @param revision what {@link CurrentRevisions#unfinished()} names
	 * @return what follows a semicolon, without its end
	 */
	public String advice(UnfinishedRevision revision) {
		return this.runner.advice(revision);
	}

	private Heads knownRows() {
		return this.unknownRows.explaining(() -> {
			Heads rows = this.runner.state().rows();
			map().requireKnown(rows);
			return rows;
		});
	}

	/**
	 * Return the heads of the graph. Needs no database.
	 * @return the heads
	 */
	public List<RevisionEntry> heads() {
		Listing listing = new Listing(map(), Heads.none());
		return map().heads().stream().map(listing::entry).toList();
	}

	/**
	 * Return a range of revisions, newest first.
	 * @param range the range
	 * @param indicateCurrent whether to ask the database which ones are current
	 * @return the revisions
	 */
	public List<RevisionEntry> history(RevisionRange range, boolean indicateCurrent) {
		Heads rows = (indicateCurrent || isCurrent(range.from()) || isCurrent(range.to())) ? knownRows() : Heads.none();
		Listing listing = new Listing(map(), rows, indicateCurrent ? edited() : Set.of());
		return map().history(range, rows).stream().map(listing::entry).toList();
	}

	private Set<String> edited() {
		try {
			return this.runner.edited(this.runner.snapshot());
		}
		catch (DatabaseUnavailableException ex) {
			// Who may not read what was run still learns where the database is
			return Set.of();
		}
	}

	private static boolean isCurrent(RevisionTarget end) {
		// '-2' and '+2' are relative to the other end of a range, not to the database
		return "current".equals(end.symbol());
	}

	/**
	 * Return revisions by target.
	 * @param target the target
	 * @return the revisions
	 */
	public List<RevisionEntry> show(RevisionTarget target) {
		Heads rows = target.isRelativeToRows() ? knownRows() : Heads.none();
		Listing listing = new Listing(map(), rows);
		return map().resolve(target, rows).stream().map(listing::entry).toList();
	}

	/**
	 * Compare the entity model with the database.
	 * @param authoring the model and what takes part
	 * @return what was found
	 * @throws InvalidRequestException if there is no entity model
	 * @throws dev.migration.revision.UnknownVersionRowException if the database is at a
	 * revision that is not in the history
	 */
	public Comparison check(Authoring authoring) {
		return this.unknownRows
			.explaining(() -> new RevisionAuthor(this.history, this.database, authoring, this.options).compare());
	}

	/**
	 * Compare the scripts of all applied revisions with what was applied. Scripts that
	 * are not SQL are run for what they ask for, without a database.
	 * @return what came out, in the order of the graph
	 */
	public List<ScriptComparison> compareScripts() {
		return this.unknownRows.explaining(this.runner::compareScripts);
	}

	/**
	 * Write down anew what applied revisions say whose scripts were edited: the way out
	 * when the database is as they say. Nothing is run on the database.
	 * @param revisions the revisions that are meant, also if nobody knows what they said
	 * before; none for all that were edited
	 * @param dryRun whether to write nothing
	 * @return the revisions that were written down, with what they said before
	 * @throws dev.migration.runtime.RepairRefusedException if one that was named is not
	 * applied, or cannot be known without running it
	 * @throws dev.migration.runtime.UnfinishedRevisionException if one of them is
	 * half-way
	 */
	public List<ScriptComparison> repair(List<RevisionTarget> revisions, boolean dryRun) {
		return this.unknownRows.explaining(() -> {
			Heads rows = revisions.stream().anyMatch(RevisionTarget::isRelativeToRows) ? knownRows() : Heads.none();
			Set<String> chosen = revisions.stream()
				.flatMap((target) -> map().resolve(target, rows).stream())
				.map(RevisionNode::id)
				.collect(Collectors.toCollection(LinkedHashSet::new));
			return this.runner.repair(chosen, dryRun);
		});
	}

	/**
	 * Write a new revision.
	 * @param request what it is to be
	 * @param authoring the model and where to write
	 * @return what was written, if anything
	 * @throws NotUpToDateException if the database is to be compared and has pending
	 * revisions
	 * @throws InvalidRequestException if the request makes no sense
	 */
	public WrittenRevision revision(RevisionRequest request, Authoring authoring) {
		return revision(request, authoring, Proving.none());
	}

	/**
	 * Write a new revision after trying it out on a throwaway database.
	 * @param request what it is to be
	 * @param authoring the model and where to write
	 * @param proving how it is tried out; an empty revision never is
	 * @return what was written, if anything
	 * @throws NotUpToDateException if the database is to be compared and has pending
	 * revisions
	 * @throws InvalidRequestException if the request makes no sense
	 * @throws ProofFailedException if it does not do what it should
	 * @throws dev.migration.proof.ScratchUnavailableException if the comparison needs a
	 * throwaway database and there is none
	 */
	public WrittenRevision revision(RevisionRequest request, Authoring authoring, Proving proving) {
		return this.unknownRows.explaining(
				() -> new RevisionAuthor(this.history, this.database, authoring, this.options).write(request, proving));
	}

	/**
	 * Try every revision out on a throwaway database: up, down and up again. The database
	 * itself is asked what it is, and need not be there.
	 * @param authoring the model, if the history is to be compared with it in the end
	 * @param scratch makes the throwaway database
	 * @return what it came to
	 * @throws dev.migration.proof.ScratchUnavailableException if there is no such
	 * database
	 */
	public ProofReport prove(Authoring authoring, ScratchDatabase scratch) {
		return new RevisionAuthor(this.history, this.database, authoring, this.options).prove(scratch);
	}

	/**
	 * Return the source of a revision.
	 * @param revision a revision
	 * @param authoring where sources are
	 * @return the file, if it is in one of the script directories
	 */
	public Optional<Path> source(RevisionNode revision, Authoring authoring) {
		return authoring.scriptDirectories().find(revision.id());
	}

	/**
	 * Let a revision that is not applied follow others than before, by rewriting its
	 * file. What builds on it comes along. The history that is loaded stays as it is.
	 * @param revision the revision
	 * @param onto what it is to follow: several for a merge, {@code base} for nothing;
	 * {@code head} means the head that is left without the revision
	 * @param authoring where sources are
	 * @return what was changed
	 * @throws RevisionAppliedException if the database has the revision
	 * @throws dev.migration.revision.RebaseRefusedException if it would be its own
	 * ancestor, nothing would change or a merge would get fewer parents
	 * @throws InvalidRequestException if its source is not there or is not the one that
	 * was built
	 * @throws dev.migration.runtime.DatabaseUnavailableException if the database cannot
	 * be asked
	 */
	public RebasedRevision rebase(RevisionTarget revision, List<RevisionTarget> onto, Authoring authoring) {
		return new RevisionRebase(map(), this.runner, this.database.name(), authoring.scriptDirectories()).run(revision,
				onto);
	}

	/**
	 * Create the version and history table if they are not there.
	 * @return whether they had to be created
	 */
	public boolean ensureVersion() {
		return this.runner.ensureTables();
	}

	/**
	 * Return the SQL that creates the version and history table unless they are there,
	 * without a connection.
	 * @return the statements
	 */
	public String ensureVersionSql() {
		return offline().tables();
	}

	/**
	 * Return everything there is to know, with the newest entries of the history. Takes
	 * no lock, runs no script, changes nothing, and has an answer when the database has
	 * none.
	 * @return the status
	 */
	public MigrationStatus status() {
		return status(HistoryQuery.NEWEST);
	}

	/**
	 * Return everything there is to know, with a part of the history.
	 * @param query which part
	 * @return the status
	 */
	public MigrationStatus status(HistoryQuery query) {
		return this.statusReader.read(query);
	}

	/**
	 * Return what a revision does and when it was run. Takes no lock, runs no script and
	 * changes nothing; what only running a script would tell is taken from the history.
	 * @param revision its identifier or the unique start of one, a branch label, or
	 * {@code head}; complete, also that of a revision which only the history knows
	 * @param limit how many entries of its history at most
	 * @return what is known, also if the database does not answer
	 * @throws dev.migration.revision.UnknownRevisionException if there is no such
	 * revision, as a {@link dev.migration.revision.AmbiguousRevisionException} if several
	 * start with it
	 * @throws dev.migration.revision.MultipleHeadsException if {@code head} is several
	 * @throws dev.migration.revision.InvalidRevisionTargetException if that is no
	 * revision
	 */
	public RevisionDetail detail(String revision, int limit) {
		return new RevisionDetailReader(this.history, this.runner, this.statusReader,
				this.database.historyTable().text())
			.read(revision, limit);
	}

	/**
	 * Return what is known of a database that does not answer, without asking it.
	 * @param reason why it is not asked
	 * @return the status, whose state is {@link MigrationState#UNREACHABLE}
	 */
	public MigrationStatus unreachable(String reason) {
		return this.statusReader.unreachable(reason);
	}

	/**
	 * Return where the database stands, for whoever asks often: one query as long as
	 * nothing is pending. Takes no lock, runs no script, changes nothing, and has an
	 * answer when the database has none.
	 * @param limit how long the server may be silent before it counts as unreachable; how
	 * long it takes to get a connection is for the data source to say
	 * @return the position
	 */
	public MigrationPosition position(Duration limit) {
		return new PositionReader(map(), answeringWithin(limit).runner).read();
	}

	/**
	 * Read the state by one query.
	 * @return the state
	 */
	public DatabaseState state() {
		return this.runner.state();
	}

	private RevisionMap map() {
		return this.history.map();
	}

}
