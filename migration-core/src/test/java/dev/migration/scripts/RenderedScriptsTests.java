package dev.migration.scripts;

import java.util.List;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.Direction;
import dev.migration.script.ScriptArguments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RenderedScripts} and {@link ProofLine}.
 */
class RenderedScriptsTests {

	private static final String JAVA = """
			package db.revision;

			import dev.migration.script.Operations;
			import dev.migration.script.Revision;
			import dev.migration.script.RevisionScript;

			@Revision(id = "a1b2", message = "caf\u00e9")
			class Ra1b2_caf\u00e9 implements RevisionScript {

				@Override
				public void upgrade(Operations op) {
					op.execute("SELECT 1");
				}

				@Override
				public void downgrade(Operations op) {
				}

			}
			""";

	private static final String SQL = """
			-- revision: a1b2
			-- down_revision:
			-- message: a message

			-- upgrade
			SELECT 1;

			-- downgrade
			""";

	private final RenderedScripts scripts = new RenderedScripts(getClass().getClassLoader());

	@Test
	void javaIsCompiled() {
		List<LoadedRevision> loaded = this.scripts.load(List.of(new RenderedScript("sub/Ra1b2_caf\u00e9.java", JAVA)))
			.orElseThrow();

		assertThat(loaded).singleElement().satisfies((revision) -> {
			assertThat(revision.node().message()).isEqualTo("caf\u00e9");
			assertThat(revision.script(new PostgreSqlDialect(), ScriptArguments.NONE).getClass().getName())
				.isEqualTo("db.revision.Ra1b2_caf\u00e9");
		});
	}

	@Test
	void whatDoesNotCompileIsNamed() {
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> this.scripts
				.load(List.of(new RenderedScript("Ra1b2.java", JAVA.replace("op.execute", "op.exekute")))))
			.withMessageStartingWith("Script 'Ra1b2.java', line 12: It does not compile: cannot find symbol");
	}

	@Test
	void sqlIsParsed() {
		List<LoadedRevision> loaded = this.scripts.load(List.of(new RenderedScript("a1b2.sql", SQL))).orElseThrow();

		assertThat(loaded.get(0).source().text(Direction.UPGRADE, new PostgreSqlDialect(), ScriptArguments.NONE))
			.contains(List.of("SELECT 1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Proven: up, down and up again.", "line\nbreak", "*/ class X { } /*", "\\u000a; DROP",
			"-- upgrade", "\r-- revision: c3d4", "\u2028\u202e", "\ud83d\ude00" })
	void aProofLineIsACommentWhateverItSays(String verdict) {
		RenderedScript java = ProofLine.in(new RenderedScript("Ra1b2_caf\u00e9.java", JAVA), verdict);
		RenderedScript sql = ProofLine.in(new RenderedScript("a1b2.sql", SQL), verdict);

		assertThat(java.text().lines()).hasSize((int) JAVA.lines().count() + 1);
		assertThat(this.scripts.load(List.of(java)).orElseThrow()).singleElement()
			.satisfies((revision) -> assertThat(revision.node().id()).isEqualTo("a1b2"));
		assertThat(sql.text().lines()).hasSize((int) SQL.lines().count() + 1);
		LoadedRevision revision = this.scripts.load(List.of(sql)).orElseThrow().get(0);
		assertThat(revision.node().message()).isEqualTo("a message");
		assertThat(revision.source().text(Direction.UPGRADE, new PostgreSqlDialect(), ScriptArguments.NONE))
			.contains(List.of("SELECT 1"));
	}

	@Test
	void aProofLineEndsTheHeader() {
		assertThat(ProofLine.in(new RenderedScript("a1b2.sql", SQL), "Proven.").text()).startsWith("""
				-- revision: a1b2
				-- down_revision:
				-- message: a message
				-- proof: Proven.

				-- upgrade
				""");
		assertThat(ProofLine.in(new RenderedScript("Ra1b2.java", JAVA), "Proven.").text())
			.contains("\n// Proven.\n@Revision(id = \"a1b2\"");
	}

}
