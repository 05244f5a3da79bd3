package dev.migration.scripts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.migration.MigrationException;

/**
 * The source of one revision, in Java or SQL.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RevisionFile {

	private final Path path;

	private final String id;

	private final ScriptSource source;

	private RevisionFile(Path path, String id, ScriptSource source) {
		this.path = path;
		this.id = id;
		this.source = source;
	}

	/** Return the revisions of a file, usually one or none. */
	static List<RevisionFile> read(Path path) throws IOException {
		ScriptSource source = ScriptSource.of(path.toString(),
				new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
		return source.ids().stream().map((id) -> new RevisionFile(path, id, source)).toList();
	}

	/**
	 * Return which revision it is.
	 * @return the identifier
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return where it is.
	 * @return the path of the file
	 */
	public Path path() {
		return this.path;
	}

	/**
	 * Return what the revision follows according to its source.
	 * @return the identifiers, or nothing if only a compiler understands them
	 */
	public Optional<List<String>> downRevisions() {
		return this.source.downRevisions(this.id).map((parents) -> parents.stream().distinct().toList());
	}

	/**
	 * Return what the source declares.
	 * @return the declaration
	 * @throws InvalidScriptException if only a compiler understands it
	 */
	public DeclaredRevision declared() {
		return this.source.declared(this.id);
	}

	/**
	 * Let the revision follow others. Nothing but its parents changes in the file, which
	 * is replaced as a whole or not at all.
	 * @param downRevisions the new parents, none for a base
	 * @throws InvalidScriptException if the parents are written in a way that is left to
	 * a person
	 * @throws MigrationException if the file cannot be written or has changed meanwhile
	 */
	public void rewrite(List<String> downRevisions) {
		try {
			ScriptSource current = ScriptSource.of(this.path.toString(), strictly(Files.readAllBytes(this.path)));
			DeclaredRevision expected = declared().withDownRevisions(downRevisions);
			if (!current.declared(this.id).equals(declared())) {
				throw new MigrationException("File '" + this.path + "' was changed by somebody else; try again.");
			}
			String text = current.withDownRevisions(this.id, downRevisions);
			requireDeclared(expected, ScriptSource.of(this.path.toString(), text));
			// A link stays a link
			new AtomicFile(this.path.toRealPath()).write(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new MigrationException(
					"File '" + this.path + "' cannot be rewritten: " + ex.getClass().getSimpleName() + ", "
							+ ex.getMessage() + ". Check that it and its directory may be written to.",
					ex);
		}
	}

	private String strictly(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new InvalidScriptException(this.path.toString(), SqlScriptFile.NOT_UTF_8, ex);
		}
	}

	private void requireDeclared(DeclaredRevision expected, ScriptSource rewritten) {
		if (rewritten.ids().stream().filter(this.id::equals).count() != 1
				|| !rewritten.declared(this.id).equals(expected)) {
			throw new InvalidScriptException(this.path.toString(),
					"The parents of revision '" + this.id + "' cannot be rewritten safely; change them by hand.");
		}
	}

}
