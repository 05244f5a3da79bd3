package dev.migration.boot.autoconfigure;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Lets migrations follow Flyway and Liquibase in an application that has one of them too:
 * it is moving over, and its revisions go on from what the other tool has created. The
 * other way round no empty database could be migrated, since Flyway refuses tables that
 * it does not know. Not ordered, so that it runs after Boot's, and declared behind
 * {@link MigrationsBeforeHibernate}.
 */
final class MigrationsBehindOtherTools implements BeanFactoryPostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(MigrationsBehindOtherTools.class);

	/** By the packages of their detectors, as an application need not have them. */
	private static final Map<String, String> TOOLS = Map.of("org.springframework.boot.flyway.", "Flyway",
			"org.springframework.boot.liquibase.", "Liquibase");

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		Map<String, BeanDefinition> initializers = initializers(beanFactory);
		Map<String, BeanDefinition> tools = new LinkedHashMap<>(initializers);
		tools.values().removeIf((definition) -> !isOtherTool(definition));
		if (tools.isEmpty()) {
			return;
		}
		for (String name : beanFactory.getBeanNamesForType(MigrationInitializer.class, true, false)) {
			if (beanFactory.containsBeanDefinition(name)) {
				putBehind(name, tools, initializers, beanFactory);
				report(tools.values(), beanFactory);
			}
		}
	}

	private static Map<String, BeanDefinition> initializers(ConfigurableListableBeanFactory beanFactory) {
		Map<String, BeanDefinition> initializers = new LinkedHashMap<>();
		for (String name : beanFactory.getBeanDefinitionNames()) {
			BeanDefinition definition = beanFactory.getBeanDefinition(name);
			if (definition.hasAttribute(InitializerDependencies.DETECTOR)) {
				initializers.put(name, definition);
			}
		}
		return initializers;
	}

	private static void putBehind(String migrations, Map<String, BeanDefinition> tools,
			Map<String, BeanDefinition> initializers, ConfigurableListableBeanFactory beanFactory) {
		Set<String> before = before(migrations, beanFactory);
		Predicate<String> isTool = tools::containsKey;
		// What others had to wait for is in front of migrations or behind them, but not
		// between
		tools.values()
			.forEach((tool) -> retain(tool,
					(name) -> isTool.test(name) || before.contains(name) || !initializers.containsKey(name)));
		BeanDefinition definition = beanFactory.getBeanDefinition(migrations);
		tools.keySet().forEach((tool) -> addDependency(definition, tool));
		initializers.forEach((name, initializer) -> {
			if (!name.equals(migrations) && !isTool.test(name) && !before.contains(name)) {
				addDependency(initializer, migrations);
			}
		});
	}

	/**
	 * Return everything that a bean waits for.
	 */
	private static Set<String> before(String bean, ConfigurableListableBeanFactory beanFactory) {
		Set<String> before = new LinkedHashSet<>();
		Deque<String> beans = new ArrayDeque<>(List.of(bean));
		while (!beans.isEmpty()) {
			String next = beans.remove();
			if (beanFactory.containsBeanDefinition(next)) {
				dependencies(beanFactory.getBeanDefinition(next)).stream().filter(before::add).forEach(beans::add);
			}
		}
		return before;
	}

	private static void retain(BeanDefinition definition, Predicate<String> dependency) {
		definition.setDependsOn(dependencies(definition).stream().filter(dependency).toArray(String[]::new));
	}

	private static void addDependency(BeanDefinition definition, String dependency) {
		if (!dependencies(definition).contains(dependency)) {
			definition.setDependsOn(StringUtils.addStringToArray(definition.getDependsOn(), dependency));
		}
	}

	private static List<String> dependencies(BeanDefinition definition) {
		String[] dependsOn = definition.getDependsOn();
		return (dependsOn != null) ? Arrays.asList(dependsOn) : List.of();
	}

	private static void report(Collection<BeanDefinition> tools, ConfigurableListableBeanFactory beanFactory) {
		if (beanFactory.getBean(Environment.class)
			.getProperty(MigrationAutoConfiguration.COMMAND_MODE, Boolean.class, false)) {
			return;
		}
		tools.stream()
			.map(MigrationsBehindOtherTools::toolOf)
			.distinct()
			.sorted()
			.forEach((tool) -> logger.info(
					"{} initializes a database of this application, too; it comes first, and revisions go on from"
							+ " there. Once all it did is in revisions, remove it or set 'spring.{}.enabled=false'",
					tool, StringUtils.uncapitalize(tool)));
	}

	/**
	 * Return whether a bean belongs to a tool that migrations follow.
	 */
	static boolean isOtherTool(BeanDefinition definition) {
		return !toolOf(definition).isEmpty();
	}

	private static String toolOf(BeanDefinition definition) {
		String detector = String.valueOf(definition.getAttribute(InitializerDependencies.DETECTOR));
		return TOOLS.entrySet()
			.stream()
			.filter((tool) -> detector.startsWith(tool.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse("");
	}

}
