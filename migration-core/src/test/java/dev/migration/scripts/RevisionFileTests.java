package dev.migration.scripts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RevisionFileTests {

	private static final String SCRIPT = "@Revision(id = \"a1\", downRevision = \"b1\")\r\nclass R1 { } // \u00e4\u8ffd \t\r\n";

	@TempDir
	private Path root;

	@Test
	void rewritesTheParentsOfAFile() throws IOException {
		Path path = Files.writeString(this.root.resolve("R1.java"), SCRIPT);

		only(path).rewrite(List.of("c1", "c2"));

		assertThat(Files.readAllBytes(path))
			.isEqualTo(SCRIPT.replace("\"b1\"", "{ \"c1\", \"c2\" }").getBytes(StandardCharsets.UTF_8));
		assertThat(names()).containsExactly("R1.java");
	}

	@Test
	void leavesAFileAloneThatIsNotUtf8() throws IOException {
		byte[] latin = SCRIPT.replace("\u8ffd", "").getBytes(StandardCharsets.ISO_8859_1);
		Path path = Files.write(this.root.resolve("R1.java"), latin);

		assertThatExceptionOfType(InvalidScriptException.class).isThrownBy(() -> only(path).rewrite(List.of("c1")))
			.withMessage("Script '" + path + "': The text is not UTF-8; save the file in this encoding.");
		assertThat(Files.readAllBytes(path)).isEqualTo(latin);
	}

	@Test
	void leavesAFileAloneThatHasChangedMeanwhile() throws IOException {
		Path path = Files.writeString(this.root.resolve("R1.java"), SCRIPT);
		RevisionFile file = only(path);
		Files.writeString(path, SCRIPT.replace("b1", "x1"));

		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> file.rewrite(List.of("c1")))
			.withMessage("File '" + path + "' was changed by somebody else; try again.");
		assertThat(path).hasContent(SCRIPT.replace("b1", "x1"));
	}

	@Test
	void leavesAFileAloneWhoseHeaderCannotHoldTheParent() throws IOException {
		Path path = Files.writeString(this.root.resolve("a1.sql"), "-- revision: a1\n");

		assertThatExceptionOfType(InvalidScriptException.class).isThrownBy(() -> only(path).rewrite(List.of("c,1")))
			.withMessage("Script '" + path
					+ "': The parents of revision 'a1' cannot be rewritten safely; change them by hand.");
		assertThat(path).hasContent("-- revision: a1\n");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void keepsLinksAndRights() throws IOException {
		Path target = Files.writeString(this.root.resolve("target.txt"), SCRIPT);
		Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
		Path link = Files.createSymbolicLink(this.root.resolve("R1.java"), target);

		only(link).rewrite(List.of("c1"));

		assertThat(link).isSymbolicLink();
		assertThat(Files.readString(target)).contains("downRevision = \"c1\"");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target))).isEqualTo("rw-r-----");
	}

	private static RevisionFile only(Path path) throws IOException {
		List<RevisionFile> files = RevisionFile.read(path);
		assertThat(files).hasSize(1);
		return files.get(0);
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(this.root)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

}
