package dev.migration.boot.command;

import jakarta.persistence.spi.PersistenceProvider;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Gives each entity manager factory of Hibernate's a provider that keeps what Spring has
 * configured and starts nothing.
 */
final class PersistenceProviderPostProcessor implements SmartInstantiationAwareBeanPostProcessor {

	/**
	 * Say less about a factory than could be said: Spring creates every bean that is
	 * known to be aware of a load-time weaver at once, and the DataSource with it.
	 */
	@Override
	public @Nullable Class<?> predictBeanType(Class<?> beanClass, String beanName) {
		return LocalContainerEntityManagerFactoryBean.class.isAssignableFrom(beanClass)
				? AbstractEntityManagerFactoryBean.class : null;
	}

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
