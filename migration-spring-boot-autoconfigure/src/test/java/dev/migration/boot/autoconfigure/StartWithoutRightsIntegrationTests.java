package dev.migration.boot.autoconfigure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.migration.command.Migrations;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.DatabaseUnavailableException;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for starts of an application whose database somebody else upgrades.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartWithoutRightsIntegrationTests {

	private TestDatabase database;

	private JdbcTemplate owner;

	private String reader;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.owner = new JdbcTemplate(this.database.dataSource());
		this.reader = "reader_" + this.database.name();
		this.owner.execute("CREATE ROLE " + this.reader + " LOGIN PASSWORD 'reader'");
		this.owner.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
		this.owner.execute("GRANT USAGE ON SCHEMA public TO " + this.reader);
		this.owner.execute("REVOKE TEMPORARY ON DATABASE " + this.database.name() + " FROM PUBLIC");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrationAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + this.database.url(),
					"spring.datasource.username=" + this.reader, "spring.datasource.password=reader",
					"spring.datasource.hikari.maximum-pool-size=1", "migration.wait-timeout=0s",
					"migration.locations=classpath:dev/migration/boot/shop/revision");
	}

	@AfterEach
	void dropDatabase() {
		this.owner.execute("DROP OWNED BY " + this.reader);
		this.owner.execute("DROP ROLE " + this.reader);
		this.database.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "require-head", "wait" })
	void readingIsEnoughAtTheTarget(String onStartup) {
		upgrade();
		this.owner.execute("GRANT SELECT ON migration_version, migration_history TO " + this.reader);

		this.runner.withPropertyValues("migration.on-startup=" + onStartup)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "require-head", "wait" })
	void readingIsEnoughToSeeThatNothingIsThere(String onStartup) {
		this.runner.withPropertyValues("migration.on-startup=" + onStartup)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(DatabaseNotAtHeadException.class)
				.hasMessageStartingWith("Database 'default' is at 'base' and not at 'heads'"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "require-head", "wait" })
	void aRightThatIsMissingIsNotWaitedFor(String onStartup) {
		upgrade();

		this.runner.withPropertyValues("migration.on-startup=" + onStartup, "migration.wait-timeout=1d")
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseMessage("ERROR: permission denied for table migration_version"));
	}

	@Test
	void aWrongPasswordIsNotWaitedFor() {
		this.runner
			.withPropertyValues("migration.on-startup=wait", "migration.wait-timeout=1d",
					"spring.datasource.username=nobody_" + this.database.name())
			.run((context) -> assertThat(context).getFailure()
				.cause()
				.isInstanceOfSatisfying(DatabaseUnavailableException.class,
						(ex) -> assertThat(ex.isAuthentication()).isTrue()));
	}

	@Test
	void aWaitBeginsBeforeTheDatabaseIsThere(CapturedOutput output) {
		String later = "later_" + this.database.name();
		AtomicBoolean over = new AtomicBoolean();
		CompletableFuture<Void> somebodyElse = CompletableFuture.runAsync(() -> {
			while (!over.get() && !output.toString()
				.contains("Waiting until database 'default' is at 'heads' (Database 'default'"
						+ " cannot be reached: FATAL: database \"" + later + "\" does not exist)")) {
				Thread.onSpinWait();
			}
			this.owner.execute("CREATE DATABASE " + later);
			upgrade(later);
		});

		try {
			this.runner
				.withPropertyValues("migration.on-startup=wait", "migration.wait-timeout=2m",
						"spring.datasource.url=" + url(later), "spring.datasource.username=" + this.database.user(),
						"spring.datasource.password=" + this.database.password())
				.run((context) -> {
					assertThat(context).hasNotFailed();
					assertThat(context.getBean(Migrations.class).state().rows().ids()).containsExactly("0002");
				});
		}
		finally {
			over.set(true);
		}

		somebodyElse.join();
		this.owner.execute("DROP DATABASE " + later + " WITH (FORCE)");
	}

	@Test
	void aServerThatIsNotThereIsWaitedForInVain() {
		this.runner
			.withPropertyValues("migration.on-startup=wait",
					"spring.datasource.url=jdbc:postgresql://localhost:1/" + this.database.name())
			.run((context) -> assertThat(context).getFailure()
				.cause()
				.isInstanceOf(DatabaseUnavailableException.class)
				.hasMessageStartingWith("Database 'default' cannot be reached: "));
	}

	private void upgrade() {
		upgrade(this.database.name());
	}

	private void upgrade(String name) {
		this.runner
			.withPropertyValues("migration.on-startup=none", "spring.datasource.url=" + url(name),
					"spring.datasource.username=" + this.database.user(),
					"spring.datasource.password=" + this.database.password())
			.run((context) -> context.getBean(Migrations.class).upgrade(RevisionTarget.HEADS));
	}

	private String url(String name) {
		return "jdbc:postgresql://" + this.database.host() + ":" + this.database.port() + "/" + name;
	}

}
