package dev.migration.boot.command;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * Finds a command in the properties ({@code migration.command}, the revision profile)
 * once the files have been read, and puts the environment into command mode.
 */
class CommandEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	private static final String PROFILE = "revision";

	private static final String NO_MESSAGE = """
			The revision profile needs a message that says what the new revision does:
			  mvn spring-boot:run -Dspring-boot.run.profiles=revision \
			-Dspring-boot.run.arguments=--migration.message="add email"
			  MIGRATION_MESSAGE="add email" mvn spring-boot:run -Dspring-boot.run.profiles=revision
			In the demo application:
			  mvn -pl demo-app -am spring-boot:run -Prevision -Dmessage="add email\"""";

	private final ConfigurableBootstrapContext bootstrapContext;

	CommandEnvironmentPostProcessor(ConfigurableBootstrapContext bootstrapContext) {
		this.bootstrapContext = bootstrapContext;
	}

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 10;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		CommandRun run = this.bootstrapContext.getOrElse(CommandRun.class, null);
		if (run == null) {
			return;
		}
		if (!run.isActive() && run.takesCommands() && !isAotProcessing()) {
			startFromProperties(run, environment);
		}
		if (run.isActive()) {
			CommandMode.apply(environment, run.isWriting(), run.needsConnection());
		}
	}

	private static boolean isAotProcessing() {
		return Boolean.getBoolean("spring.aot.processing");
	}

	private static void startFromProperties(CommandRun run, ConfigurableEnvironment environment) {
		String line = environment.getProperty("migration.command");
		if (StringUtils.hasText(line)) {
			run.start(() -> CommandArguments.ofLine(line));
		}
		else if (List.of(environment.getActiveProfiles()).contains(PROFILE)) {
			run.start(() -> revision(environment.getProperty("migration.message")));
		}
	}

	private static List<String> revision(@Nullable String message) {
		if (!StringUtils.hasText(message)) {
			throw new UsageException(NO_MESSAGE);
		}
		return List.of("revision", "--autogenerate", "--message=" + message);
	}

}
