package dev.migration.demo.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application under development: Spring Boot's devtools restart it in a class loader
 * of its own when classes change.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DevtoolsTests {

	private static final String NEXT_REVISION = """
			package db.revision;

			import dev.migration.script.Operations;
			import dev.migration.script.Revision;
			import dev.migration.script.RevisionScript;

			@Revision(id = "0123456789ab", downRevision = "31b50bef6bd6", message = "next")
			class R0123456789ab_next implements RevisionScript {

				public void upgrade(Operations op) {
					op.execute("SELECT 1");
				}

				public void downgrade(Operations op) {
				}

			}
			""";

	@TempDir
	private Path directory;

	@Test
	void revisionThatWasAddedIsAppliedByTheRestart() throws Exception {
		Path classes = copy(UnpackedDemo.get().classes(), this.directory.resolve("classes"));
		UnpackedDemo demo = UnpackedDemo.get().withClasses(classes).before(UnpackedDemo.others("spring-boot-devtools"));
		List<String> words = demo.java(List.of("-Dspring.devtools.restart.poll-interval=200ms",
				"-Dspring.devtools.restart.quiet-period=100ms", "-Dspring.devtools.livereload.enabled=false"),
				"--server.port=0");
		try (TestDatabase database = TestDatabase.create();
				ServingDemo serving = ServingDemo.start(new DemoProcess(this.directory).with(database), words)) {
			assertThat(serving.said()).contains("[  restartedMain]", "Database 'default' is now at 31b50bef6bd6");

			compile(demo, classes);

			serving.awaitSaying("Database 'default' is now at 0123456789ab; applied 1 revision");
		}
	}

	private void compile(UnpackedDemo demo, Path classes) throws IOException {
		Path source = this.directory.resolve("R0123456789ab_next.java");
		Files.writeString(source, NEXT_REVISION);
		int code = ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "-proc:none", "-d", classes.toString(), "-cp", demo.classPath(), source.toString());
		assertThat(code).isZero();
	}

	private static Path copy(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.toList()) {
				Files.copy(file, to.resolve(from.relativize(file).toString()));
			}
		}
		return to;
	}

}
