package dev.migration.boot.command;

import java.util.function.Consumer;

import dev.migration.boot.autoconfigure.InitializerDependencies;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;

/**
 * Makes the application's beans wait until the command asks for them, which for most of
 * them is never. Not ordered, so that it runs after every other post-processor.
 */
final class CommandBeans implements BeanFactoryPostProcessor {

	private static final String LIFECYCLE = AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME;

	private final Consumer<ConfigurableApplicationContext> command;

	private final ConfigurableApplicationContext context;

	CommandBeans(Consumer<ConfigurableApplicationContext> command, ConfigurableApplicationContext context) {
		this.command = command;
		this.context = context;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanDefinitionNames()) {
			BeanDefinition definition = beanFactory.getBeanDefinition(name);
			// Also what asks to be eager, such as beans with @Scheduled methods
			definition.setLazyInit(true);
			// To read the mapping must not run another tool's migrations or scripts
			InitializerDependencies.forget(definition, beanFactory);
		}
		replaceLifecycle(beanFactory);
		if (Authorings.isHibernatePresent()) {
			beanFactory.addBeanPostProcessor(new PersistenceProviderPostProcessor());
		}
	}

	private void replaceLifecycle(ConfigurableListableBeanFactory beanFactory) {
		if (beanFactory instanceof BeanDefinitionRegistry registry && registry.containsBeanDefinition(LIFECYCLE)) {
			registry.removeBeanDefinition(LIFECYCLE);
		}
		beanFactory.registerSingleton(LIFECYCLE, new CommandLifecycle(this.command, this.context));
	}

}
