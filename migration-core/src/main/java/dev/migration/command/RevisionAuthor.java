package dev.migration.command;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.migration.autogenerate.Autogenerate;
import dev.migration.autogenerate.Comparison;
import dev.migration.autogenerate.DataLoss;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationRunner;
import dev.migration.runtime.MigrationSession;
import dev.migration.runtime.RunOptions;
import dev.migration.scripts.JavaScriptWriter;
import dev.migration.scripts.RenderedScript;
import dev.migration.scripts.RevisionDraft;
import dev.migration.scripts.RevisionFile;
import dev.migration.scripts.ScriptDirectory;
import dev.migration.scripts.ScriptWriter;
import dev.migration.scripts.SqlScriptWriter;

/**
 * Compares and writes revisions.
 */
final class RevisionAuthor {

	private static final int ID_LENGTH = 12;

	private static final Comparison NOTHING = new Comparison(List.of(), List.of(), List.of(), List.of());

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

	WrittenRevision write(RevisionRequest request) {
		if (request.message().isBlank()) {
			throw new InvalidRequestException(
					"The message of the new revision is blank; say in a few words what it does, for example"
							+ " 'migrate revision --autogenerate -m \"add email\"'.");
		}
		RevisionNode revision = node(request);
		requireScriptDirectory();
		requireCompiled();
		ScriptDirectory scripts = this.authoring.scriptDirectories()
			.choose(revision.downRevisions(), request.versionPath());
		Comparison comparison = compare(request.source());
		if (request.source() != Source.EMPTY && comparison.isEmpty()) {
			return new WrittenRevision(null, null, List.of(), List.of(), comparison.unmanaged());
		}
		RevisionDraft draft = draft(revision, comparison);
		RenderedScript script = writer(scripts).render(draft);
		requireFreeName(draft, scripts, script);
		Path file = scripts.write(script);
		return new WrittenRevision(draft.id(), file, comparison.differences(), draft.notes(), comparison.unmanaged());
	}

	/**
	 * Two revisions written one after the other would both follow the same parent if the
	 * first were not compiled in between.
	 */
	private void requireCompiled() {
		for (RevisionFile file : this.authoring.scriptDirectories().files()) {
			RevisionNode loaded = this.history.map()
				.find(file.id())
				.orElseThrow(() -> new InvalidRequestException("Revision '" + file.id() + "' in '" + file.path()
						+ "' is not part of this application yet; build it first, so that a new one can follow it."));
			if (file.downRevisions().filter((parents) -> !loaded.downRevisions().equals(parents)).isPresent()) {
				throw new InvalidRequestException("Revision '" + file.id() + "' in '" + file.path()
						+ "' has other parents than this application knows; build it first.");
			}
		}
	}

	/**
	 * Ids that differ only in what Java forbids, or in case on a file system that does
	 * not tell, end up in the same file and class.
	 */
	private void requireFreeName(RevisionDraft draft, ScriptDirectory scripts, RenderedScript script) {
		String path = scripts.path().resolve(script.fileName()).toAbsolutePath().normalize().toString();
		for (RevisionFile file : this.authoring.scriptDirectories().files()) {
			if (file.path().toAbsolutePath().normalize().toString().equalsIgnoreCase(path)) {
				throw sameName(draft, script, file.id(), file.path().toString());
			}
		}
		if (!scripts.isResources()) {
			String name = scripts.packageName() + "."
					+ script.fileName().replaceFirst("\\.java$", "").replace('/', '.');
			this.history.map()
				.nodes()
				.stream()
				.filter((node) -> node.origin().equalsIgnoreCase(name))
				.findFirst()
				.ifPresent((node) -> {
					throw sameName(draft, script, node.id(), node.origin());
				});
		}
	}

	private static InvalidRequestException sameName(RevisionDraft draft, RenderedScript script, String other,
			String origin) {
		return new InvalidRequestException("Revision '" + draft.id() + "' would be written to '" + script.fileName()
				+ "', the name that revision '" + other + "' has in '" + origin
				+ "'; use another message or another '--rev-id'.");
	}

	private ScriptWriter writer(ScriptDirectory scripts) {
		return scripts.isResources()
				? new SqlScriptWriter(this.database.dialect(), this.authoring.fileNames(), this.authoring.template())
				: new JavaScriptWriter(this.database.dialect(), scripts.packageName(), this.authoring.fileNames(),
						this.authoring.template());
	}

	private Comparison compare(Source source) {
		return switch (source) {
			case EMPTY -> NOTHING;
			case BASE -> autogenerate().compareWithBase(this.database.dialect());
			case DATABASE -> {
				try (MigrationSession session = MigrationSession.open(this.database)) {
					requireAtHead(session);
					yield autogenerate().compare(session, this.history, this.options.scriptArguments());
				}
			}
		};
	}

	/**
	 * Refuse now what would make the history unreadable at the next start.
	 */
	private RevisionNode node(RevisionRequest request) {
		RevisionMap map = this.history.map();
		List<String> parents = new NewParents(map, request.splice()).find(request.heads());
		RevisionNode revision = new RevisionNode((request.id() != null) ? request.id() : newId(), parents,
				request.dependsOn().stream().map(this::dependency).toList(), request.branchLabels(), request.message(),
				this.options.clock().instant().truncatedTo(ChronoUnit.SECONDS), "the new script");
		List<RevisionNode> revisions = new ArrayList<>(map.nodes());
		revisions.add(revision);
		RevisionMap.of(revisions);
		return revision;
	}

	/**
	 * Labels stay, so that they move with their branch; parts of identifiers are
	 * completed.
	 */
	private String dependency(String key) {
		RevisionMap map = this.history.map();
		if (map.nodes().stream().anyMatch((node) -> node.branchLabels().contains(key))) {
			return key;
		}
		return map.resolveOne(RevisionTarget.parse(key))
			.map(RevisionNode::id)
			.orElseThrow(() -> new InvalidRequestException(
					"'" + key + "' names no revision to depend on; name one, or leave '--depends-on' out."));
	}

	private static RevisionDraft draft(RevisionNode revision, Comparison comparison) {
		List<String> notes = new ArrayList<>(DataLoss.notes(comparison.upgrade()));
		notes.addAll(comparison.notCompared());
		Instant createDate = Objects.requireNonNull(revision.createDate());
		return new RevisionDraft(revision.id(), revision.downRevisions(), revision.dependsOn(), revision.branchLabels(),
				revision.message(), createDate, true, comparison.upgrade(), comparison.downgrade(), notes);
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
		return new Autogenerate(this.authoring.model(), this.authoring.filter(), this.authoring.rewriters());
	}

	private void requireScriptDirectory() {
		if (this.authoring.scriptDirectories().isEmpty()) {
			throw new InvalidRequestException("There is no 'src/main/java' here to write a revision to; run the command"
					+ " in the project's directory or set 'migration.script-directory'.");
		}
	}

	private static String newId() {
		String digits = UUID.randomUUID().toString().replace("-", "");
		return digits.substring(digits.length() - ID_LENGTH);
	}

}
