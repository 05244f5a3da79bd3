package dev.migration.boot.autoconfigure;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.migration.boot.testing.RevisionFolder;
import dev.migration.command.Migrations;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.EventListener;
import org.springframework.core.metrics.StartupStep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for what a start lets others see: steps, events and lines of the log.
 */
@ExtendWith(OutputCaptureExtension.class)
class ObservedStartIntegrationTests {

	private final BufferingApplicationStartup startup = new BufferingApplicationStartup(10_000);

	private TestDatabase database;

	private RevisionFolder revisions;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createDatabase(@TempDir Path directory) {
		this.database = TestDatabase.create();
		this.revisions = new RevisionFolder(directory).with("a1", "", "SELECT 1;", "SELECT 1;")
			.with("b2", "a1", "SELECT 1;", "SELECT 1;");
		this.runner = new ApplicationContextRunner()
			.withInitializer((context) -> context.setApplicationStartup(this.startup))
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrationAutoConfiguration.class))
			.withPropertyValues("migration.locations=" + this.revisions.location(),
					"spring.datasource.url=" + this.database.url(),
					"spring.datasource.username=" + this.database.user(),
					"spring.datasource.password=" + this.database.password());
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void aStartIsAStepOfTheApplicationsStart() {
		this.runner.run((context) -> assertThat(context).hasNotFailed());

		assertThat(steps()).containsExactly(
				Map.ofEntries(entry("database", "default"), entry("on-startup", "upgrade"), entry("revisions", "2")));
	}

	@Test
	void aStartThatFindsTheDatabaseMigratedIsAStepToo() {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		steps();

		this.runner.withPropertyValues("migration.on-startup=require-head")
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(steps()).containsExactly(Map.ofEntries(entry("database", "default"),
				entry("on-startup", "require-head"), entry("revisions", "0")));
	}

	@Test
	void aStepTellsThatItFailed() {
		this.revisions.with("b2", "a1", "SELECT nothing;", "SELECT 1;");

		this.runner.run((context) -> assertThat(context).hasFailed());

		assertThat(steps()).containsExactly(Map.ofEntries(entry("database", "default"), entry("on-startup", "upgrade"),
				entry("error", RevisionFailedException.class.getName()), entry("revisions", "1")));
	}

	@Test
	void aFailureInTheBackgroundIsAnEvent() {
		this.revisions.with("b2", "a1", "SELECT nothing;", "SELECT 1;");

		this.runner.withPropertyValues("migration.on-startup=background")
			.withBean(FailureListener.class)
			.run((context) -> {
				MigrationsFailedEvent event = context.getBean(FailureListener.class).event.get(1, TimeUnit.MINUTES);

				assertThat(event.database()).isEqualTo("default");
				assertThat(event.failure()).isInstanceOf(RevisionFailedException.class);
				assertThat(steps()).containsExactly(Map.ofEntries(entry("database", "default"),
						entry("on-startup", "background"), entry("revisions", "0")));
			});
	}

	@Test
	void whoeverMigratesAStartWithNothingToDoSaysSoInOneLine(CapturedOutput output) {
		this.runner.run((context) -> context.getBean(Migrations.class).upgrade(RevisionTarget.HEADS));

		for (String onStartup : List.of("upgrade", "background", "wait", "require-head")) {
			int before = output.toString().length();

			this.runner.withPropertyValues("migration.on-startup=" + onStartup)
				.run((context) -> assertThat(context).hasNotFailed());

			assertThat(lines(output.toString().substring(before))).as(onStartup)
				.singleElement()
				.asString()
				.contains(" INFO ")
				.endsWith("Database 'default' is up to date at b2");
		}
	}

	private static List<String> lines(String output) {
		return Arrays.stream(output.split("\\R"))
			.filter((line) -> line.contains("dev.migration") || line.contains("d.m."))
			.toList();
	}

	/**
	 * Return the tags of the steps since the last call.
	 */
	private List<Map<String, String>> steps() {
		return this.startup.drainBufferedTimeline()
			.getEvents()
			.stream()
			.map((event) -> event.getStartupStep())
			.filter((step) -> step.getName().equals("migration.run"))
			.map(ObservedStartIntegrationTests::tags)
			.toList();
	}

	private static Map<String, String> tags(StartupStep step) {
		Map<String, String> tags = new TreeMap<>();
		step.getTags().forEach((tag) -> tags.put(tag.getKey(), tag.getValue()));
		return tags;
	}

	static class FailureListener {

		private final CompletableFuture<MigrationsFailedEvent> event = new CompletableFuture<>();

		@EventListener
		void failed(MigrationsFailedEvent failed) {
			this.event.complete(failed);
		}

	}

}
