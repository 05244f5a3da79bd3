package dev.migration.boot.command;

import jakarta.persistence.spi.PersistenceProvider;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Gives each entity manager factory of Hibernate's a provider that keeps what Spring has
 * configured and starts nothing.
 */
final class PersistenceProviderPostProcessor implements BeanPostProcessor {

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof LocalContainerEntityManagerFactoryBean factory
				&& providerOf(factory) instanceof HibernatePersistenceProvider provider) {
			factory.setPersistenceProvider(new CapturingPersistenceProvider(provider));
			factory.setBootstrapExecutor(null);
		}
		return bean;
	}

	private static @Nullable PersistenceProvider providerOf(LocalContainerEntityManagerFactoryBean factory) {
		PersistenceProvider provider = factory.getPersistenceProvider();
		JpaVendorAdapter adapter = factory.getJpaVendorAdapter();
		return (provider == null && adapter != null) ? adapter.getPersistenceProvider() : provider;
	}

}
