package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migration.MigrationException;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionStep;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that applied revisions are as their scripts say, by the policy of the run.
 */
final class AppliedScripts {

	private static final Logger logger = LoggerFactory.getLogger(AppliedScripts.class);

	private final MigrationHistory history;

	private final MigrationDatabase database;

	private final RunOptions options;

	private final ScriptIntegrity integrity;

	AppliedScripts(MigrationHistory history, MigrationDatabase database, RunOptions options) {
		this.history = history;
		this.database = database;
		this.options = options;
		this.integrity = new ScriptIntegrity(history, database, options);
	}

	ScriptIntegrity integrity() {
		return this.integrity;
	}

	/**
	 * Look at scripts where there is nothing to run. Costs nothing if they are those that
	 * were looked at before.
	 * @param state the state
	 * @param record whether to write down that they were looked at
	 * @throws EditedScriptException if one was edited, and the policy says so
	 */
	void verify(DatabaseState state, boolean record) {
		if (onEdited() == OnEdited.IGNORE || state.rows().isEmpty()) {
			return;
		}
		String fingerprint = this.history.fingerprint();
		// Whether there is SQL takes a look into scripts, which the fingerprint spares
		if ((fingerprint != null) ? fingerprint.equals(state.fingerprint()) : !this.integrity.hasSql(state.rows())) {
			return;
		}
		boolean verified;
		try {
			verified = DatabaseConnections.read(this.database, (connection) -> isVerified(state.rows(),
					entries(connection, this.database.schema()), connection, this.database.schema()));
		}
		catch (DatabaseUnavailableException ex) {
			if (!ex.isRefusal()) {
				throw ex;
			}
			if (!this.integrity.hasSql(state.rows())) {
				logger.debug("Parents are not compared with those that were applied", ex);
				return;
			}
			logger.warn("Scripts are not compared with what was applied: {} Grant SELECT on '{}' to the user, or set"
					+ " 'migration.on-edited=ignore'.", ex.getMessage(), this.database.historyTable());
			return;
		}
		if (verified && record && fingerprint != null) {
			recordVerified(state.rows(), fingerprint);
		}
	}

	/**
	 * Look at scripts under the lock, before something is run.
	 * @param state the state
	 * @param steps what is to be run
	 * @return the fingerprint of the scripts, or {@code null} if they are not known to be
	 * those that were applied
	 * @throws EditedScriptException if one was edited, and the policy says so
	 * @throws AppliedAgainException if the history says that a step was done
	 */
	@Nullable String verify(DatabaseState state, List<RevisionStep> steps, MigrationSession session) throws SQLException {
		List<HistoryEntry> entries = session.tables().contains(this.database.historyTable().text())
				? entries(session.connection(), session.schema()) : List.of();
		refuseRepetition(steps, entries);
		if (state.initialized()) {
			Heads rows = state.rows();
			HistoryContradiction.find(this.history.map(), rows, entries, this.database.name())
				.ifPresent((text) -> logger.warn("{}", text));
			if (steps.get(0).direction() == Direction.DOWNGRADE) {
				if (onEdited() != OnEdited.IGNORE) {
					warnOfMoved(rows, entries);
					warnOfEdited(rows, entries, steps);
				}
				return null;
			}
			if (onEdited() == OnEdited.IGNORE || !isVerified(rows, entries, session.connection(), session.schema())) {
				return null;
			}
		}
		return (onEdited() == OnEdited.IGNORE) ? null : this.history.fingerprint();
	}

	/**
	 * Refuse to do again what was done last, or what a stamp says is done.
	 */
	private void refuseRepetition(List<RevisionStep> steps, List<HistoryEntry> newestFirst) {
		Map<String, HistoryEntry> last = new HashMap<>();
		newestFirst.stream()
			.filter((entry) -> entry.event() == HistoryEvent.APPLIED)
			.takeWhile((entry) -> entry.direction() != Direction.STAMP)
			.forEach((entry) -> last.putIfAbsent(entry.revision(), entry));
		for (RevisionStep step : steps) {
			HistoryEntry done = last.get(step.revision().id());
			if (done != null && done.direction() == step.direction()) {
				throw new AppliedAgainException(step, done, this.database);
			}
		}
		StampedRows.of(newestFirst).ifPresent((stamped) -> refuseStamped(steps, stamped));
	}

	private void refuseStamped(List<RevisionStep> steps, StampedRows stamped) {
		Set<RevisionNode> applied = this.history.map().applied(stamped.rows());
		for (RevisionStep step : steps) {
			if (step.direction() == Direction.UPGRADE && applied.contains(step.revision())) {
				throw new AppliedAgainException(step, stamped.stamp(), this.database);
			}
		}
	}

	/**
	 * Look at the scripts of what stays before everything else is taken back.
	 * @param rows the rows that will be left
	 * @throws EditedScriptException if one was edited, and the policy says so
	 */
	void verifyStaying(Heads rows, MigrationSession session) throws SQLException {
		if (onEdited() != OnEdited.IGNORE && this.integrity.hasSql(rows)) {
			isVerified(rows, entries(session.connection(), session.schema()), session.connection(), session.schema());
		}
	}

	/**
	 * What goes may be edited: that is how a script is developed.
	 */
	private void warnOfEdited(Heads rows, List<HistoryEntry> entries, List<RevisionStep> steps) {
		Set<RevisionNode> going = steps.stream().map(RevisionStep::revision).collect(Collectors.toSet());
		this.integrity.compareSql(rows, entries)
			.stream()
			.filter((comparison) -> comparison.isEdited() && going.contains(comparison.revision()))
			.forEach((comparison) -> logger.warn("{}. Its downgrade is that of the edited script.",
					comparison.description()));
	}

	/**
	 * What was slipped in below an applied revision counts as applied, and would never be
	 * heard of.
	 * @return whether there was nothing to warn of
	 */
	private boolean warnOfMoved(Heads rows, List<HistoryEntry> entries) {
		List<MovedRevision> moved = MovedRevision.find(this.history.map(), rows, entries);
		moved.forEach((one) -> logger.warn("Revision '{}' of database '{}' {}. {}", one.revision().id(),
				this.database.name(), one.description(), one.advice()));
		return moved.isEmpty();
	}

	private boolean isVerified(Heads rows, List<HistoryEntry> entries, Connection connection, @Nullable Name schema)
			throws SQLException {
		boolean unmoved = warnOfMoved(rows, entries);
		List<ScriptComparison> edited = new ArrayList<>();
		for (ScriptComparison comparison : this.integrity.compareSql(rows, entries)) {
			if (comparison.isEdited()) {
				edited.add(explained(comparison, entries, connection, schema));
			}
		}
		if (!edited.isEmpty() && onEdited() == OnEdited.FAIL) {
			throw new EditedScriptException(this.database.name(), edited);
		}
		edited.forEach((comparison) -> logger.warn("{}. Database '{}' is as it was before.", comparison.description(),
				this.database.name()));
		return unmoved && edited.isEmpty();
	}

	/**
	 * Compare the scripts of all applied revisions. Those that are not SQL are run for
	 * what they ask for.
	 */
	List<ScriptComparison> compareAll() {
		return DatabaseConnections.read(this.database, (connection) -> {
			Heads rows = VersionTable.read(this.database, connection).rows();
			Name schema = this.database.schema();
			List<HistoryEntry> entries = rows.isEmpty() ? List.of() : entries(connection, schema);
			List<ScriptComparison> comparisons = new ArrayList<>();
			for (ScriptComparison comparison : this.integrity.compareAll(rows, entries)) {
				comparisons
					.add(comparison.isEdited() ? explained(comparison, entries, connection, schema) : comparison);
			}
			return comparisons;
		});
	}

	Set<String> edited(DatabaseSnapshot snapshot) {
		return this.integrity.compareSql(snapshot.state().rows(), snapshot.history())
			.stream()
			.filter(ScriptComparison::isEdited)
			.map((comparison) -> comparison.revision().id())
			.collect(Collectors.toSet());
	}

	/**
	 * Return what is wrong with version rows and parents.
	 */
	Optional<String> contradiction(DatabaseSnapshot snapshot) {
		List<String> sentences = new ArrayList<>();
		HistoryContradiction.find(this.history.map(), snapshot.state().rows(), snapshot.history(), this.database.name())
			.ifPresent(sentences::add);
		MovedRevision.find(this.history.map(), snapshot.state().rows(), snapshot.history())
			.forEach((moved) -> sentences.add("Revision '" + moved.revision().id() + "' of database '"
					+ this.database.name() + "' " + moved.description() + ". " + moved.advice()));
		return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
	}

	/**
	 * Add to a comparison what was written down.
	 */
	ScriptComparison explained(ScriptComparison edited, List<HistoryEntry> entries, Connection connection,
			@Nullable Name schema) throws SQLException {
		HistoryEntry row = Objects.requireNonNull(ScriptIntegrity.latest(entries).get(edited.revision().id()));
		String script = reader(schema).readScript(connection, row.number());
		return this.integrity.explained(edited,
				(script != null) ? RecordedStatements.parse(script).orElse(null) : null);
	}

	List<HistoryEntry> entries(Connection connection, @Nullable Name schema) throws SQLException {
		return reader(schema).read(connection);
	}

	private HistoryReader reader(@Nullable Name schema) {
		return new HistoryReader(this.database.dialect(), new QualifiedName(schema, this.database.historyTable()));
	}

	/**
	 * A user who may only read compares again at the next start, as does whoever starts
	 * while others migrate. Two versions of an application that take turns would add a
	 * row with every start: each has its row once, and the one whose row is not the last
	 * one compares again until the next revision is applied.
	 */
	private void recordVerified(Heads rows, String fingerprint) {
		try (MigrationSession session = MigrationSession.open(this.database);
				MigrationLock lock = MigrationLock.acquire(session, Duration.ZERO)) {
			StateTableCheck.requireKnownFormat(session);
			if (reader(session.schema()).readFingerprints(session.connection()).contains(fingerprint)) {
				return;
			}
			HistoryTable table = new HistoryTable(session.dialect(), session.historyTable());
			RevisionNode revision = this.history.map().applied(rows).iterator().next();
			table.append(new HistoryRecord(revision, Direction.UPGRADE, HistoryEvent.VERIFIED,
					this.options.clock().instant(), Duration.ZERO, Map.of(HistoryTable.FINGERPRINT, fingerprint)),
					this.options, new ConnectionSink(session.connection(), session.dialect()));
		}
		catch (SQLException | MigrationException ex) {
			logger.debug("Could not write down that the scripts of database '{}' are those that were applied",
					this.database.name(), ex);
		}
	}

	private OnEdited onEdited() {
		return this.options.policy().onEdited();
	}

}
