package dev.migration.boot.test;

import java.util.List;

import dev.migration.boot.command.QuietApplication;
import dev.migration.boot.test.MigrationTest.Server;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Keeps the application from being started where only its revisions are tested.
 */
class QuietContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		MigrationTest settings = TestContextAnnotationUtils.findMergedAnnotation(testClass, MigrationTest.class);
		return (settings != null) ? new QuietContextCustomizer(settings.server()) : null;
	}

	/**
	 * Equal for classes that can share an application.
	 *
	 * @param server whose server is used
	 */
	private record QuietContextCustomizer(Server server) implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
			QuietApplication.silence(context);
			if (this.server == Server.OWN) {
				context.getBeanFactory().addBeanPostProcessor(new UnusedDataSources());
			}
		}

	}

}
