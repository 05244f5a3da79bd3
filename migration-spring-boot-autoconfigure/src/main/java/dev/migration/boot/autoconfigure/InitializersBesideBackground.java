package dev.migration.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.AbstractScriptDatabaseInitializer;
import org.springframework.context.ResourceLoaderAware;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;

/**
 * Refuses database initializers that would not wait for a migration in the background.
 * Flyway and Liquibase are through before it begins. Those of Spring Boot that have
 * nothing to run, which most applications have, stay.
 */
final class InitializersBesideBackground implements BeanPostProcessor, ResourceLoaderAware {

	private final ConfigurableListableBeanFactory beanFactory;

	private @Nullable ResourceLoader resourceLoader;

	InitializersBesideBackground(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public void setResourceLoader(ResourceLoader resourceLoader) {
		this.resourceLoader = resourceLoader;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractScriptDatabaseInitializer initializer) {
			if (isInBackground()) {
				initializer.setResourceLoader(new RefusedScripts(beanName,
						ResourcePatternUtils.getResourcePatternResolver(this.resourceLoader)));
			}
		}
		else if (isForeignInitializer(bean, beanName) && isInBackground()) {
			throw new InitializerBesideBackgroundException(beanName, null);
		}
		return bean;
	}

	private boolean isForeignInitializer(Object bean, String beanName) {
		if (bean instanceof MigrationInitializer || !this.beanFactory.containsBeanDefinition(beanName)) {
			return false;
		}
		BeanDefinition definition = this.beanFactory.getBeanDefinition(beanName);
		Object detector = definition.getAttribute(InitializerDependencies.DETECTOR);
		return detector != null && !MigrationsBeforeHibernate.HIBERNATE.equals(detector)
				&& !MigrationsBehindOtherTools.isOtherTool(definition);
	}

	private boolean isInBackground() {
		return this.beanFactory.getBean(BackgroundMigration.class).isConfigured();
	}

}
