package dev.migration.boot.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs({ OS.LINUX, OS.MAC })
class EditCommandTests {

	@TempDir
	private Path project;

	private Path sources;

	private CommandShell shell;

	@BeforeEach
	void createScripts() throws IOException {
		this.sources = Files.createDirectories(this.project.resolve("src/main/resources/db/revision"));
		ScriptFolder scripts = new ScriptFolder(this.sources).withBranches();
		this.shell = new CommandShell().withDatabase("default", scripts);
	}

	@Test
	void theEditorOpensTheSource() {
		CommandResult result = edit(Map.of("EDITOR", editor("edited")), "b2");

		assertThat(result).isEqualTo(new CommandResult(0, "", ""));
		assertThat(this.sources.resolve("b2.sql")).content().endsWith("-- edited\n");
		assertThat(this.sources.resolve("c3.sql")).content().doesNotContain("edited");
	}

	@Test
	void visualWinsOverEditor() {
		edit(Map.of("EDITOR", editor("plain"), "VISUAL", editor("visual")), "b2");

		assertThat(this.sources.resolve("b2.sql")).content().endsWith("-- visual\n").doesNotContain("plain");
	}

	@Test
	void everyHeadIsOpenedOneAfterTheOther() {
		assertThat(edit(Map.of("EDITOR", editor("edited")), "heads").code()).isZero();

		assertThat(List.of("b2.sql", "c3.sql"))
			.allSatisfy((file) -> assertThat(this.sources.resolve(file)).content().endsWith("-- edited\n"));
		assertThat(this.sources.resolve("a1.sql")).content().doesNotContain("edited");
	}

	@Test
	void usualEditorsAreLookedForInTheirOrder() throws IOException {
		Path path = Files.createDirectory(this.project.resolve("bin"));
		program(path.resolve("vim"), "second");
		program(path.resolve("nano"), "first");

		assertThat(editAtTerminal(Map.of("EDITOR", " ", "PATH", "/nowhere::" + path)))
			.isEqualTo(new CommandResult(0, "", ""));

		assertThat(this.sources.resolve("b2.sql")).content().endsWith("-- first\n");
	}

	@Test
	void withoutAnyEditorOneMustBeNamed() {
		assertThat(editAtTerminal(Map.of("PATH", "/nowhere"))).isEqualTo(new CommandResult(1, "",
				"FAILED: No editor was found; name one by the environment variable 'VISUAL' or 'EDITOR'.\n"));
	}

	@Test
	void anEditorThatIsNotThereIsNamed() {
		CommandResult result = edit(Map.of("VISUAL", "no-such-editor --wait"), "b2");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: Editor 'no-such-editor --wait' cannot be started: ")
			.endsWith(". Name another by the environment variable 'VISUAL' or 'EDITOR'.\n")
			.hasLineCount(1);
	}

	@Test
	void anEditorThatFailsIsNamed() {
		assertThat(edit(Map.of("VISUAL", "sh -c 'exit 7'"), "b2"))
			.isEqualTo(new CommandResult(1, "", "FAILED: Editor 'sh -c exit 7' ended with exit code 7; whether '"
					+ this.sources.resolve("b2.sql") + "' was changed is for you to see.\n"));
	}

	@Test
	void anUnclosedQuoteIsAUsageError() {
		assertThat(edit(Map.of("VISUAL", "vim 'x"), "b2").code()).isEqualTo(2);
	}

	@Test
	void baseHasNoFile() {
		assertThat(edit(Map.of("VISUAL", editor("edited")), "base"))
			.isEqualTo(new CommandResult(2, "", "FAILED: No revision files are indicated by 'base'.\n"));
	}

	@Test
	void anUnknownRevisionHasNoFile() {
		CommandResult result = edit(Map.of("VISUAL", editor("edited")), "zzzz");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.err()).startsWith("FAILED: ").contains("'zzzz'").hasLineCount(1);
	}

	@Test
	void withoutATerminalNoEditorIsGuessed() throws IOException {
		Path path = Files.createDirectory(this.project.resolve("bin"));
		program(path.resolve("vim"), "edited");

		assertThat(edit(Map.of("PATH", path.toString()), "b2")).isEqualTo(new CommandResult(1, "",
				"FAILED: There is no terminal for an editor; name one that needs none by the environment variable"
						+ " 'VISUAL' or 'EDITOR', or ask 'migrate show' for the path of the file.\n"));
	}

	private CommandResult editAtTerminal(Map<String, String> environment) {
		return this.shell.with(new CommandInput("", true, environment, Path.of(""))).run("edit", "b2");
	}

	private CommandResult edit(Map<String, String> environment, String revision) {
		return this.shell.with(CommandInput.environment(environment)).run("edit", revision);
	}

	private static String editor(String mark) {
		return "sh -c 'echo \"-- $0\" >> \"$1\"' " + mark;
	}

	private static void program(Path file, String mark) throws IOException {
		Files.writeString(file, "#!/bin/sh\necho '-- " + mark + "' >> \"$1\"\n");
		assertThat(file.toFile().setExecutable(true)).isTrue();
	}

}
