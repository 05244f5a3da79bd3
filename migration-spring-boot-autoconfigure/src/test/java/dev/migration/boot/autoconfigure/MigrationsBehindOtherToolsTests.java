package dev.migration.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the order of initializers. Flyway and Liquibase themselves take part in the
 * demo's {@code OtherToolsTests}.
 */
@ExtendWith(OutputCaptureExtension.class)
class MigrationsBehindOtherToolsTests {

	private static final String FLYWAY = "org.springframework.boot.flyway.FlywayDatabaseInitializerDetector";

	private static final String FLYWAY_INITIALIZER = "org.springframework.boot.flyway.autoconfigure."
			+ "FlywayMigrationInitializerDatabaseInitializerDetector";

	private static final String LIQUIBASE = "org.springframework.boot.liquibase.LiquibaseDatabaseInitializerDetector";

	private static final String OTHER = "com.example.OtherDetector";

	private final List<String> created = new ArrayList<>();

	private final GenericApplicationContext context = new GenericApplicationContext();

	@Test
	void migrationsFollowFlyway(CapturedOutput output) {
		initializer("migrations", OTHER);
		initializer("flyway", FLYWAY, "migrations");
		initializer("flywayInitializer", FLYWAY_INITIALIZER, "flyway");
		initializer("scripts", OTHER, "flywayInitializer");

		start();

		assertThat(this.created).containsExactly("flyway", "flywayInitializer", "migrations", "scripts");
		assertThat(output)
			.containsOnlyOnce("Flyway initializes a database of this application, too; it comes first, and revisions"
					+ " go on from there. Once all it did is in revisions, remove it or set 'spring.flyway.enabled=false'");
	}

	@Test
	void migrationsFollowLiquibase(CapturedOutput output) {
		initializer("migrations", OTHER);
		initializer("liquibase", LIQUIBASE, "migrations");

		start();

		assertThat(this.created).containsExactly("liquibase", "migrations");
		assertThat(output).contains("Liquibase initializes a database of this application, too;");
	}

	@Test
	void whatWasBeforeMigrationsStaysBefore() {
		initializer("first", OTHER);
		initializer("second", OTHER, "first");
		initializer("migrations", OTHER, "second");
		initializer("beside", OTHER, "migrations");
		initializer("flyway", FLYWAY, "migrations");
		initializer("flywayInitializer", FLYWAY_INITIALIZER, "flyway", "beside");

		start();

		assertThat(this.created).containsExactly("first", "second", "flyway", "flywayInitializer", "migrations",
				"beside");
	}

	@Test
	void whatIsNoInitializerIsStillWaitedFor() {
		initializer("migrations", OTHER);
		bean("server");
		initializer("flyway", FLYWAY, "migrations", "server");

		start();

		assertThat(this.created).containsExactly("server", "flyway", "migrations");
	}

	@Test
	void commandsSayNothing(CapturedOutput output) {
		initializer("migrations", OTHER);
		initializer("flyway", FLYWAY, "migrations");
		TestPropertyValues.of(MigrationAutoConfiguration.COMMAND_MODE + "=true").applyTo(this.context);

		start();

		assertThat(output).doesNotContain("Flyway");
	}

	@Test
	void nothingChangesWithoutThem() {
		initializer("migrations", OTHER);
		initializer("scripts", OTHER, "migrations");

		start();

		assertThat(this.context.getBeanDefinition("migrations").getDependsOn()).isNull();
	}

	private void initializer(String name, String detector, String... dependsOn) {
		RootBeanDefinition definition = bean(name, dependsOn);
		definition.setAttribute(InitializerDependencies.DETECTOR, detector);
	}

	private RootBeanDefinition bean(String name, String... dependsOn) {
		Class<?> type = name.equals("migrations") ? MigrationInitializer.class : Object.class;
		RootBeanDefinition definition = new RootBeanDefinition(type);
		definition.setInstanceSupplier(() -> {
			this.created.add(name);
			return name.equals("migrations") ? new MigrationInitializer(List.of(), (migrations) -> {
			}) : new Object();
		});
		definition.setDependsOn((dependsOn.length > 0) ? dependsOn : null);
		this.context.registerBeanDefinition(name, definition);
		return definition;
	}

	private void start() {
		this.context.addBeanFactoryPostProcessor(new MigrationsBehindOtherTools());
		this.context.refresh();
		this.context.close();
	}

}
