package dev.migration.boot.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.Banner.Mode;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application does, and does not do, while a command runs.
 */
class CommandModeIntegrationTests {

	private static final List<String> started = new CopyOnWriteArrayList<>();

	private TestDatabase database;

	@TempDir
	private Path folder;

	private ScriptFolder scripts;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.scripts = new ScriptFolder(this.folder).withLine();
		started.clear();
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void nothingOfTheApplicationStartsButTheCommand() {
		CommandResult result = CommandResult.of(BusyApplication.class, arguments("migrate", "upgrade", "head"));

		assertThat(result).isEqualTo(new CommandResult(0, "", """
				INFO  [dev.migration.runtime.MigrationRunner] Running upgrade  -> a1, create account table
				INFO  [dev.migration.runtime.MigrationRunner] Running upgrade a1 -> b2, add a column
				"""));
		assertThat(started).isEmpty();
		assertThat(versionRows()).containsExactly("b2");
	}

	@Test
	void theSameApplicationStartsEverythingWithoutACommand() {
		SpringApplication application = new SpringApplication(BusyApplication.class);

		application.run(arguments()).close();

		assertThat(started).contains("bean", "eager", "lifecycle", "web server", "refreshed", "runner",
				"command line runner", "ready");
	}

	@Test
	void poolsAreClosedWhenTheCommandIsDone() {
		CommandResult.of(BusyApplication.class, arguments("migrate", "current"));

		// The server takes a moment to notice that a connection was closed
		long start = System.nanoTime();
		long others = otherConnections();
		while (others > 0 && Duration.ofNanos(System.nanoTime() - start).toSeconds() < 30) {
			others = otherConnections();
		}
		assertThat(others).isZero();
	}

	private int otherConnections() {
		Integer connections = new JdbcTemplate(this.database.dataSource()).queryForObject(
				"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
				Integer.class);
		return Objects.requireNonNull(connections);
	}

	@Test
	void optionsAfterTheWordAreNoProperties() {
		CommandResult result = CommandResult.of(BusyApplication.class,
				arguments("migrate", "history", "--migration.enabled=false"));

		assertThat(result.code()).isEqualTo(2);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: There is no option '--migration.enabled=false';"
				+ " Spring's own arguments stand before 'migrate'.\n");
		assertThat(started).isEmpty();
	}

	@Test
	void whatTheApplicationPrintsGoesToStandardError() {
		CommandResult result = CommandResult.of(TalkativeApplication.class, arguments("migrate", "heads"));

		assertThat(result).isEqualTo(new CommandResult(0, "b2 (head)\n", "listening\n"));
	}

	@Test
	void theApplicationsOwnLogLevelsWin() {
		CommandResult result = CommandResult.of(BusyApplication.class,
				arguments("--logging.level.dev.migration=WARN", "migrate", "upgrade", "head"));

		assertThat(result).isEqualTo(new CommandResult(0, "", ""));
	}

	@Test
	void aCommandComesFromAProperty() {
		CommandResult result = CommandResult.of(BusyApplication.class,
				arguments("--migration.command=migrate show 'b2' --output \"" + this.folder.resolve("b 2.txt") + "\""));

		assertThat(result).isEqualTo(new CommandResult(0, "", ""));
		assertThat(this.folder.resolve("b 2.txt")).content().startsWith("Rev: b2 (head)\nParent: a1\n");
		assertThat(started).isEmpty();
	}

	@Test
	void aPropertyThatIsNoCommandIsAUsageError() {
		CommandResult result = CommandResult.of(BusyApplication.class, arguments("--migration.command=upgrade 'head"));

		assertThat(result)
			.isEqualTo(new CommandResult(2, "", "FAILED: The quote ' is not closed in the command: upgrade 'head\n"));
		assertThat(started).isEmpty();
	}

	@Test
	void argumentsWinOverTheProperty() {
		CommandResult result = CommandResult.of(BusyApplication.class,
				arguments("--migration.command=upgrade head", "migrate", "heads"));

		assertThat(result.out()).isEqualTo("b2 (head)\n");
		assertThat(started).isEmpty();
	}

	@Test
	void theCommandRunsInTheInnermostContextOfAHierarchy() {
		SpringApplicationBuilder parent = new SpringApplicationBuilder(ParentConfiguration.class);
		SpringApplicationBuilder child = parent.child(BusyApplication.class);

		CommandResult result = CommandResult.of(List.of(parent.application(), child.application()),
				() -> child.run(arguments("migrate", "upgrade", "a1")));

		assertThat(result.code()).isZero();
		assertThat(result.err())
			.isEqualTo("INFO  [dev.migration.runtime.MigrationRunner] Running upgrade  -> a1, create account table\n");
		assertThat(started).isEmpty();
	}

	@Test
	void anApplicationThatStartsInsideAnotherTakesNoCommand() {
		SpringApplication outer = new SpringApplication(BusyApplication.class);
		outer.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>) (event) -> {
			// What Spring Cloud does for its bootstrap context
			SpringApplication inner = new SpringApplication(ParentConfiguration.class);
			inner.setWebApplicationType(WebApplicationType.NONE);
			inner.setBannerMode(Mode.OFF);
			inner.setLogStartupInfo(false);
			inner.run("--migration.command=upgrade head").close();
		});

		CommandResult result = CommandResult.of(outer, arguments("migrate", "heads"));

		assertThat(result.out()).isEqualTo("b2 (head)\n");
		assertThat(started).containsExactly("lifecycle");
	}

	private List<String> versionRows() {
		return new JdbcTemplate(this.database.dataSource()).queryForList("SELECT version_num FROM migration_version",
				String.class);
	}

	private String[] arguments(String... more) {
		List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.user(),
				"--spring.datasource.password=" + this.database.password(), this.scripts.location(),
				"--server.port=0"));
		arguments.addAll(List.of(more));
		return arguments.toArray(String[]::new);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableScheduling
	static class BusyApplication {

		@Bean
		Ticker ticker() {
			return new Ticker();
		}

		@Bean
		InitializingBean initializing() {
			return () -> started.add("bean");
		}

		@Bean
		@Lazy(false)
		InitializingBean eager() {
			return () -> started.add("eager");
		}

		@Bean
		SmartLifecycle lifecycle() {
			return new FirstLifecycle();
		}

		@Bean
		ApplicationRunner runner() {
			return (arguments) -> started.add("runner");
		}

		@Bean
		CommandLineRunner commandLineRunner() {
			return (arguments) -> started.add("command line runner");
		}

		@EventListener
		void on(WebServerInitializedEvent event) {
			started.add("web server");
		}

		@EventListener
		void on(ContextRefreshedEvent event) {
			started.add("refreshed");
		}

		@EventListener
		void on(ApplicationReadyEvent event) {
			started.add("ready");
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	static class ParentConfiguration {

		@Bean
		SmartLifecycle parentLifecycle() {
			return new FirstLifecycle();
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class TalkativeApplication {

		@Bean
		static BeanFactoryPostProcessor talkative() {
			return (beanFactory) -> System.out.println("listening");
		}

	}

	static class Ticker {

		Ticker() {
			started.add("ticker");
		}

		@Scheduled(fixedRate = 1)
		void tick() {
			started.add("tick");
		}

	}

	/**
	 * Starts before any other.
	 */
	static class FirstLifecycle implements SmartLifecycle {

		@Override
		public void start() {
			started.add("lifecycle");
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return false;
		}

		@Override
		public int getPhase() {
			return Integer.MIN_VALUE;
		}

	}

}
