package dev.migration.scripts;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JavaSourceTests {

	private static final String CLASS = "\nclass R1 implements RevisionScript { }\n";

	@Test
	void readsWhatAnAnnotationDeclares() {
		ScriptSource source = source("""
				@Revision(id = "a1", downRevision = { "b1", "b2" }, dependsOn = "c1", branchLabels = { "x", },
						message = "it's \\"it\\"", transactional = false)""");

		assertThat(source.ids()).containsExactly("a1");
		assertThat(source.declared("a1"))
			.isEqualTo(new DeclaredRevision("a1", List.of("b1", "b2"), List.of("c1"), List.of("x"), false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "@Revision(id=\"a1\",downRevision=\"b1\")", "@ Revision ( id = \"a\" + \"1\" )",
			"@dev.migration.script.Revision(downRevision = {}, id = \"a1\")",
			"@Deprecated @Revision(\r\n\tid = \"a1\" // id = \"x\"\r\n)",
			"/* @Revision(id = \"x\") */ @Revision(/* \" */ id = \"a1\")",
			"// @Revision(id = \"x\")\n@Revision(id = \"a1\")",
			"class A { String a = \"@Revision(id = \\\"x\\\")\"; char b = '\"', c = '\\''; }\n@Revision(id = \"a1\")",
			"class A { String a = \"\"\"\n@Revision(id = \"x\")\n\\\"\"\"\n\"\"\"; }\n@Revision(id = \"a1\")",
			"@Revision(id = \"\\u0061\\61\")", "@Revision(id = \\u0022a1\\u0022)", "// \\u000a @Revision(id = \"a1\")",
			"// \\\\u000a @Revision(id = \"x\")\n@Revision(id = \"a1\")",
			"import dev.migration.script.*;\nimport org.other.Revisions;\n@Revision(id = \"a1\")",
			"@Revision(id = \"a1\", message = Messages.of('(', \")\"))" })
	void findsTheAnnotationHoweverItIsWritten(String annotation) {
		assertThat(source(annotation).ids()).containsExactly("a1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "@Revision", "@Revision()", "@Revision(", "@Revision(id", "@Revision(id = ",
			"@Revision(id = \"a1\"", "@Revision(id = \"a1)", "@Revision(id = ID)", "@Revision(id = \"\"\"\n\ta1\"\"\")",
			"@Revision(id = {\"a1\", \"a2\"})", "@Revision(id = \"a\" + ID)", "@Revision(id = \"\\q\")",
			"@Revision(\"a1\")", "@RevisionNumber(id = \"a1\")", "import org.other.Revision;\n@Revision(id = \"a1\")",
			"@org.other.Revision(id = \"a1\")", "\"", "'", "/*", "\\u" })
	void findsNothingThatIsNotThere(String annotation) {
		assertThat(source(annotation).ids()).isEmpty();
	}

	@Test
	void findsEachOfSeveralRevisionsInAFile() {
		ScriptSource source = source("@Revision(id = \"a1\") class A { @Revision(id = \"a2\", downRevision = \"a1\")"
				+ " static class B { } }");

		assertThat(source.ids()).containsExactly("a1", "a2");
		assertThat(source.withDownRevisions("a2", List.of("b1"))).contains("(id = \"a1\")")
			.contains("(id = \"a2\", downRevision = \"b1\")");
	}

	@Test
	void changesTheParentAndNothingElse() {
		String before = "@Revision(\r\n\tid = \"a1\", // the \"id\"\r\n\tdownRevision = \"b1\"  ,\t\r\n"
				+ "\tmessage = \"downRevision = \\\"b1\\\"\")  \r\n";

		String after = source(before).withDownRevisions("a1", List.of("c1"));

		assertThat(after).isEqualTo(before.replace("downRevision = \"b1\"", "downRevision = \"c1\"") + CLASS);
	}

	@Test
	void changesOneParentToSeveralAndBack() {
		assertThat(rewritten("@Revision(id = \"a1\", downRevision = \"b1\")", "c1", "c2"))
			.isEqualTo("@Revision(id = \"a1\", downRevision = { \"c1\", \"c2\" })");
		assertThat(rewritten("@Revision(downRevision={\"b1\",\n\"b2\",}, id = \"a1\")", "c1"))
			.isEqualTo("@Revision(downRevision=\"c1\", id = \"a1\")");
	}

	@Test
	void addsAParentToABase() {
		assertThat(rewritten("@Revision(id = \"a1\")", "c1"))
			.isEqualTo("@Revision(id = \"a1\", downRevision = \"c1\")");
		assertThat(rewritten("@Revision(message = \"m\",\n\tid = \"a\"\n\t+ \"1\"\n)", "c1"))
			.isEqualTo("@Revision(message = \"m\",\n\tid = \"a\"\n\t+ \"1\", downRevision = \"c1\"\n)");
		assertThat(rewritten("@Revision(id = \"a1\", downRevision = {})", "c1"))
			.isEqualTo("@Revision(id = \"a1\", downRevision = \"c1\")");
	}

	@Test
	void takesTheParentAway() {
		assertThat(rewritten("@Revision(id = \"a1\",\n\t\tdownRevision = \"b1\", message = \"m\")"))
			.isEqualTo("@Revision(id = \"a1\", message = \"m\")");
		assertThat(rewritten("@Revision(downRevision = \"b1\", id = \"a1\")"))
			.isEqualTo("@Revision(downRevision = {}, id = \"a1\")");
		assertThat(rewritten("@Revision(id = \"a1\", // parent\ndownRevision = \"b1\")"))
			.isEqualTo("@Revision(id = \"a1\", // parent\ndownRevision = {})");
		assertThat(rewritten("@Revision(id = \"a1\")")).isEqualTo("@Revision(id = \"a1\")");
	}

	@Test
	void keepsWhatStandsInFrontOfUnicodeEscapes() {
		assertThat(rewritten("// \\u00e4\\uuu00e4 \\\\u00e4\n@Revision(id = \"a1\", downRevision = \"\\u0062\")",
				"\u00e4\""))
			.isEqualTo("// \\u00e4\\uuu00e4 \\\\u00e4\n@Revision(id = \"a1\", downRevision = \"\u00e4\\\"\")");
	}

	@Test
	void refusesAParentThatOnlyACompilerUnderstands() {
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> rewritten("\n@Revision(id = \"a1\",\n\tdownRevision = First.ID)", "c1"))
			.withMessage("Script 'R1.java', line 3: 'downRevision' is 'First.ID', which only a compiler understands;"
					+ " write literals such as 'downRevision = \"5c626978d652\"'.");
		assertThat(source("@Revision(id = \"a1\", downRevision = First.ID)").downRevisions("a1")).isEmpty();
	}

	@Test
	void refusesACommentInsideOfTheParents() {
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> rewritten("@Revision(id = \"a1\", downRevision = { \"b1\", // why\n\"b2\" })", "c1"))
			.withMessage("Script 'R1.java', line 1: A comment stands inside of 'downRevision'; move it, so that the"
					+ " attribute can be rewritten.");
	}

	private static String rewritten(String annotation, String... parents) {
		String text = source(annotation).withDownRevisions("a1", List.of(parents));
		assertThat(text).endsWith(CLASS);
		assertThat(new JavaSource("R1.java", text).declared("a1").downRevisions()).containsExactly(parents);
		return text.substring(0, text.length() - CLASS.length());
	}

	private static ScriptSource source(String annotation) {
		return new JavaSource("R1.java", annotation + CLASS);
	}

}
