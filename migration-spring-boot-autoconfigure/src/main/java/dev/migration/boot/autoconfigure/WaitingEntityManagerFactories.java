package dev.migration.boot.autoconfigure;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Lets each entity manager factory wait for a migration in the background: whoever uses
 * it waits, not whoever creates it. {@code spring.jpa.bootstrap=async} would not do,
 * since Spring waits for the factory before the web server starts.
 */
final class WaitingEntityManagerFactories implements BeanPostProcessor {

	private final ObjectProvider<BackgroundMigration> background;

	WaitingEntityManagerFactories(ObjectProvider<BackgroundMigration> background) {
		this.background = background;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof LocalContainerEntityManagerFactoryBean factory) {
			PersistenceProvider provider = providerOf(factory);
			BackgroundMigration migration = this.background.getObject();
			if (provider != null && migration.isStarted()) {
				factory.setPersistenceProvider(new WaitingPersistenceProvider(provider, typeOf(factory), migration));
			}
		}
		return bean;
	}

	private static @Nullable PersistenceProvider providerOf(LocalContainerEntityManagerFactoryBean factory) {
		PersistenceProvider provider = factory.getPersistenceProvider();
		JpaVendorAdapter adapter = factory.getJpaVendorAdapter();
		return (provider == null && adapter != null) ? adapter.getPersistenceProvider() : provider;
	}

	private static Class<? extends EntityManagerFactory> typeOf(LocalContainerEntityManagerFactoryBean factory) {
		JpaVendorAdapter adapter = factory.getJpaVendorAdapter();
		return (adapter != null) ? adapter.getEntityManagerFactoryInterface() : EntityManagerFactory.class;
	}

}
