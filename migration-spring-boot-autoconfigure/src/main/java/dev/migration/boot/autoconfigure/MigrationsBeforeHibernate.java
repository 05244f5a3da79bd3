package dev.migration.boot.autoconfigure;

import java.util.Arrays;
import java.util.List;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.StringUtils;

/**
 * Keeps migrations in front of Hibernate where the application's scripts wait for
 * Hibernate ({@code spring.jpa.defer-datasource-initialization}): Spring Boot then makes
 * every other initializer wait, too. Not ordered, so that it runs after Boot's.
 */
final class MigrationsBeforeHibernate implements BeanFactoryPostProcessor {

	// A name and no class, as an application need not have it
	static final String HIBERNATE = "org.springframework.boot.jpa.JpaDatabaseInitializerDetector";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		List<BeanDefinition> deferred = Arrays.stream(beanFactory.getBeanDefinitionNames())
			.map(beanFactory::getBeanDefinition)
			.filter((definition) -> HIBERNATE.equals(definition.getAttribute(InitializerDependencies.DETECTOR)))
			.toList();
		if (deferred.isEmpty()) {
			return;
		}
		for (String name : beanFactory.getBeanNamesForType(MigrationInitializer.class, true, false)) {
			if (beanFactory.containsBeanDefinition(name)) {
				InitializerDependencies.forget(beanFactory.getBeanDefinition(name), beanFactory);
				deferred.forEach((definition) -> definition
					.setDependsOn(StringUtils.addStringToArray(definition.getDependsOn(), name)));
			}
		}
	}

}
