package dev.migration.boot.command;

import java.util.Map;

import dev.migration.boot.autoconfigure.MigrationAutoConfiguration;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The settings of an application that runs a command instead of itself.
 */
final class CommandMode {

	/**
	 * What a command must not do, whatever the application says.
	 */
	private static final Map<String, Object> RULES = Map.of("spring.main.web-application-type", "none",
			"spring.main.banner-mode", "off", "spring.main.log-startup-info", "false", "spring.main.keep-alive",
			"false", "spring.jmx.enabled", "false", "spring.batch.job.enabled", "false", "spring.sql.init.mode",
			"never", "spring.jpa.hibernate.ddl-auto", "none", "migration.on-startup", "none",
			MigrationAutoConfiguration.COMMAND_MODE, "true");

	/**
	 * What a command without a connection does not wait for, and need not have at all.
	 */
	private static final Map<String, Object> OFFLINE = Map.of("spring.docker.compose.enabled", "false");

	/**
	 * What an application may set otherwise.
	 */
	private static final Map<String, Object> DEFAULTS = Map.of("logging.level.root", "WARN",
			"logging.level.dev.migration", "INFO",
			// Reports a database without a connection as unknown
			"logging.level.org.hibernate.orm.connections.pooling", "WARN",
			// Logs every error that the command tells anyway
			"logging.level.org.mariadb.jdbc.message.server.ErrorPacket", "ERROR",
			// Logs at length that there is no Docker, which a command can do without
			"logging.level.org.testcontainers.dockerclient", "OFF", "logging.pattern.console",
			"%-5level [%logger] %msg%n");

	private CommandMode() {
	}

	/**
	 * Put an environment into command mode.
	 * @param environment the environment
	 * @param writing whether the command writes a revision
	 * @param connecting whether the command may want a connection
	 */
	static void apply(ConfigurableEnvironment environment, boolean writing, boolean connecting) {
		applyRules(environment);
		if (!connecting) {
			environment.getPropertySources().addFirst(new MapPropertySource("dev.migration.command.offline", OFFLINE));
		}
		environment.getPropertySources()
			.addFirst(new MapPropertySource("dev.migration.command.mode",
					Map.of(MigrationAutoConfiguration.WRITING_MODE, String.valueOf(writing))));
		environment.getPropertySources().addLast(new MapPropertySource("dev.migration.command.defaults", DEFAULTS));
	}

	/**
	 * Keep an application from doing anything but what a command asks of it.
	 * @param environment the environment
	 */
	static void applyRules(ConfigurableEnvironment environment) {
		environment.getPropertySources().addFirst(new MapPropertySource("dev.migration.command", RULES));
	}

	/**
	 * Keep a context from logging the exception that ends every command.
	 * @param context the context
	 */
	static void silence(ConfigurableApplicationContext context) {
		LoggingSystem.get(CommandMode.class.getClassLoader()).setLogLevel(context.getClass().getName(), LogLevel.ERROR);
	}

}
