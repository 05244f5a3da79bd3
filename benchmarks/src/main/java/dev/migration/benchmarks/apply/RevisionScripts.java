package dev.migration.benchmarks.apply;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Scripts of our own, for whoever only wants to read them.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RevisionScripts {

	private final ChangeFiles files;

	/**
	 * Create scripts.
	 * @param root an empty folder
	 * @param count how many
	 */
	public RevisionScripts(Path root, int count) {
		this.files = new ChangeFiles(root, Change.upTo(count));
	}

	/**
	 * Write them as SQL.
	 * @return the folder
	 */
	public Path sql() throws IOException {
		return this.files.sql();
	}

	/**
	 * Write and compile them as classes in the default location.
	 * @return the root of their class path
	 */
	public Path classes() throws IOException {
		return this.files.java();
	}

}
