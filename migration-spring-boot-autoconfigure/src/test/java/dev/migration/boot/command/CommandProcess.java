package dev.migration.boot.command;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/**
 * The main method of applications that tests start in a process of their own; the system
 * property {@code kind} says which.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class CommandProcess {

	private CommandProcess() {
	}

	/**
	 * Start an application.
	 * @param arguments its arguments
	 */
	public static void main(String[] arguments) {
		switch (System.getProperty("kind")) {
			case "application" -> SpringApplication.run(Application.class, arguments);
			case "hierarchy" -> new SpringApplicationBuilder(Parent.class).child(Child.class).run(arguments);
			case "ordinary" -> SpringApplication.run(Child.class, arguments).close();
			default -> throw new IllegalArgumentException("Unknown kind");
		}
		System.out.println("started");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	static class Parent {

		@Bean
		static Resource resource() {
			return new Resource();
		}

		@Bean
		static BeanFactoryPostProcessor userOfResource() {
			return (beanFactory) -> beanFactory.getBean(Resource.class);
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Child {

	}

	@EnableAutoConfiguration
	static class Application extends Parent {

	}

	static final class Resource implements AutoCloseable {

		@Override
		public void close() {
			System.err.println("destroyed");
		}

	}

}
