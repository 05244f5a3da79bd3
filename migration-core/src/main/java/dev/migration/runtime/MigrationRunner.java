package dev.migration.runtime;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionStep;
import dev.migration.revision.VersionRowChange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database from its rows to a target: takes the lock, reads the rows, lets the
 * graph plan, runs step by step.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MigrationRunner {

	private static final Logger logger = LoggerFactory.getLogger(MigrationRunner.class);

	private final MigrationHistory history;

	private final MigrationDatabase database;

	private final RunOptions options;

	private final boolean rehearsal;

	private final AppliedScripts scripts;

	private final StateReader reader;

	private final LockedSession lock;

	/**
	 * Create a runner.
	 * @param history the revisions
	 * @param database the database
	 * @param options how to run
	 */
	public MigrationRunner(MigrationHistory history, MigrationDatabase database, RunOptions options) {
		this(history, database, options, false);
	}

	private MigrationRunner(MigrationHistory history, MigrationDatabase database, RunOptions options,
			boolean rehearsal) {
		this.history = history;
		this.database = database;
		this.options = options;
		this.rehearsal = rehearsal;
		this.scripts = new AppliedScripts(history, database, options);
		this.reader = new StateReader(history, database);
		this.lock = new LockedSession(database, options);
	}

	/**
	 * Create a runner for a database that is thrown away: it logs no steps, which would
	 * be taken for those of the real database, and calls no callbacks.
	 * @param history the revisions
	 * @param database the database
	 * @param options how to run
	 * @return the runner
	 */
	public static MigrationRunner rehearsing(MigrationHistory history, MigrationDatabase database, RunOptions options) {
		RunPolicy policy = options.policy().withOnEdited(OnEdited.IGNORE);
		return new MigrationRunner(history, database, options.withCallbacks(List.of()).withPolicy(policy), true);
	}

	/**
	 * Read the state by one query, without a lock and without changing anything.
	 * @return the state
	 * @throws DatabaseUnavailableException if the database cannot be talked to
	 */
	public DatabaseState state() {
		return this.reader.state();
	}

	/**
	 * Read the state and the history by two queries, without a lock and without changing
	 * anything.
	 * @return both
	 * @throws DatabaseUnavailableException if the database cannot be talked to
	 */
	public DatabaseSnapshot snapshot() {
		return this.reader.snapshot();
	}

	/**
	 * Read the state and a part of the history by a fixed number of queries, without a
	 * lock and without changing anything. However long the history is, no more is read
	 * than what was asked for and what was done last with each revision.
	 * @param query which part
	 * @return both
	 * @throws DatabaseUnavailableException if the database cannot be talked to
	 */
	public DatabaseOverview overview(HistoryQuery query) {
		return this.reader.overview(query);
	}

	/**
	 * Return whether the last run failed, by one query, without a lock and without
	 * changing anything.
	 * @return {@code false} also if nothing was ever run
	 * @throws DatabaseUnavailableException if the database cannot be talked to
	 */
	public boolean hasFailed() {
		return this.reader.hasFailed();
	}

	/**
	 * Read what the history has kept of a revision, without a lock and without changing
	 * anything.
	 * @param revision its complete identifier
	 * @return what was kept of the last time that it was applied; nothing if it was
	 * undone since or the history does not know it
	 * @throws DatabaseUnavailableException if the database cannot be talked to
	 */
	public Optional<RecordedRun> recorded(String revision) {
		return this.reader.recorded(revision);
	}

	/**
	 * Return what a script says without running it.
	 * @param revision a revision of the history
	 * @param direction which way
	 * @return the statements of a script that is SQL, as its author wrote them; nothing
	 * if it has to be run
	 * @throws dev.migration.MigrationException if it cannot be read, or does not say how
	 * to go back
	 */
	public Optional<List<String>> statements(RevisionNode revision, Direction direction) {
		return this.history.script(revision)
			.source()
			.text(direction, this.database.dialect(), this.options.scriptArguments());
	}

	/**
	 * Return who migrates the database at the moment.
	 * @return the session that holds the lock and what it is doing, or nothing if nobody
	 * does, or that cannot be told
	 * @throws DatabaseUnavailableException if the database cannot be talked to
	 */
	public Optional<String> running() {
		return this.reader.running();
	}

	/**
	 * Read which revisions were left half-way by one query, without a lock and without
	 * changing anything.
	 * @return the revisions, oldest first
	 * @throws DatabaseUnavailableException if the database cannot be talked to
	 */
	public List<UnfinishedRevision> unfinished() {
		return this.reader.unfinished();
	}

	/**
	 * Return what is to be done about a revision that was left half-way, with the scripts
	 * that there are now.
	 * @param revision the revision
	 * @return what follows a semicolon, without its end
	 */
	public String advice(UnfinishedRevision revision) {
		return this.reader.advice(revision);
	}

	/**
	 * Look whether applied revisions are as their scripts say where there is nothing to
	 * run. SQL is compared by its checksum; nobody's code runs. Costs nothing if the
	 * scripts are those that were looked at before.
	 * @param state the state that was read
	 * @param record whether to write down that they were looked at
	 * @throws EditedScriptException if one was edited, and the policy says so
	 */
	public void verifyScripts(DatabaseState state, boolean record) {
		this.scripts.verify(state, record);
	}

	/**
	 * Compare the scripts of all applied revisions with what the history says about them.
	 * Scripts that are not SQL are run for what they ask for, without a database.
	 * @return what came out, in the order of the graph; those that were edited with their
	 * texts
	 * @throws DatabaseUnavailableException if the database cannot be talked to
	 */
	public List<ScriptComparison> compareScripts() {
		return this.scripts.compareAll();
	}

	/**
	 * Return which of the applied revisions were edited, as far as that shows without
	 * running anything.
	 * @param snapshot state and history
	 * @return the identifiers
	 */
	public Set<String> edited(DatabaseSnapshot snapshot) {
		return this.scripts.edited(snapshot);
	}

	/**
	 * Compare the scripts of applied revisions that are SQL with what the history says
	 * about them. Nobody's code runs.
	 * @param overview state and history
	 * @return what came out, without revisions whose scripts would have to be run
	 */
	public List<ScriptComparison> compareSql(DatabaseOverview overview) {
		return this.scripts.integrity().compareSql(overview.state().rows(), overview.last());
	}

	/**
	 * Return what is wrong if the version rows are not where the history ends, or if
	 * applied revisions have other parents than when they were applied.
	 * @param snapshot state and history
	 * @return sentences
	 */
	public Optional<String> contradiction(DatabaseSnapshot snapshot) {
		return this.scripts.contradiction(snapshot);
	}

	/**
	 * Write down anew, under the lock, what applied revisions say. Nothing is run on the
	 * database.
	 * @param chosen the revisions that are meant, by their identifiers; none for all that
	 * were edited
	 * @param dryRun whether to write nothing
	 * @return the revisions that were written down, with what they said before
	 * @throws RepairRefusedException if one that was named is not applied, or cannot be
	 * known without running it
	 * @throws UnfinishedRevisionException if one of them is half-way
	 */
	public List<ScriptComparison> repair(Set<String> chosen, boolean dryRun) {
		return this.lock.hold((session) -> {
			DatabaseState state = LockedSession.state(session);
			ScriptRepair repair = new ScriptRepair(context(session), this.scripts);
			List<HistoryEntry> entries = state.initialized()
					? this.scripts.entries(session.connection(), session.schema()) : List.of();
			List<ScriptComparison> plan = repair.plan(state.rows(), entries, chosen);
			if (!plan.isEmpty() && !dryRun) {
				stateTables(session).createMissing();
				repair.carryOut(plan);
			}
			return plan;
		});
	}

	/**
	 * Refuse to do nothing in one direction while a revision is left half-way in the
	 * other. Costs a query only where one of the applied revisions can be left so.
	 * @param rows the applied heads
	 * @param direction where the database was to go
	 * @throws UnfinishedRevisionException if a revision is left half-way
	 */
	public void refuseUnfinished(Heads rows, Direction direction) {
		this.reader.refuseUnfinished(rows, direction);
	}

	/**
	 * Read the applied heads on a session that is open already.
	 * @param session the session
	 * @return the rows, none if there is no version table
	 * @throws DatabaseUnavailableException if the database cannot be talked to
	 */
	public static Heads rows(MigrationSession session) {
		try {
			return VersionTable.read(session.databaseAtSchema(), session.connection()).rows();
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(session.database().name(), ex);
		}
	}

	/**
	 * Run what the plan says under the lock.
	 * @param plan what to do, given the applied heads
	 * @return the revisions that were run, in order
	 * @throws RevisionFailedException if one of them failed
	 */
	public List<AppliedRevision> run(Function<Heads, List<RevisionStep>> plan) {
		return run(plan, false);
	}

	/**
	 * Run what the plan says under the lock, in one transaction that is taken back.
	 * Nothing is changed but for what no transaction holds, such as numbers that are
	 * taken from sequences. Locks are held until the end of all.
	 * @param plan what to do, given the applied heads
	 * @return what was run
	 * @throws RevisionFailedException if one of the revisions failed
	 * @throws DryRunUnavailableException if the database commits DDL by itself
	 */
	public DryRun tryOut(Function<Heads, List<RevisionStep>> plan) {
		List<RevisionStep> pending = plan.apply(state().rows());
		if (!this.database.dialect().capabilities().transactionalDdl()) {
			throw new DryRunUnavailableException(this.database.name(), this.database.dialect().name());
		}
		if (pending.isEmpty()) {
			return new DryRun(List.of(), null);
		}
		return this.lock.hold((session) -> {
			DatabaseState state = LockedSession.state(session);
			List<RevisionStep> steps = plan.apply(state.rows());
			if (steps.isEmpty()) {
				return new DryRun(List.of(), null);
			}
			checks(session).require(steps, state);
			if (session.tables().contains(session.historyTable().name().text())) {
				unfinished(session).refuse(steps, this.database.name());
			}
			return new DryRunner(context(session), (step) -> logger.info("Trying {}", step.description())).run(steps,
					stateTables(session));
		});
	}

	/**
	 * Take back every revision that this application does not have, by the downgrades
	 * that the history in the database keeps, and go on with what the plan says, all
	 * under the lock.
	 * @param seen the applied heads as they were read before, some of them unknown
	 * @param plan what to do, given the applied heads afterwards
	 * @return the revisions that were run, in order
	 * @throws UnknownRevisionsRefusedException if one of them cannot be taken back, in
	 * which case nothing was changed
	 * @throws RevisionFailedException if one of them failed
	 */
	public List<AppliedRevision> downgradeUnknown(Heads seen, Function<Heads, List<RevisionStep>> plan) {
		return this.lock.<List<AppliedRevision>>holdUnless((session) -> isDone(plan, session), (session) -> {
			DatabaseState state = LockedSession.state(session);
			if (this.history.map().unknown(state.rows()).isEmpty()) {
				// Another instance of this version has done it
				return run(plan.apply(state.rows()), state, session, false);
			}
			RecordedDowngrades.Plan downgrade = new RecordedDowngrades(this.history, session).plan(seen, state.rows(),
					plan);
			this.scripts.verifyStaying(downgrade.staying(), session);
			downgrade.warn();
			return new MigrationRunner(downgrade.history(), this.database, this.options, this.rehearsal)
				.run(downgrade.steps(), state, session, false);
		}).orElseGet(List::of);
	}

	/**
	 * Refuse a database at revisions that this application does not have, unless it has
	 * everything that is needed and they build on that. Takes no lock and changes
	 * nothing.
	 * @param rows the applied heads, some of them unknown
	 * @param wanted the revisions at which this application wants the database
	 * @throws UnknownRevisionsRefusedException if they cannot be ignored
	 * @throws UnfinishedRevisionException if a downgrade was left half-way
	 */
	public void requireIgnorable(Heads rows, List<RevisionNode> wanted) {
		this.reader.requireIgnorable(rows, wanted);
	}

	/**
	 * Return where rows put the revisions of this application: of one that it does not
	 * have, the history tells what it stands on, by one query. Takes no lock and changes
	 * nothing.
	 * @param rows the applied heads, some of them perhaps unknown
	 * @return applied revisions of this application that imply all others that are, as
	 * far as the history tells
	 * @throws DatabaseUnavailableException if the database cannot be talked to
	 */
	public Heads known(Heads rows) {
		return this.reader.known(rows);
	}

	/**
	 * Stamp what the plan says under the lock, all or nothing. Tables that are there
	 * already are what stamping is for, so nobody looks for them.
	 * @param plan what to stamp, given the applied heads
	 * @return the revisions that were stamped, in order
	 */
	public List<AppliedRevision> stamp(Function<Heads, List<RevisionStep>> plan) {
		return run(plan, true);
	}

	/**
	 * Forget all rows, known or not, and stamp what the plan says for none, in one
	 * transaction.
	 * @param plan what to stamp, given no applied heads
	 * @return the revisions that were stamped, in order
	 */
	public List<AppliedRevision> purgeAndStamp(Function<Heads, List<RevisionStep>> plan) {
		return this.lock.hold((session) -> {
			DatabaseState state = LockedSession.state(session);
			List<RevisionStep> steps = plan.apply(Heads.none());
			stateTables(session).createMissing();
			if (!steps.isEmpty()) {
				return runAll(purgedFirst(steps, state.rows()), session, null);
			}
			StepRows rows = new StepRows(context(session));
			DatabaseConnections.inTransaction(session.connection(), () -> rows.purge(state.rows()));
			return List.of();
		});
	}

	private static List<RevisionStep> purgedFirst(List<RevisionStep> steps, Heads before) {
		RevisionStep first = steps.get(0);
		List<VersionRowChange> changes = new ArrayList<>();
		before.ids().forEach((id) -> changes.add(new VersionRowChange.Delete(id)));
		changes.addAll(first.rowChanges());
		List<RevisionStep> all = new ArrayList<>(steps);
		all.set(0, new RevisionStep(first.revision(), first.direction(), changes, before, first.after()));
		return all;
	}

	private List<AppliedRevision> run(Function<Heads, List<RevisionStep>> plan, boolean stamp) {
		return this.lock.<List<AppliedRevision>>holdUnless((session) -> !stamp && isDone(plan, session), (session) -> {
			DatabaseState state = LockedSession.state(session);
			return run(plan.apply(state.rows()), state, session, stamp);
		}).orElseGet(List::of);
	}

	/**
	 * Return whether another instance has done all there is to do. What cannot be told
	 * while that instance is at work is told once it has ended.
	 */
	private static boolean isDone(Function<Heads, List<RevisionStep>> plan, MigrationSession session) {
		try {
			return plan.apply(LockedSession.state(session).rows()).isEmpty();
		}
		catch (SQLException | MigrationException ex) {
			logger.debug("Not known yet whether there is anything left to do", ex);
			return false;
		}
	}

	private List<AppliedRevision> run(List<RevisionStep> steps, DatabaseState state, MigrationSession session,
			boolean stamp) throws SQLException {
		StepRows rows = new StepRows(context(session));
		if (steps.isEmpty()) {
			if (stamp && state.initialized()) {
				rows.forgetUnfinished(state.rows());
			}
			return List.of();
		}
		if (!stamp) {
			refuseSharedTransaction(this.database, session.dialect(), this.options);
		}
		String fingerprint = stamp ? null : checks(session).require(steps, state);
		stateTables(session).createMissing();
		if (!stamp) {
			unfinished(session).refuse(steps, this.database.name());
		}
		return runAll(steps, session, fingerprint);
	}

	private UnfinishedRevisions unfinished(MigrationSession session) {
		return UnfinishedRevisions.of(context(session));
	}

	static void refuseSharedTransaction(MigrationDatabase database, Dialect dialect, RunOptions options) {
		if (options.policy().transaction() == TransactionMode.PER_RUN && !dialect.capabilities().transactionalDdl()) {
			throw new SharedTransactionException(database.name(), dialect.name());
		}
	}

	/**
	 * Create the version and the history table if they are not there.
	 * @return whether they had to be created
	 */
	public boolean ensureTables() {
		return this.lock.hold((session) -> stateTables(session).createMissing());
	}

	private List<AppliedRevision> runAll(List<RevisionStep> steps, MigrationSession session,
			@Nullable String fingerprint) {
		StepContext context = context(session).withFingerprint(fingerprint);
		if (steps.get(0).direction() == Direction.STAMP) {
			return new StepRunner(context, this::log).stamp(steps);
		}
		try (ProgressReport progress = new ProgressReport(session, steps, !this.rehearsal)) {
			StepRunner runner = new StepRunner(context, (step) -> {
				log(step);
				progress.at(step);
			});
			return new RunCallbacks(this.options.callbacks(), new MigrationRun(this.database.name(), steps))
				.around(() -> runner.run(steps));
		}
	}

	private StepChecks checks(MigrationSession session) {
		return new StepChecks(context(session), this.scripts);
	}

	private StateTables stateTables(MigrationSession session) {
		return new StateTables(session, this.options.policy().limits());
	}

	private StepContext context(MigrationSession session) {
		return StepContext.of(this.history, session, this.options);
	}

	private void log(RevisionStep step) {
		if (this.rehearsal) {
			logger.debug("Rehearsing {}", step.description());
		}
		else {
			logger.info("Running {}", step.description());
		}
	}

}
