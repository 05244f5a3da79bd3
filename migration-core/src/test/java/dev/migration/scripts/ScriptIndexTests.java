package dev.migration.scripts;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.AotDetector;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptIndexTests {

	private static final String SCRIPT = "-- revision: %s\n-- down_revision:\n\n-- upgrade\nSELECT 1;\n\n-- downgrade\n";

	@TempDir
	private Path root;

	private URLClassLoader classLoader;

	@BeforeEach
	void openClassLoader() throws IOException {
		this.classLoader = new URLClassLoader(new URL[] { this.root.toUri().toURL() }, null);
		script("shop/revision/b2.sql");
		script("shop/revision/archive/a1.sql");
		script("billing/c3.sql");
	}

	@AfterEach
	void closeClassLoader() throws IOException {
		System.clearProperty(AotDetector.AOT_ENABLED);
		this.classLoader.close();
	}

	@Test
	void namesTheFilesOfEachLocationOnTheClassPath() {
		assertThat(index("classpath:shop/revision", "classpath*:/billing/", "file:" + this.root, "classpath:nowhere"))
			.hasToString("""
					billing
						billing/c3.sql
					shop/revision
						shop/revision/archive/a1.sql
						shop/revision/b2.sql
					""");
	}

	@Test
	void isReadAsItWasWritten() {
		ScriptIndex index = index("shop/revision", "billing");

		assertThat(ScriptIndex.parse(index.toString())).hasToString(index.toString());
		assertThat(index.paths()).containsExactly("billing/c3.sql", "shop/revision/archive/a1.sql",
				"shop/revision/b2.sql");
	}

	@Test
	void twoIndexesBecomeOne() {
		assertThat(index("shop/revision").and(index("billing")))
			.hasToString(index("shop/revision", "billing").toString());
	}

	@Test
	void isAskedInsteadOfTheClassPathOnceAnApplicationIsProcessedAheadOfTime() throws IOException {
		write(index("shop/revision"));
		script("shop/revision/d4.sql");

		assertThat(ids("shop/revision")).containsExactly("a1", "b2", "d4");
		System.setProperty(AotDetector.AOT_ENABLED, "true");
		assertThat(ids("shop/revision")).containsExactly("a1", "b2");
	}

	@Test
	void locationThatItDoesNotKnowIsSearched() throws IOException {
		write(index("shop/revision"));
		System.setProperty(AotDetector.AOT_ENABLED, "true");

		assertThat(ids("billing")).containsExactly("c3");
	}

	@Test
	void locationWithoutFilesIsKnownToBeThere() throws IOException {
		Files.createDirectories(this.root.resolve("empty"));
		write(index("empty"));
		Files.delete(this.root.resolve("empty"));

		assertThat(new ScriptLocations(List.of("empty"), this.classLoader).missing()).containsExactly("empty");
		System.setProperty(AotDetector.AOT_ENABLED, "true");
		assertThat(new ScriptLocations(List.of("empty"), this.classLoader).missing()).isEmpty();
	}

	private List<String> ids(String location) {
		return new ScriptLocations(List.of(location), this.classLoader).load()
			.stream()
			.map((revision) -> revision.node().id())
			.toList();
	}

	private ScriptIndex index(String... locations) {
		return ScriptIndex.of(List.of(locations), this.classLoader);
	}

	private void write(ScriptIndex index) throws IOException {
		Path file = this.root.resolve(ScriptIndex.RESOURCE);
		Files.createDirectories(file.getParent());
		Files.writeString(file, index.toString());
	}

	private void script(String path) throws IOException {
		Path file = this.root.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, SCRIPT.formatted(file.getFileName().toString().replace(".sql", "")));
	}

}
