package dev.migration.boot.command;

import java.util.function.Consumer;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.context.LifecycleProcessor;

/**
 * Runs the command where the application would start its web server, its schedulers and
 * its listener containers; none of them is started.
 */
final class CommandLifecycle implements LifecycleProcessor {

	private final Consumer<ConfigurableApplicationContext> command;

	private final ConfigurableApplicationContext context;

	private boolean running;

	CommandLifecycle(Consumer<ConfigurableApplicationContext> command, ConfigurableApplicationContext context) {
		this.command = command;
		this.context = context;
	}

	@Override
	public void onRefresh() {
		this.running = true;
		this.command.accept(this.context);
	}

	@Override
	public void onClose() {
		this.running = false;
		stop();
	}

	@Override
	public void start() {
	}

	/**
	 * Stop what a bean has started on its own. Asks only beans that exist, unlike
	 * Spring's processor, which would create the others to ask them.
	 */
	@Override
	public void stop() {
		ConfigurableListableBeanFactory beanFactory = this.context.getBeanFactory();
		for (String name : beanFactory.getSingletonNames()) {
			if (beanFactory.getSingleton(name) instanceof Lifecycle lifecycle && lifecycle != this
					&& lifecycle.isRunning()) {
				lifecycle.stop();
			}
		}
	}

	/**
	 * Return whether the context is up, which it stays above the one that runs the
	 * command.
	 */
	@Override
	public boolean isRunning() {
		return this.running;
	}

}
