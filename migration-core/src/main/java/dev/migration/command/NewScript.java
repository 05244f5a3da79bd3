package dev.migration.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.scripts.JavaScriptWriter;
import dev.migration.scripts.RenderedScript;
import dev.migration.scripts.RevisionDraft;
import dev.migration.scripts.RevisionFile;
import dev.migration.scripts.ScriptDirectories;
import dev.migration.scripts.ScriptDirectory;
import dev.migration.scripts.ScriptWriter;
import dev.migration.scripts.SqlScriptWriter;
import org.jspecify.annotations.Nullable;

/**
 * Place of a script that is about to be written.
 */
final class NewScript {

	private final RevisionMap map;

	private final ScriptDirectories directories;

	private final ScriptDirectory directory;

	private final Supplier<ScriptWriter> writer;

	private NewScript(RevisionMap map, Authoring authoring, ScriptDirectory directory, Supplier<ScriptWriter> writer) {
		this.map = map;
		this.directories = authoring.scriptDirectories();
		this.directory = directory;
		this.writer = writer;
	}

	/**
	 * Find the place, before anything that takes time is done. The dialect is asked for
	 * when the script is written, if at all: an empty one in Java needs no database.
	 */
	static NewScript prepare(RevisionMap map, Supplier<Dialect> dialect, Authoring authoring, RevisionNode revision,
			@Nullable Path versionPath, Map<String, String> placeholders) {
		if (authoring.scriptDirectories().isEmpty()) {
			throw new InvalidRequestException("There is no 'src/main/java' here to write a revision to; run the command"
					+ " in the project's directory or set 'migration.script-directory'.");
		}
		requireCompiled(map, authoring.scriptDirectories());
		ScriptDirectory directory = authoring.scriptDirectories().choose(revision.downRevisions(), versionPath);
		Supplier<ScriptWriter> writer = () -> directory.isResources()
				? new SqlScriptWriter(dialect.get(), authoring.fileNames(), authoring.template(), placeholders)
				: new JavaScriptWriter(dialect, directory.packageName(), authoring.fileNames(), authoring.template());
		return new NewScript(map, authoring, directory, writer);
	}

	/**
	 * Two revisions written one after the other would both follow the same parent if the
	 * first were not compiled in between.
	 */
	private static void requireCompiled(RevisionMap map, ScriptDirectories directories) {
		directories.files().forEach((file) -> requireCompiled(map, file));
	}

	private static void requireCompiled(RevisionMap map, RevisionFile file) {
		RevisionNode loaded = map.find(file.id())
			.orElseThrow(() -> new InvalidRequestException("Revision '" + file.id() + "' in '" + file.path()
					+ "' is not part of this application yet; build it first, so that a new one can follow it."));
		if (file.downRevisions().filter((parents) -> !loaded.downRevisions().equals(parents)).isPresent()) {
			throw new InvalidRequestException("Revision '" + file.id() + "' in '" + file.path()
					+ "' has other parents than this application knows; build it first.");
		}
	}

	/**
	 * Render revisions that follow each other.
	 */
	List<RenderedScript> render(List<RevisionDraft> drafts) {
		ScriptWriter current = this.writer.get();
		return drafts.stream().map(current::render).toList();
	}

	/**
	 * Write revisions that follow each other: all of them or none.
	 */
	List<WrittenScript> write(List<RevisionDraft> drafts, List<RenderedScript> scripts) {
		// Another command may have written one while this one compared
		requireCompiled(this.map, this.directories);
		Map<String, RevisionDraft> names = new HashMap<>();
		for (int index = 0; index < drafts.size(); index++) {
			RevisionDraft draft = drafts.get(index);
			RenderedScript script = scripts.get(index);
			requireFreeName(draft, script);
			RevisionDraft other = names.putIfAbsent(script.fileName().toLowerCase(Locale.ROOT), draft);
			if (other != null) {
				throw sameName(draft, script, other.id(), script.fileName());
			}
		}
		List<WrittenScript> written = new ArrayList<>();
		try {
			for (int index = 0; index < drafts.size(); index++) {
				RevisionDraft draft = drafts.get(index);
				written.add(
						new WrittenScript(draft.id(), this.directory.write(scripts.get(index)), draft.transactional()));
			}
			return written;
		}
		catch (MigrationException ex) {
			written.forEach((script) -> delete(script.file(), ex));
			throw ex;
		}
	}

	private static void delete(Path file, MigrationException failure) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			failure.addSuppressed(ex);
		}
	}

	/**
	 * Ids that differ only in what Java forbids, or in case on a file system that does
	 * not tell, end up in the same file and class.
	 */
	private void requireFreeName(RevisionDraft draft, RenderedScript script) {
		String path = absolute(this.directory.path().resolve(script.fileName()));
		for (RevisionFile file : this.directories.files()) {
			if (absolute(file.path()).equalsIgnoreCase(path)) {
				throw sameName(draft, script, file.id(), file.path().toString());
			}
		}
		if (!this.directory.isResources()) {
			String name = this.directory.packageName() + "."
					+ script.fileName().replaceFirst("\\.java$", "").replace('/', '.');
			for (RevisionNode node : this.map.nodes()) {
				if (node.origin().equalsIgnoreCase(name)) {
					throw sameName(draft, script, node.id(), node.origin());
				}
			}
		}
	}

	private static String absolute(Path path) {
		return path.toAbsolutePath().normalize().toString();
	}

	private static InvalidRequestException sameName(RevisionDraft draft, RenderedScript script, String other,
			String origin) {
		return new InvalidRequestException("Revision '" + draft.id() + "' would be written to '" + script.fileName()
				+ "', the name that revision '" + other + "' has in '" + origin
				+ "'; use another message or another '--rev-id'.");
	}

}
