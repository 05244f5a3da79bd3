package dev.migration.scripts;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A file whose content is replaced as a whole or not at all.
 *
 * @param path an existing file, not a link
 */
record AtomicFile(Path path) {

	void write(byte[] content) throws IOException {
		Path temporary = this.path.resolveSibling("." + UUID.randomUUID() + ".tmp");
		try {
			Files.write(temporary, content, StandardOpenOption.CREATE_NEW);
			copyRights(temporary);
			move(temporary);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	private void copyRights(Path temporary) throws IOException {
		PosixFileAttributeView from = rights(this.path);
		PosixFileAttributeView to = rights(temporary);
		if (from != null && to != null) {
			to.setPermissions(from.readAttributes().permissions());
		}
	}

	private static @Nullable PosixFileAttributeView rights(Path path) {
		return Files.getFileAttributeView(path, PosixFileAttributeView.class);
	}

	private void move(Path temporary) throws IOException {
		try {
			Files.move(temporary, this.path, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (AtomicMoveNotSupportedException ex) {
			Files.move(temporary, this.path, StandardCopyOption.REPLACE_EXISTING);
		}
	}

}
