package dev.migration.command;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migration.autogenerate.Autogenerate;
import dev.migration.autogenerate.Comparison;
import dev.migration.command.Proving.Mode;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.proof.HistoryProof;
import dev.migration.proof.ProofReport;
import dev.migration.proof.ProofVerdict;
import dev.migration.proof.ScratchDatabase;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationRunner;
import dev.migration.runtime.MigrationSession;
import dev.migration.runtime.RunOptions;
import dev.migration.scripts.ProofLine;
import dev.migration.scripts.RenderedScript;
import dev.migration.scripts.RevisionDraft;
import org.jspecify.annotations.Nullable;

/**
 * Compares and writes revisions.
 */
final class RevisionAuthor {

	private static final Comparison NOTHING = new Comparison(List.of(), List.of(), List.of(), List.of());

	// What is shorter would be found in the middle of words
	private static final int SHORTEST_SECRET = 4;

	private final MigrationHistory history;

	private final MigrationDatabase database;

	private final Authoring authoring;

	private final RunOptions options;

	RevisionAuthor(MigrationHistory history, MigrationDatabase database, Authoring authoring, RunOptions options) {
		this.history = history;
		this.database = database;
		this.authoring = authoring;
		this.options = options;
	}

	Comparison compare() {
		try (MigrationSession session = MigrationSession.open(this.database)) {
			this.history.map().requireKnown(MigrationRunner.rows(session));
			return autogenerate().compare(session, this.history, this.options.scriptArguments());
		}
	}

	WrittenRevision write(RevisionRequest request, Proving proving) {
		if (request.message().isBlank()) {
			throw new InvalidRequestException(
					"The message of the new revision is blank; say in a few words what it does, for example"
							+ " 'migrate revision --autogenerate -m \"add email\"'.");
		}
		RevisionNode revision = node(request);
		NewScript script = NewScript.prepare(this.history.map(), this.database::dialect, this.authoring, revision,
				request.versionPath(), this.options.placeholders());
		try (Trial trial = new Trial(this.history, this.database, this.options, proving)) {
			return write(request, revision, script, trial);
		}
	}

	private WrittenRevision write(RevisionRequest request, RevisionNode revision, NewScript script, Trial trial) {
		Comparison comparison = compare(request, trial);
		if (request.source() != Source.EMPTY && comparison.isEmpty()) {
			return new WrittenRevision(List.of(), List.of(), List.of(), comparison.unmanaged(), null);
		}
		List<RevisionDraft> drafts = new RevisionChain(revision, comparison).drafts(this.database::dialect);
		List<String> notes = drafts.stream().flatMap((draft) -> draft.allNotes().stream()).toList();
		List<RenderedScript> scripts = script.render(drafts);
		ProofVerdict proof = (request.source() != Source.EMPTY)
				? trial.prove(request, drafts, scripts, autogenerate(), obstacle(comparison)) : null;
		List<RenderedScript> complete = (proof != null)
				? scripts.stream().map((each) -> ProofLine.in(each, withoutValues(proof))).toList() : scripts;
		return new WrittenRevision(script.write(drafts, complete), comparison.differences(), notes,
				comparison.unmanaged(), proof);
	}

	private static @Nullable String obstacle(Comparison comparison) {
		if (!comparison.dropped().isEmpty()) {
			return "it drops '" + comparison.dropped().get(0).name() + "', which its history has not made";
		}
		return comparison.adopted().isEmpty() ? null
				: "it renames '" + comparison.adopted().get(0).name() + "', which its history has not made";
	}

	/**
	 * A file is read by more people than a console: the SQL of a failure may have a
	 * password in the place of a placeholder.
	 */
	private String withoutValues(ProofVerdict proof) {
		String text = proof.text();
		for (Map.Entry<String, String> placeholder : this.options.placeholders().entrySet()) {
			if (placeholder.getValue().length() >= SHORTEST_SECRET) {
				text = text.replace(placeholder.getValue(), "${" + placeholder.getKey() + "}");
			}
		}
		return text;
	}

	/**
	 * Try the whole history out.
	 */
	ProofReport prove(ScratchDatabase scratch) {
		Proving proving = new Proving(Mode.REQUIRED, scratch, Proving.class.getClassLoader(), false);
		try (Trial trial = new Trial(this.history, this.database, this.options, proving);
				HistoryProof proof = new HistoryProof(trial::open, this.history)) {
			return proof.prove((this.authoring.model() != null) ? autogenerate() : null);
		}
	}

	private Comparison compare(RevisionRequest request, Trial trial) {
		return switch (request.source()) {
			case EMPTY -> NOTHING;
			case BASE -> autogenerate(request).compareWithBase(this.database.dialect(), this.options.scriptArguments());
			case HISTORY -> trial.compare(autogenerate(request));
			case DATABASE -> {
				try (MigrationSession session = MigrationSession.open(this.database)) {
					requireAtHead(session);
					yield autogenerate(request).propose(session, this.history, this.options.scriptArguments());
				}
			}
		};
	}

	private Autogenerate autogenerate(RevisionRequest request) {
		return autogenerate().withRenames(request.renames());
	}

	/**
	 * Refuse now what would make the history unreadable at the next start.
	 */
	private RevisionNode node(RevisionRequest request) {
		RevisionMap map = this.history.map();
		List<String> parents = new NewParents(map, request.splice()).find(request.heads());
		RevisionNode revision = new RevisionNode((request.id() != null) ? request.id() : RevisionChain.newId(), parents,
				request.dependsOn().stream().flatMap((key) -> dependencies(key).stream()).toList(),
				request.branchLabels(), request.message(),
				this.options.clock().instant().truncatedTo(ChronoUnit.SECONDS), "the new script");
		List<RevisionNode> revisions = new ArrayList<>(map.nodes());
		revisions.add(revision);
		RevisionMap.of(revisions);
		return revision;
	}

	private List<String> dependencies(String key) {
		List<String> dependencies = this.history.map().dependenciesOfNew(List.of(RevisionTarget.parse(key)));
		if (dependencies.isEmpty()) {
			throw new InvalidRequestException(
					"'" + key + "' names no revision to depend on; name one, or leave '--depends-on' out.");
		}
		return dependencies;
	}

	private void requireAtHead(MigrationSession session) {
		Heads rows = MigrationRunner.rows(session);
		this.history.map().requireKnown(rows);
		if (!this.history.map().isAtHeads(rows)) {
			throw new NotUpToDateException(rows.ids(),
					this.history.map().effectiveHeads().stream().map(RevisionNode::id).toList());
		}
	}

	private Autogenerate autogenerate() {
		if (this.authoring.model() == null) {
			throw new InvalidRequestException("This application has no entity model to compare with the database;"
					+ " add 'spring-boot-starter-data-jpa', or write the revision by hand without '--autogenerate'.");
		}
		return new Autogenerate(this.authoring.model(), this.authoring.filter(), this.authoring.rewriters())
			.withOptions(this.authoring.options())
			.withDatabase(this.database.name());
	}

}
