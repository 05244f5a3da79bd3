package dev.migration.scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.migration.MigrationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScriptDirectoriesTests {

	@TempDir
	private Path root;

	private Path shop;

	private Path billing;

	private ScriptDirectories directories;

	@BeforeEach
	void create() {
		this.shop = this.root.resolve("src/main/java/db/shop");
		this.billing = this.root.resolve("src/main/resources/db/billing");
		this.directories = new ScriptDirectories(List.of(this.shop, this.billing));
	}

	@Test
	void findsSourcesInAllDirectoriesAndAtAnyDepth() throws IOException {
		Path b1 = write(this.billing.resolve("b1.sql"), "-- revision: b1\n");
		Path a2 = write(this.shop.resolve("y2026/R2.java"), "@Revision(id = \"a2\")\nclass R2 { }");
		Path a1 = write(this.shop.resolve("R1.java"), "@Revision(id = \"a1\")\nclass R1 { }");
		write(this.shop.resolve("Helper.java"), "class Helper { }");
		write(this.shop.resolve("a3.txt"), "-- revision: a3\n");

		assertThat(this.directories.revisions().keySet()).containsExactly("a1", "a2", "b1");
		assertThat(this.directories.revisions()).containsEntry("a1", a1)
			.containsEntry("a2", a2)
			.containsEntry("b1", b1);
		assertThat(this.directories.find("a2")).contains(a2);
		assertThat(this.directories.find("a")).isEmpty();
	}

	@Test
	void areEmptyWithoutAPathAndWithoutAFolder() {
		assertThat(new ScriptDirectories(List.of()).isEmpty()).isTrue();
		assertThat(this.directories.isEmpty()).isFalse();
		assertThat(this.directories.revisions()).isEmpty();
	}

	@Test
	void takeTheSameDirectoryOnce() {
		ScriptDirectories same = new ScriptDirectories(List.of(this.shop, this.shop.resolve("../shop")));

		assertThat(same.directories()).extracting(ScriptDirectory::path).containsExactly(this.shop);
	}

	@Test
	void chooseTheOnlyDirectory() {
		ScriptDirectories one = new ScriptDirectories(List.of(this.shop));

		assertThat(one.choose(List.of(), null).path()).isEqualTo(this.shop);
		assertThat(one.choose(List.of("elsewhere"), null).path()).isEqualTo(this.shop);
	}

	@Test
	void chooseTheDirectoryOfTheFirstParentWithASource() throws IOException {
		write(this.shop.resolve("R1.java"), "@Revision(id = \"a1\")\nclass R1 { }");
		write(this.billing.resolve("2026/b1.sql"), "-- revision: b1\n");

		assertThat(this.directories.choose(List.of("a1", "b1"), null).path()).isEqualTo(this.shop);
		assertThat(this.directories.choose(List.of("b1", "a1"), null).path()).isEqualTo(this.billing);
		assertThat(this.directories.choose(List.of("elsewhere", "b1"), null).path()).isEqualTo(this.billing);
	}

	@Test
	void chooseTheInnermostDirectoryOfAParent() throws IOException {
		Path inner = this.shop.resolve("inner");
		write(inner.resolve("R1.java"), "@Revision(id = \"a1\")\nclass R1 { }");

		ScriptDirectories nested = new ScriptDirectories(List.of(this.shop, inner));

		assertThat(nested.choose(List.of("a1"), null).path()).isEqualTo(inner);
		assertThat(nested.revisions()).hasSize(1);
	}

	@Test
	void chooseAnExplicitDirectoryHoweverItIsWritten() {
		Path written = this.billing.resolve("../../db/billing");

		assertThat(this.directories.choose(List.of(), this.billing).path()).isEqualTo(this.billing);
		assertThat(this.directories.choose(List.of(), written).path()).isEqualTo(written);
		assertThat(this.directories.choose(List.of(), this.billing.resolve("new")).path())
			.isEqualTo(this.billing.resolve("new"));
	}

	@Test
	void refuseADirectoryThatIsNoneOfThem() {
		Path other = this.root.resolve("src/main/java/db/shopping");

		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> this.directories.choose(List.of(), other))
			.withMessage("Path '" + other + "' is not represented in current version locations; use one of '"
					+ this.shop + "', '" + this.billing
					+ "', or add it to 'migration.script-directory' and 'migration.locations'.");
	}

	@Test
	void refuseToGuessForANewBase() {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> this.directories.choose(List.of(), null))
			.withMessage("Multiple version locations present, please specify '--version-path': '" + this.shop + "', '"
					+ this.billing + "'.");
	}

	private static Path write(Path file, String text) throws IOException {
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

}
