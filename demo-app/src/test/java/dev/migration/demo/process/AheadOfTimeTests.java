package dev.migration.demo.process;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application after it was processed ahead of time, as
 * {@code spring-boot:process-aot} does it, on the JVM. It finds its revisions by the
 * index as a native image would: the class path has a revision more that the index does
 * not know.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AheadOfTimeTests {

	private static final String LATER_REVISION = """
			-- revision: 0123456789ab
			-- down_revision: 31b50bef6bd6

			-- upgrade
			SELECT 1;

			-- downgrade
			SELECT 1;
			""";

	@TempDir
	private static Path generated;

	private static UnpackedDemo demo;

	@TempDir
	private Path directory;

	@BeforeAll
	static void process() throws Exception {
		UnpackedDemo ordinary = UnpackedDemo.get();
		Path sources = generated.resolve("sources");
		Path resources = generated.resolve("resources");
		Path classes = Files.createDirectories(generated.resolve("classes"));
		// No database, as none is needed
		ProcessResult result = new DemoProcess(generated).with("POSTGRES_HOST", "localhost")
			.with("POSTGRES_PORT", "1")
			.run(ordinary.javaMain(List.of(), "org.springframework.boot.SpringApplicationAotProcessor",
					UnpackedDemo.MAIN, sources.toString(), resources.toString(), classes.toString(), "dev.migration",
					"demo-app"));
		assertThat(result.code()).as(result.out() + result.err()).isZero();
		compile(ordinary, sources, classes);
		Path later = Files.createDirectories(generated.resolve("later/db/revision"));
		Files.writeString(later.resolve("0123456789ab_later.sql"), LATER_REVISION);
		demo = ordinary.behind(List.of(classes, resources, generated.resolve("later")));
	}

	private static void compile(UnpackedDemo ordinary, Path sources, Path classes) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter messages = new StringWriter();
		try (Stream<Path> files = Files.walk(sources);
				StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			List<Path> javaFiles = files.filter((file) -> file.toString().endsWith(".java")).toList();
			List<String> options = List.of("-nowarn", "-proc:none", "-parameters", "-d", classes.toString(), "-cp",
					ordinary.behind(List.of(classes)).classPath());
			assertThat(compiler
				.getTask(messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(javaFiles))
				.call()).as(messages.toString()).isTrue();
		}
	}

	@Test
	void theApplicationMigratesAndServes() throws Exception {
		try (TestDatabase database = TestDatabase.create();
				ServingDemo serving = ServingDemo.start(new DemoProcess(this.directory).with(database),
						java("--server.port=0"))) {
			assertThat(serving.said()).contains("AOT-processed", "Database 'default' is now at 31b50bef6bd6");
			assertThat(serving.get("/books").body()).contains("\"totalElements\":0");
			assertThat(serving.get("/actuator/migrations").body()).contains("\"current\":[\"31b50bef6bd6\"]");
		}
	}

	@Test
	void commandsRun() throws Exception {
		try (TestDatabase database = TestDatabase.create()) {
			ProcessResult upgrade = migrate(database, "upgrade", "daa952273b70");
			assertThat(upgrade.code()).as(upgrade.err()).isZero();
			assertThat(upgrade.err()).contains("Running upgrade c8bba9a0567e -> daa952273b70");

			assertThat(migrate(database, "current", "--check-heads")).isEqualTo(new ProcessResult(3, "daa952273b70\n",
					"FAILED: Database is not on all head revisions; run 'migrate upgrade heads'.\n"));

			ProcessResult check = migrate(database, "check");
			assertThat(check.code()).as(check.err()).isEqualTo(3);
			assertThat(check.out()).isNotEmpty();
		}
	}

	@Test
	void sqlIsWritten() throws Exception {
		ProcessResult sql = new DemoProcess(this.directory).with("POSTGRES_HOST", "localhost")
			.run(java("migrate", "upgrade", "head", "--sql"));

		assertThat(sql.err()).isEmpty();
		assertThat(sql.code()).isZero();
		assertThat(sql.out()).contains("CREATE TABLE author", "'31b50bef6bd6'").doesNotContain("0123456789ab");
	}

	private ProcessResult migrate(TestDatabase database, String... command) throws Exception {
		List<String> words = new ArrayList<>(List.of("migrate"));
		words.addAll(List.of(command));
		return new DemoProcess(this.directory).with(database).run(java(words.toArray(String[]::new)));
	}

	private static List<String> java(String... arguments) {
		return demo.java(List.of("-Dspring.aot.enabled=true"), arguments);
	}

}
