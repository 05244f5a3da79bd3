package dev.migration.boot.autoconfigure;

import java.util.Arrays;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * What Spring Boot has noted about database initializers in bean definitions.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class InitializerDependencies {

	// A name and no class, as an application need not have it
	static final String DETECTOR = "org.springframework.boot.sql.init.dependency.DatabaseInitializerDetector";

	private InitializerDependencies() {
	}

	/**
	 * Let a bean not wait for any database initializer.
	 * @param definition the bean
	 * @param beanFactory where the initializers are
	 */
	public static void forget(BeanDefinition definition, ConfigurableListableBeanFactory beanFactory) {
		String[] dependsOn = definition.getDependsOn();
		if (dependsOn != null) {
			definition.setDependsOn(Arrays.stream(dependsOn)
				.filter((name) -> !beanFactory.containsBeanDefinition(name)
						|| !beanFactory.getBeanDefinition(name).hasAttribute(DETECTOR))
				.toArray(String[]::new));
		}
	}

}
