package dev.migration.boot.autoconfigure;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for all auto-configurations without each library that they only may have. The
 * demo's {@code OptionalLibrariesTests} take the jars away.
 */
class OptionalDependenciesTests {

	private static final String[] WITHOUT_POOL = { "migration.url=jdbc:h2:mem:optional" };

	private static final Map<String, List<String>> PACKAGES = Map.ofEntries(
			Map.entry("jakarta.servlet-api", List.of("jakarta.servlet")),
			Map.entry("spring-web", List.of("org.springframework.web")),
			Map.entry("jackson-annotations", List.of("com.fasterxml.jackson", "tools.jackson")),
			Map.entry("micrometer-core", List.of("io.micrometer.core")),
			Map.entry("micrometer-observation", List.of("io.micrometer.observation")),
			Map.entry("picocli", List.of("picocli")), Map.entry("postgresql", List.of("org.postgresql")),
			Map.entry("spring-boot-docker-compose", List.of("org.springframework.boot.docker")),
			Map.entry("spring-boot-health", List.of("org.springframework.boot.health")),
			Map.entry("spring-boot-jdbc", List.of("org.springframework.boot.jdbc")),
			Map.entry("spring-boot-r2dbc", List.of("io.r2dbc")),
			Map.entry("spring-boot-starter-data-jpa",
					List.of("org.hibernate", "jakarta.persistence", "org.springframework.orm")),
			Map.entry("spring-boot-testcontainers",
					List.of("org.springframework.boot.testcontainers", "org.testcontainers")),
			Map.entry("testcontainers-jdbc", List.of("org.testcontainers")),
			Map.entry("thymeleaf", List.of("org.thymeleaf")));

	/**
	 * What a filter cannot take away: what they say in {@code spring.factories} stays,
	 * and only Spring Boot reads conditions without their classes.
	 */
	private static final Set<String> BY_PROCESS_ONLY = Set.of("spring-boot-actuator-autoconfigure", "spring-boot-sql");

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withPropertyValues("migration.locations=classpath:dev/migration/boot/shop/revision");

	@Test
	void everyOptionalDependencyIsTried() throws Exception {
		Set<String> known = new HashSet<>(PACKAGES.keySet());
		known.addAll(BY_PROCESS_ONLY);

		assertThat(optionalDependencies()).containsExactlyInAnyOrderElementsOf(known);
	}

	@ParameterizedTest(name = "without {0}")
	@MethodSource
	void anApplicationMigratesWithoutIt(String artifact, String... packages) {
		this.runner.withClassLoader(new FilteredClassLoader(packages))
			.withConfiguration(ours())
			.withPropertyValues(WITHOUT_POOL)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBeansOfType(MigrationInitializer.class))
					.hasSize(artifact.equals("spring-boot-jdbc") ? 0 : 1);
			});
	}

	static Stream<Arguments> anApplicationMigratesWithoutIt() {
		return PACKAGES.entrySet()
			.stream()
			.map((library) -> arguments(library.getKey(), library.getValue().toArray(String[]::new)));
	}

	private static AutoConfigurations ours() {
		ClassLoader classLoader = OptionalDependenciesTests.class.getClassLoader();
		Class<?>[] configurations = ImportCandidates.load(AutoConfiguration.class, classLoader)
			.getCandidates()
			.stream()
			.filter((candidate) -> candidate.startsWith("dev.migration."))
			.map((candidate) -> ClassUtils.resolveClassName(candidate, classLoader))
			.toArray(Class[]::new);
		assertThat(configurations).contains(MigrationAutoConfiguration.class).hasSizeGreaterThan(1);
		return AutoConfigurations.of(configurations);
	}

	private static Set<String> optionalDependencies() throws Exception {
		NodeList dependencies = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(Path.of("pom.xml").toFile())
			.getElementsByTagName("dependency");
		Set<String> optional = new LinkedHashSet<>();
		for (int index = 0; index < dependencies.getLength(); index++) {
			Element dependency = (Element) dependencies.item(index);
			if (dependency.getElementsByTagName("optional").getLength() > 0) {
				optional.add(dependency.getElementsByTagName("artifactId").item(0).getTextContent());
			}
		}
		return optional;
	}

}
