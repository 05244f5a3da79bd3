package dev.migration.boot.command;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.CompositePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.util.ClassUtils;

/**
 * Takes a command out of the raw arguments before Spring reads them, and ends the process
 * when it is done.
 */
class CommandRunListener implements SpringApplicationRunListener, Ordered {

	private static final String COMMAND_LINE = CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;

	private final SpringApplication application;

	private final CommandArguments arguments;

	private @Nullable CommandRun run;

	CommandRunListener(SpringApplication application, String[] arguments) {
		this.application = application;
		this.arguments = CommandArguments.of(arguments);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		CommandConsole registered = bootstrapContext.getOrElse(CommandConsole.class, null);
		CommandConsole console = (registered != null) ? registered : CommandConsole.system();
		CommandRun current = new CommandRun(ApplicationRole.current(), console);
		bootstrapContext.registerIfAbsent(CommandRun.class, InstanceSupplier.of(current));
		this.run = current;
		if (this.arguments.isCommand() && current.takesCommands()) {
			start(current);
		}
	}

	private void start(CommandRun current) {
		if (ClassUtils.isPresent("org.springframework.boot.devtools.restart.Restarter", getClass().getClassLoader())) {
			// A restart in a second class loader would find standard output swapped
			System.setProperty("spring.devtools.restart.enabled", "false");
		}
		try {
			current.start(this.arguments::commandWords);
		}
		catch (CommandFinishedException ex) {
			current.exit(ex, null);
			throw new AbandonedRunException();
		}
	}

	@Override
	public void environmentPrepared(ConfigurableBootstrapContext bootstrapContext,
			ConfigurableEnvironment environment) {
		if (this.run != null && this.run.isActive()) {
			hideCommand(environment.getPropertySources());
		}
	}

	/**
	 * Leave Spring what stands before the command. An application that does not make
	 * properties of arguments has no such source.
	 */
	private void hideCommand(MutablePropertySources sources) {
		PropertySource<?> source = sources.get(COMMAND_LINE);
		String[] before = this.arguments.spring().toArray(String[]::new);
		if (source instanceof CompositePropertySource composite) {
			CompositePropertySource replacement = new CompositePropertySource(COMMAND_LINE);
			for (PropertySource<?> part : composite.getPropertySources()) {
				replacement.addPropertySource("springApplicationCommandLineArgs".equals(part.getName())
						? new SimpleCommandLinePropertySource(part.getName(), before) : part);
			}
			sources.replace(COMMAND_LINE, replacement);
		}
		else if (source != null) {
			sources.replace(COMMAND_LINE, new SimpleCommandLinePropertySource(before));
		}
	}

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		if (this.run != null && this.run.isMain() && !this.run.isActive()) {
			warnOfForgottenWord();
		}
		if (this.run != null && this.run.isActive()) {
			CommandMode.silence(context);
			if (this.run.isMain()) {
				// Spring's hook would wait for the command, and the user's Ctrl-C with it
				this.application.setRegisterShutdownHook(false);
			}
			context.getBeanFactory()
				.registerSingleton("dev.migration.command.beans", new CommandBeans(this.run::execute, context));
		}
	}

	/**
	 * The arguments may be the application's own, so that it starts.
	 */
	private void warnOfForgottenWord() {
		String command = this.arguments.forgotten();
		if (command != null) {
			// Not before the application has set up its logging
			Logger logger = LoggerFactory.getLogger(CommandRunListener.class);
			logger.warn("The application starts, as '{}' is no command without 'migrate' in front: 'migrate {} ...'",
					command, command);
		}
	}

	@Override
	public void ready(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		if (this.run != null && this.run.isActive()) {
			this.run.release();
		}
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		if (this.run != null && this.run.isActive()) {
			this.run.exit(exception, context);
		}
	}

}
