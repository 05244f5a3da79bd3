package dev.migration.demo.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The script {@code migrate}, copied to a project in a directory whose name has a blank.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class MigrateScriptTests {

	private static final String POM = """
			<project xmlns="http://maven.apache.org/POM/4.0.0">
				<modelVersion>4.0.0</modelVersion>
				<groupId>example</groupId>
				<artifactId>shop</artifactId>
				<version>1</version>
				<properties>
					<maven.compiler.release>17</maven.compiler.release>
					<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
				</properties>
				<build>
					<pluginManagement>
						<plugins>
							<plugin><artifactId>maven-compiler-plugin</artifactId><version>%s</version></plugin>
							<plugin><artifactId>maven-resources-plugin</artifactId><version>%s</version></plugin>
							<plugin><artifactId>maven-dependency-plugin</artifactId><version>%s</version></plugin>
						</plugins>
					</pluginManagement>
				</build>
			</project>
			""".formatted(System.getProperty("demo.maven.compiler"), System.getProperty("demo.maven.resources"),
			System.getProperty("demo.maven.dependency"));

	private static final String MAIN = """
			public class Shop {

				public static void main(String[] arguments) {
					for (String argument : arguments) {
						System.out.println("[" + argument + "]");
					}
					System.exit(%d);
				}

			}
			""";

	@TempDir
	private Path directory;

	private Path project;

	private Path main;

	@BeforeEach
	void createProject() throws Exception {
		this.project = Files.createDirectories(this.directory.resolve("my shop"));
		Files.writeString(this.project.resolve("pom.xml"), POM);
		this.main = Files.createDirectories(this.project.resolve("src/main/java")).resolve("Shop.java");
		Files.writeString(this.main, MAIN.formatted(3));
		String script = Files.readString(Path.of("migrate"))
			.replaceFirst("(?m)^main=.*$", "main=Shop")
			.replaceFirst("(?m)^reactor=.*$", "reactor=")
			.replaceFirst("(?m)^libraries=.*$", "libraries=");
		writeProgram(this.project.resolve("migrate"), script);
	}

	@Test
	void argumentsAndExitCodePassUnchanged() throws Exception {
		String offline = "offline=true".equals(System.getProperty("demo.maven.settings")) ? "-o" : "";
		Path bin = Files.createDirectory(this.directory.resolve("bin"));
		writeProgram(bin.resolve("mvn"),
				"#!/bin/sh\nexec '%s/bin/mvn' %s \"$@\"\n".formatted(System.getProperty("demo.maven.home"), offline));
		DemoProcess shell = shell().with("PATH", bin + ":" + System.getenv("PATH"));
		Path resources = Files.createDirectories(this.project.resolve("src/main/resources/db/revision"));
		Path classes = Files.createDirectories(this.project.resolve("target/classes/db/revision"));
		Files.writeString(resources.resolve("a1.sql"), "-- revision: a1");
		Files.writeString(classes.resolve("deleted one.sql"), "-- revision: b2");

		ProcessResult first = shell.run(List.of("my shop/migrate", "revision", "-m", "it's \"new\"; $HOME \\ *"));

		assertThat(first.code()).isEqualTo(3);
		assertThat(first.out()).isEqualTo("""
				[migrate]
				[revision]
				[-m]
				[it's "new"; $HOME \\ *]
				""");
		assertThat(errors(first)).isEqualTo("Compiling ...\n");
		assertThat(classes).isDirectoryContaining("glob:**/a1.sql").isDirectoryNotContaining("glob:**/deleted one.sql");

		Files.writeString(this.main, "public class Shop {");
		Files.setLastModifiedTime(this.main, FileTime.from(Instant.now().plusSeconds(2)));
		ProcessResult broken = shell.run(List.of("my shop/migrate", "heads"));

		assertThat(broken.code()).isEqualTo(1);
		assertThat(broken.out()).isEmpty();
		assertThat(errors(broken)).startsWith("Compiling ...\n")
			.contains("Shop.java:[1,", "reached end of file while parsing")
			.doesNotContain("[ERROR]")
			.endsWith("FAILED: The sources do not compile; correct the lines above.\n")
			.hasLineCount(3);
	}

	/**
	 * Java 24 and later warn of a library of Maven 3.8.
	 */
	private static String errors(ProcessResult result) {
		return result.err()
			.lines()
			.filter((line) -> !line.startsWith("WARNING: "))
			.map((line) -> line + "\n")
			.collect(Collectors.joining());
	}

	@Test
	void whatIsCompiledAlreadyNeedsNoMaven() throws Exception {
		Path target = Files.createDirectories(this.project.resolve("target/classes"));
		assertThat(ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "-d", target.toString(), this.main.toString())).isZero();
		Files.writeString(this.project.resolve("target/migrate.classpath"), "");
		Files.writeString(this.project.resolve("target/migrate.stamp"), "");
		Files.createSymbolicLink(this.directory.resolve("link"), Path.of("my shop", "migrate"));

		assertThat(shell().with("PATH", "/usr/bin:/bin")
			.with("JAVA_HOME", System.getProperty("java.home"))
			.run(List.of("./link", "heads"))).isEqualTo(new ProcessResult(3, "[migrate]\n[heads]\n", ""));
	}

	@Test
	void missingMavenIsNamed() throws Exception {
		Path bin = Files.createDirectory(this.directory.resolve("bin"));
		for (String program : List.of("sh", "find", "head", "dirname", "mkdir")) {
			writeProgram(bin.resolve(program), "#!/bin/sh\nexec /usr/bin/%s \"$@\"\n".formatted(program));
		}

		assertThat(shell().with("PATH", bin.toString()).run(List.of("my shop/migrate", "heads"))).isEqualTo(
				new ProcessResult(1, "", "FAILED: Maven compiles what has changed; put 'mvn' on the PATH or 'mvnw'"
						+ " beside the pom.xml.\n"));
	}

	private DemoProcess shell() {
		return new DemoProcess(this.directory);
	}

	private static void writeProgram(Path file, String text) throws Exception {
		Files.writeString(file, text);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

}
