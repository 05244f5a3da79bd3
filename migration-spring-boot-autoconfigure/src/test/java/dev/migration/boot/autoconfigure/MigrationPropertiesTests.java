package dev.migration.boot.autoconfigure;

import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migration.autogenerate.AutogenerateOptions;
import dev.migration.runtime.OnEdited;
import dev.migration.runtime.RunOptions;
import dev.migration.runtime.RunPolicy;
import dev.migration.runtime.StatementLimits;
import dev.migration.runtime.TransactionMode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationProperties} and their metadata.
 */
class MigrationPropertiesTests {

	private final Map<String, JsonNode> metadata = metadata();

	@Test
	void everyPropertyIsDescribed() {
		TreeSet<String> properties = new TreeSet<>();
		collect("migration", MigrationProperties.class, properties);
		properties.add("migration.databases");

		assertThat(this.metadata.keySet().stream().filter((name) -> name.startsWith("migration.")))
			.containsExactlyInAnyOrderElementsOf(properties);
		assertThat(properties).contains("migration.on-startup", "migration.lock.timeout").allSatisfy((name) -> {
			assertThat(description(name)).as(name).endsWith(".").hasSizeGreaterThan(10);
			assertThat(description(name)).as(name).doesNotStartWith("The ").doesNotStartWith("A ");
		});
	}

	@Test
	void defaultsAreDescribedToo() {
		DatabaseSettings defaults = DatabaseSettings.single(new MigrationProperties());
		assertThat(defaultValue("enabled")).isEqualTo(String.valueOf(new MigrationProperties().isEnabled()));
		assertThat(defaultValue("on-startup")).isEqualTo(defaults.onStartup().name().toLowerCase(Locale.ROOT));
		assertThat(defaultValue("target")).isEqualTo(defaults.target());
		assertThat(defaultValue("wait-timeout")).isEqualTo(text(defaults.waitTimeout()));
		assertThat(defaultValue("lock.timeout")).isEqualTo(text(defaults.lockTimeout()));
		assertThat(defaultValue("ddl.lock-timeout")).isEqualTo(defaults.statementLockTimeout().toSeconds() + "s");
		assertThat(defaultValue("ddl.statement-timeout")).isEqualTo(defaults.statementTimeout().toSeconds() + "s");
		assertThat(defaultValue("ddl.retries")).isEqualTo(String.valueOf(defaults.retries()));
		assertThat(defaultValue("transaction"))
			.isEqualTo(defaults.transaction().name().toLowerCase(Locale.ROOT).replace('_', '-'));
		assertThat(defaultValue("on-unknown")).isEqualTo(defaults.onUnknown().name().toLowerCase(Locale.ROOT));
		assertThat(this.metadata.get("migration.locations").get("defaultValue").get(0).asString())
			.isEqualTo(defaults.locations().get(0));
		assertThat(defaultValue("file-name")).isEqualTo(defaults.fileName());
		assertThat(defaultValue("slug-length")).isEqualTo(String.valueOf(defaults.slugLength()));
		assertThat(defaultValue("time-zone")).isEqualTo(defaults.timeZone());
		assertThat(defaultValue("version-table")).isEqualTo(defaults.versionTable());
		AutogenerateOptions autogenerate = defaults.autogenerateOptions();
		assertThat(defaultValue("autogenerate.compare-types")).isEqualTo(String.valueOf(autogenerate.compareTypes()));
		assertThat(defaultValue("autogenerate.compare-defaults"))
			.isEqualTo(String.valueOf(autogenerate.compareDefaults()));
		assertThat(defaultValue("autogenerate.compare-comments"))
			.isEqualTo(String.valueOf(autogenerate.compareComments()));
		assertThat(defaultValue("autogenerate.unmanaged"))
			.isEqualTo(autogenerate.unmanaged().name().toLowerCase(Locale.ROOT));
	}

	@Test
	void theReadmeListsEveryPropertyAndNoOther() throws IOException {
		TreeSet<String> listed = new TreeSet<>();
		Files.readAllLines(Path.of("..", "README.md"))
			.stream()
			.filter((line) -> line.startsWith("| `migration."))
			.forEach((line) -> collectListed(line.split("\\|")[1], listed));
		TreeSet<String> described = this.metadata.keySet()
			.stream()
			.filter((name) -> name.startsWith("migration."))
			.collect(Collectors.toCollection(TreeSet::new));

		assertThat(listed).isEqualTo(described);
	}

	/**
	 * A name that starts with a point is below what the name before is below.
	 */
	private static void collectListed(String cell, TreeSet<String> names) {
		String group = "";
		Matcher matcher = Pattern.compile("`([a-z0-9.-]+?)(?:\\.<[a-z]+>(?:\\.\\*)?)?`").matcher(cell);
		while (matcher.find()) {
			String name = matcher.group(1).startsWith(".") ? group + matcher.group(1) : matcher.group(1);
			group = name.substring(0, name.lastIndexOf('.'));
			names.add(name);
		}
	}

	private String defaultValue(String name) {
		return this.metadata.get("migration." + name).get("defaultValue").asString();
	}

	private static String text(Duration duration) {
		return duration.toMinutes() + "m";
	}

	@Test
	void theEndpointsAccessIsDescribed() {
		assertThat(this.metadata.get("management.endpoint.migrations.access").get("defaultValue").asString())
			.isEqualTo("read_only");
	}

	@Test
	void namesAreRelaxed() {
		MigrationProperties properties = new Binder(new MapConfigurationPropertySource(
				Map.of("migration.onStartup", "require_head", "migration.locations", "classpath:a,file:b")))
			.bind("migration", Bindable.of(MigrationProperties.class))
			.get();

		assertThat(properties.getOnStartup()).isEqualTo(OnStartup.REQUIRE_HEAD);
		assertThat(properties.getLocations()).isEqualTo(List.of("classpath:a", "file:b"));
	}

	@Test
	void limitsAreBound() {
		MigrationProperties properties = bound(new MapConfigurationPropertySource(Map.of("migration.ddl.lock-timeout",
				"2s", "migration.ddl.statement-timeout", "1h", "migration.ddl.retries", "3", "migration.transaction",
				"per-run", "migration.on-edited", "warn")));

		RunPolicy policy = DatabaseSettings.single(properties).policy();

		assertThat(policy).isEqualTo(new RunPolicy(new StatementLimits(Duration.ofSeconds(2), Duration.ofHours(1), 3),
				TransactionMode.PER_RUN, OnEdited.WARN));
		assertThat(DatabaseSettings.single(properties).lockTimeout()).isEqualTo(RunOptions.DEFAULT_LOCK_TIMEOUT);
	}

	@Test
	void variablesTellTheTwoTimeoutsOfLocksApart() {
		MigrationProperties properties = bound(ConfigurationPropertySource
			.from(new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					Map.of("MIGRATION_LOCK_TIMEOUT", "20m", "MIGRATION_DDL_LOCKTIMEOUT", "2s"))));

		DatabaseSettings settings = DatabaseSettings.single(properties);

		assertThat(settings.lockTimeout()).isEqualTo(Duration.ofMinutes(20));
		assertThat(settings.statementLockTimeout()).isEqualTo(Duration.ofSeconds(2));
	}

	/**
	 * Spring Boot takes an underscore for a point and, as it once did, for a hyphen, so
	 * that it would be that of 'migration.lock-timeout' too.
	 */
	@Test
	void theVariableOfTheInstancesLockIsThatOfNothingElse() {
		MigrationProperties properties = bound(ConfigurationPropertySource.from(new SystemEnvironmentPropertySource(
				StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of("MIGRATION_LOCK_TIMEOUT", "20m"))));

		assertThat(DatabaseSettings.single(properties).lockTimeout()).isEqualTo(Duration.ofMinutes(20));
		assertThat(DatabaseSettings.single(properties).policy()).isEqualTo(RunPolicy.DEFAULT);
	}

	private static MigrationProperties bound(ConfigurationPropertySource source) {
		return new Binder(source).bind("migration", Bindable.of(MigrationProperties.class)).get();
	}

	private String description(String name) {
		JsonNode description = this.metadata.get(name).get("description");
		return (description != null) ? description.asString() : "";
	}

	private static void collect(String prefix, Class<?> type, TreeSet<String> names) {
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(type)) {
			String name = prefix + "." + property.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
			if (property.getWriteMethod() != null || property.getPropertyType() == Map.class) {
				assertThat(ConfigurationPropertyName.isValid(name)).isTrue();
				names.add(name);
			}
			else if (property.getPropertyType().getName().startsWith(DatabaseProperties.class.getPackageName())) {
				collect(name, property.getPropertyType(), names);
			}
		}
	}

	private static Map<String, JsonNode> metadata() {
		try {
			for (URL url : Collections.list(MigrationProperties.class.getClassLoader()
				.getResources("META-INF/spring-configuration-metadata.json"))) {
				try (InputStream content = url.openStream()) {
					Map<String, JsonNode> properties = JsonMapper.shared()
						.readTree(content)
						.get("properties")
						.valueStream()
						.collect(Collectors.toMap((node) -> node.get("name").asString(), (node) -> node,
								(first, second) -> second));
					if (properties.containsKey("migration.enabled")) {
						return properties;
					}
				}
			}
		}
		catch (IOException ex) {
			throw new AssertionError("The metadata cannot be read", ex);
		}
		throw new AssertionError("There is no metadata of 'migration.*'");
	}

}
