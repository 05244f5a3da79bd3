package dev.migration.command;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import dev.migration.autogenerate.Autogenerate;
import dev.migration.autogenerate.Comparison;
import dev.migration.command.Proving.Mode;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.dialect.Dialect;
import dev.migration.operation.Operation;
import dev.migration.proof.DatabaseServer;
import dev.migration.proof.ProofVerdict;
import dev.migration.proof.ProofVerdict.Outcome;
import dev.migration.proof.Rehearsal;
import dev.migration.proof.SchemaProof;
import dev.migration.proof.ScratchRequest;
import dev.migration.proof.ScratchUnavailableException;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationSession;
import dev.migration.runtime.RunOptions;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.InvalidScriptException;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.RenderedScript;
import dev.migration.scripts.RenderedScripts;
import dev.migration.scripts.RevisionDraft;
import org.jspecify.annotations.Nullable;

/**
 * Tries new revisions out before they are written. The throwaway database is made when it
 * is needed for the first time.
 */
final class Trial implements AutoCloseable {

	private static final String DRIFT = "if the database was changed by hand, '--from history' compares with what its"
			+ " revisions lead to";

	private static final String REFUSED = "it would on any database: change the entities, or write the script and"
			+ " mend it";

	private static final String NOT_COMPILED = "its operations; there is no Java compiler here that could read the script";

	private final MigrationHistory history;

	private final MigrationDatabase database;

	private final RunOptions options;

	private final Proving proving;

	private @Nullable Rehearsal rehearsal;

	Trial(MigrationHistory history, MigrationDatabase database, RunOptions options, Proving proving) {
		this.history = history;
		this.database = database;
		this.options = options;
		this.proving = proving;
	}

	/**
	 * Return an empty throwaway database like the one that is migrated, which is only
	 * asked what it is.
	 */
	Rehearsal open() {
		return Rehearsal.open(this.proving.scratch(), request(), this.database.versionTable(), this.options);
	}

	private ScratchRequest request() {
		try (MigrationSession session = MigrationSession.open(this.database)) {
			Dialect dialect = this.database.dialect();
			return new ScratchRequest(this.database.name(), dialect, DatabaseServer.of(session.connection(), dialect),
					session.schema());
		}
		catch (MigrationException | SQLException ex) {
			// A comparison with the history takes no database
			return new ScratchRequest(this.database.name(), this.database.dialect(), null, this.database.schema());
		}
	}

	/**
	 * Compare with what the history leads to.
	 */
	Comparison compare(Autogenerate autogenerate) {
		Rehearsal replayed = open();
		this.rehearsal = replayed;
		replayed.replay(this.history);
		return replayed.compare(autogenerate, this.history);
	}

	/**
	 * Try revisions out.
	 * @param obstacle why they cannot be tried out, or {@code null} if they can
	 * @return the verdict, or {@code null} if nobody wants one
	 */
	@Nullable ProofVerdict prove(RevisionRequest request, List<RevisionDraft> drafts, List<RenderedScript> scripts,
			Autogenerate autogenerate, @Nullable String obstacle) {
		if (this.proving.mode() == Mode.OFF || request.source() == Source.EMPTY) {
			return null;
		}
		ProofVerdict verdict = (obstacle != null) ? ProofVerdict.notProven(obstacle)
				: verdict(request, drafts, scripts, autogenerate);
		boolean stops = switch (verdict.outcome()) {
			case PROVEN -> false;
			case FAILED -> true;
			case NOT_PROVEN -> this.proving.mode() == Mode.REQUIRED;
		};
		if (stops && !this.proving.force()) {
			throw new ProofFailedException(verdict);
		}
		return verdict;
	}

	private ProofVerdict verdict(RevisionRequest request, List<RevisionDraft> drafts, List<RenderedScript> scripts,
			Autogenerate autogenerate) {
		try {
			Optional<List<LoadedRevision>> loaded = load(scripts);
			MigrationHistory extended = this.history
				.with(loaded.orElseGet(() -> drafts.stream().map(this::ofOperations).toList()));
			Rehearsal current = prepared(request, drafts.get(0), extended);
			SchemaProof proof = new SchemaProof(current, extended, autogenerate);
			ProofVerdict verdict = proof.prove(drafts.get(drafts.size() - 1).id());
			if (proof.isRefused()) {
				verdict = verdict.remarking(List.of(REFUSED));
			}
			else if (request.source() == Source.DATABASE && verdict.outcome() == Outcome.FAILED) {
				verdict = verdict.remarking(List.of(DRIFT));
			}
			return loaded.isPresent() ? verdict : verdict.remarking(List.of(NOT_COMPILED));
		}
		catch (ScratchUnavailableException ex) {
			return ProofVerdict.notProven(ex.reason());
		}
		catch (InvalidScriptException ex) {
			return ProofVerdict.failed("the new script", String.valueOf(ex.getMessage()));
		}
	}

	private Optional<List<LoadedRevision>> load(List<RenderedScript> scripts) {
		return new RenderedScripts(this.proving.classLoader()).load(scripts);
	}

	private Rehearsal prepared(RevisionRequest request, RevisionDraft first, MigrationHistory extended) {
		Rehearsal current = this.rehearsal;
		if (current != null) {
			return current;
		}
		current = open();
		this.rehearsal = current;
		try {
			if (request.source() == Source.BASE) {
				List<RevisionTarget> before = Stream.concat(first.downRevisions().stream(), first.dependsOn().stream())
					.map(RevisionTarget::parse)
					.toList();
				current.stamp(extended, before);
			}
			else {
				current.replay(this.history);
			}
			return current;
		}
		catch (ScratchUnavailableException ex) {
			throw ex;
		}
		catch (MigrationException ex) {
			throw new ScratchUnavailableException(Rehearsal.reason(ex) + ", on " + current.place(), ex);
		}
	}

	/**
	 * A script without its text: what it would do.
	 */
	private LoadedRevision ofOperations(RevisionDraft draft) {
		RevisionNode node = new RevisionNode(draft.id(), draft.downRevisions(), draft.dependsOn(), draft.branchLabels(),
				draft.message(), Objects.requireNonNull(draft.createDate()), "the new script");
		return new LoadedRevision(node, draft.transactional(),
				(dialect, arguments) -> new OperationsScript(draft, dialect));
	}

	@Override
	public void close() {
		if (this.rehearsal != null) {
			this.rehearsal.close();
		}
	}

	/**
	 * Carries operations out that no script says.
	 *
	 * @param draft the operations
	 * @param dialect the language of the database
	 */
	private record OperationsScript(RevisionDraft draft, Dialect dialect) implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			run(this.draft.upgrade(), op);
		}

		@Override
		public void downgrade(Operations op) {
			run(this.draft.downgrade(), op);
		}

		private void run(List<Operation> operations, Operations op) {
			operations.forEach(
					(operation) -> this.dialect.statements(operation).forEach((statement) -> op.execute(statement)));
		}

	}

}
