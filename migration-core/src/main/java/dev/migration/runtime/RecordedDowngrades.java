package dev.migration.runtime;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.migration.dialect.OwnershipSql;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionStep;
import dev.migration.runtime.HistoryReader.DowngradeRow;
import dev.migration.runtime.UnknownRevisionsRefusedException.Refusal;
import dev.migration.scripts.LoadedRevision;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans how to take back what an application does not have, by the downgrades that the
 * history in the database keeps. Everything is looked at before anything changes.
 */
final class RecordedDowngrades {

	/** What messages call the place of a script begins with this where it is a row. */
	static final String ORIGIN = "table ";

	private static final Logger logger = LoggerFactory.getLogger(RecordedDowngrades.class);

	private static final int LONGEST_REASON = 500;

	private final MigrationHistory own;

	private final MigrationSession session;

	private final HistoryReader reader;

	/**
	 * Create a plan.
	 * @param own the revisions of the application
	 * @param session the session, which holds the lock
	 */
	RecordedDowngrades(MigrationHistory own, MigrationSession session) {
		this.own = own;
		this.session = session;
		this.reader = new HistoryReader(session.dialect(), session.historyTable());
	}

	/**
	 * Find out what to take back.
	 * @param seen the rows before the lock was taken
	 * @param rows the rows now
	 * @param then what is to be done afterwards, given the rows afterwards
	 * @return what to run
	 * @throws UnknownRevisionsRefusedException if something cannot be taken back
	 * @throws UnfinishedRevisionException if a revision is half applied
	 */
	Plan plan(Heads seen, Heads rows, Function<Heads, List<RevisionStep>> then) throws SQLException {
		Refusal refusal = refusal(rows);
		OwnershipSql ownership = this.session.dialect().ownership().orElseThrow(() -> unsupported(refusal));
		new StateOwnership(this.session, refusal).require(ownership);
		List<RecordedRevision> rowsOfAll = this.reader.readRecorded(this.session.connection());
		RecordedHistory recorded = new RecordedHistory(this.own.map(), rowsOfAll, origin(), refusal);
		List<RecordedRevision> unknown = recorded.unknown(rows);
		refuseNewer(recorded.implied(seen), unknown, refusal);
		recorded.map(unknown);
		List<LoadedRevision> scripts = new ArrayList<>();
		for (RecordedRevision revision : unknown) {
			scripts.add(script(revision, refusal));
		}
		MigrationHistory all = this.own.with(scripts);
		List<RevisionStep> steps = new ArrayList<>(
				all.map().remove(rows, unknown.stream().map(RecordedRevision::id).toList()));
		new UnfinishedRevisions(new JournalReader(this.session.dialect(), this.session.historyTable())
			.readUnfinished(this.session.connection()), all, this.session.dialect())
			.refuse(steps, this.session.database().name());
		Heads staying = steps.get(steps.size() - 1).after();
		refuseStranger(staying, refusal);
		refuseNamesake(staying, rowsOfAll, refusal);
		steps.addAll(then.apply(staying));
		return new Plan(all, steps, staying,
				"Database '%s' is at %s, which this application does not have; taking back %s by what is recorded"
					.formatted(this.session.database().name(), quoted(refusal.unknown().ids()),
							quoted(unknown.stream().map(RecordedRevision::id).toList()))
						+ " in '" + this.session.historyTable()
						+ "', with the tables, columns and rows that only the newer version has");
	}

	private Refusal refusal(Heads rows) {
		return new Refusal(OnUnknown.DOWNGRADE, this.session.database().name(), Heads.of(this.own.map().unknown(rows)));
	}

	private String origin() {
		return ORIGIN + this.session.historyTable().name();
	}

	private UnknownRevisionsRefusedException unsupported(Refusal refusal) {
		return refusal
			.because("'migration.on-unknown=downgrade' needs PostgreSQL, which takes back what fails and tells"
					+ " who may write the history. Nothing was changed.");
	}

	private static void refuseNewer(Set<String> seen, List<RecordedRevision> now, Refusal refusal) {
		List<String> newer = now.stream().map(RecordedRevision::id).filter((id) -> !seen.contains(id)).toList();
		if (!newer.isEmpty()) {
			throw refusal.because("a newer instance has applied " + quoted(newer) + " while this one waited."
					+ " Nothing was changed. Stop the newer version before an older one starts.");
		}
	}

	/**
	 * A newer version builds on what this one has. Where nothing of that is there, the
	 * address is wrong more likely than the version.
	 */
	private void refuseStranger(Heads staying, Refusal refusal) {
		if (this.own.map().nodes().isEmpty()) {
			throw refusal.because("this application has no revisions at all, so that everything would be taken back."
					+ " Nothing was changed. See whether its scripts are where 'migration.locations' says; if it is"
					+ " meant to have none, downgrade with the version that has them.");
		}
		if (staying.isEmpty()) {
			throw refusal.because("none of the revisions of this application is applied to it, so that it seems to"
					+ " be the database of another one. Nothing was changed. Look at 'spring.datasource.url' or"
					+ " 'migration.url', 'migration.schema' and 'migration.version-table'; if it is the right one,"
					+ " downgrade it with the version that has them.");
		}
	}

	/**
	 * Identifiers that somebody counts up are those of another application, too.
	 */
	private void refuseNamesake(Heads staying, List<RecordedRevision> recorded, Refusal refusal) {
		Map<String, RecordedRevision> rows = recorded.stream()
			.collect(Collectors.toMap(RecordedRevision::id, Function.identity()));
		for (RevisionNode revision : this.own.map().applied(staying)) {
			RecordedRevision row = rows.get(revision.id());
			if (row == null || row.direction() == Direction.DOWNGRADE) {
				continue;
			}
			difference(revision, row).ifPresent((difference) -> {
				throw refusal.because("revision '" + revision.id() + "' was applied " + difference
						+ " in this application, so that it seems to be the database of another one. Nothing was"
						+ " changed. Look at 'spring.datasource.url' or 'migration.url', 'migration.schema' and"
						+ " 'migration.version-table'; if it is the right one, downgrade it with the version that has"
						+ " them.");
			});
		}
	}

	private static Optional<String> difference(RevisionNode own, RecordedRevision row) {
		if (!Set.copyOf(own.downRevisions()).equals(Set.copyOf(row.downRevisions()))) {
			return Optional.of("on " + parents(row.downRevisions()) + " and builds on " + parents(own.downRevisions()));
		}
		String message = row.message().strip();
		return (message.isEmpty() || message.equals(own.message().strip())) ? Optional.empty()
				: Optional.of("as '" + message.replaceAll("\\R|\\p{C}", " ") + "' and is '" + own.message() + "'");
	}

	private static String parents(List<String> ids) {
		return ids.isEmpty() ? "nothing" : quoted(ids);
	}

	private LoadedRevision script(RecordedRevision revision, Refusal refusal) throws SQLException {
		if (revision.formatVersion() > HistoryTable.FORMAT_VERSION) {
			throw refusal.because("what the history says about revision '" + revision.id() + "' was written by a newer"
					+ " version of this tool (format '" + revision.formatVersion() + "', this one knows '"
					+ HistoryTable.FORMAT_VERSION + "'). Nothing was changed. " + advice(revision));
		}
		DowngradeRow row = this.reader.readDowngrade(this.session.connection(), revision.row());
		if (revision.direction() == Direction.STAMP || row.statements() == null) {
			throw refusal.because("revision '" + revision.id() + "' cannot be undone by this version, since its"
					+ " downgrade was not recorded: " + reason(revision, row.missing()) + " Nothing was changed. "
					+ advice(revision));
		}
		RevisionNode node = revision.node(origin());
		RecordedDowngrade downgrade = RecordedStatements.parse(row.statements())
			.map((statements) -> new RecordedDowngrade(node, row.transactional(), statements))
			.filter((one) -> one.hash().equals(row.hash()))
			.orElseThrow(
					() -> refusal.because("what the history says about revision '" + revision.id() + "' is not what"
							+ " was recorded: its hash does not fit. Nothing was changed. Find out who has edited '"
							+ this.session.historyTable() + "'. " + advice(revision)));
		return new LoadedRevision(node, row.transactional(), () -> new RecordedDowngradeScript(downgrade));
	}

	private static String reason(RecordedRevision revision, @Nullable String missing) {
		if (revision.direction() == Direction.STAMP) {
			return "it was stamped.";
		}
		String text = Optional.ofNullable(missing).orElse("nobody knows why.").replaceAll("\\R|\\p{C}", " ");
		return (text.length() > LONGEST_REASON) ? text.substring(0, LONGEST_REASON) + "..." : text;
	}

	private static String advice(RecordedRevision revision) {
		String version = (revision.applicationVersion() != null)
				? "version '" + revision.applicationVersion().replaceAll("\\R|\\p{C}", " ") + "'"
				: "the version that has it";
		return "Deploy " + version + " and downgrade with it.";
	}

	private static String quoted(List<String> ids) {
		return ids.stream().map((id) -> "'" + id + "'").collect(Collectors.joining(", "));
	}

	/**
	 * What to run.
	 *
	 * @param history the scripts, those of recorded downgrades among them
	 * @param steps the steps in the order of execution
	 * @param staying the rows once everything is taken back
	 * @param warning what the log has to say first
	 */
	record Plan(MigrationHistory history, List<RevisionStep> steps, Heads staying, String warning) {

		Plan {
			steps = List.copyOf(steps);
		}

		/**
		 * Say what goes, once nothing refuses it any more.
		 */
		void warn() {
			logger.warn("{}", this.warning);
		}

	}

}
