package dev.migration.boot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of SQL revisions that a test writes.
 *
 * @param directory the folder
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionFolder(Path directory) {

	/**
	 * Write a revision.
	 * @param id the identifier
	 * @param downRevision the parent, or nothing for a first revision
	 * @param upgrade the statements of the upgrade
	 * @param downgrade the statements of the downgrade
	 * @return this folder
	 */
	public RevisionFolder with(String id, String downRevision, String upgrade, String downgrade) {
		return file(id + ".sql", """
				-- revision: %s
				-- down_revision: %s
				-- create_date: 2026-11-20T23:29:18Z
				-- message: revision %s

				-- upgrade
				%s

				-- downgrade
				%s
				""".formatted(id, downRevision, id, upgrade, downgrade));
	}

	/**
	 * Write a file.
	 * @param name the name
	 * @param content the content
	 * @return this folder
	 */
	public RevisionFolder file(String name, String content) {
		try {
			Files.writeString(this.directory.resolve(name), content);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the folder as a value of {@code migration.locations}.
	 * @return the location
	 */
	public String location() {
		return "file:" + this.directory;
	}

}
