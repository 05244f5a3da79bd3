package dev.migration.boot.command;

import java.util.List;

import dev.migration.autogenerate.Comparison;
import dev.migration.boot.autoconfigure.DatabaseSettings;
import dev.migration.boot.autoconfigure.MigratedDatabases;
import dev.migration.command.Authoring;
import dev.migration.command.Migrations;
import dev.migration.command.RevisionRequest.Source;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;

/**
 * An application that is there for its revisions and its entities only, as a command sees
 * it: no bean is created that nobody asks for, and nothing of it runs. For tests.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class QuietApplication {

	private final ConfigurableApplicationContext context;

	/**
	 * Create the view of a context that is up.
	 * @param context a context that was silenced before
	 */
	public QuietApplication(ConfigurableApplicationContext context) {
		Assert.notNull(context, "'context' must not be null");
		this.context = context;
	}

	/**
	 * Let a context create and start nothing by itself.
	 * @param context the context, whose environment is complete and which is not
	 * refreshed yet
	 */
	public static void silence(ConfigurableApplicationContext context) {
		CommandMode.applyRules(context.getEnvironment());
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		beanFactory.registerSingleton("dev.migration.command.beans", new CommandBeans((started) -> {
		}, context));
		beanFactory.registerSingleton("dev.migration.command.runners", new Runners());
		beanFactory.registerSingleton(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME,
				new Silence());
	}

	/**
	 * Return the databases that the application migrates.
	 * @return their names in the order of the properties; none if it migrates none
	 */
	public List<String> databases() {
		if (this.context.getBeanProvider(MigratedDatabases.class).getIfAvailable() == null
				|| this.context.getBeanNamesForType(Migrations.class, true, false).length == 0) {
			return List.of();
		}
		return new CommandSession(this.context).databases().stream().map(CommandDatabase::name).toList();
	}

	/**
	 * Return the commands of a database. Nothing is connected by that.
	 * @param database its name
	 * @return the commands
	 * @throws dev.migration.MigrationException if the history is not valid
	 */
	public Migrations migrations(String database) {
		return new CommandSession(this.context).databases()
			.stream()
			.filter((candidate) -> candidate.name().equals(database))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no database '" + database + "'"))
			.migrations();
	}

	/**
	 * Return what the properties say about a database.
	 * @param database its name
	 * @return the settings
	 */
	public DatabaseSettings settings(String database) {
		return this.context.getBean(MigratedDatabases.class).settings(database);
	}

	/**
	 * Return what a comparison with the entities needs.
	 * @param migrations the database that they are compared with, which is asked for its
	 * version
	 * @return the authoring, without a model if there are no entities
	 * @throws NoEntitiesException if nothing says which entities the database has
	 */
	public Authoring authoring(Migrations migrations) {
		return new Authorings(this.context, settings(migrations.database().name())).authoring(Source.DATABASE,
				migrations);
	}

	/**
	 * Return what a comparison has found, in the words of {@code check}.
	 * @param comparison the comparison
	 * @return the differences, a line each
	 */
	public static List<String> detected(Comparison comparison) {
		return comparison.differences()
			.stream()
			.map((difference) -> "Detected " + ComparisonLog.detected(difference))
			.toList();
	}

	/**
	 * Forgets what would run behind the start.
	 */
	private static final class Runners implements BeanFactoryPostProcessor {

		@Override
		public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
			for (Class<?> type : List.of(ApplicationRunner.class, CommandLineRunner.class)) {
				for (String name : beanFactory.getBeanNamesForType(type, true, false)) {
					// Ours has nothing to run, and others look for it
					if (beanFactory instanceof BeanDefinitionRegistry registry && registry.containsBeanDefinition(name)
							&& !name.startsWith("dev.migration.")) {
						registry.removeBeanDefinition(name);
					}
				}
			}
		}

	}

	/**
	 * Tells nobody that the application has started, since it has not.
	 */
	private static final class Silence extends SimpleApplicationEventMulticaster {

		@Override
		public void multicastEvent(ApplicationEvent event, @Nullable ResolvableType eventType) {
		}

	}

}
