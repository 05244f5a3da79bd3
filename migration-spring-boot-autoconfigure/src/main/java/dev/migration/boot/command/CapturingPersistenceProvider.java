package dev.migration.boot.command;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migration.boot.autoconfigure.LazyEntityManagerFactory;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the persistence unit that it is asked to start. Whoever uses the factory
 * nevertheless gets the real one, built on first use.
 */
final class CapturingPersistenceProvider extends HibernatePersistenceProvider {

	private final HibernatePersistenceProvider provider;

	private @Nullable PersistenceUnit unit;

	CapturingPersistenceProvider(HibernatePersistenceProvider provider) {
		this.provider = provider;
	}

	@Override
	public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info, Map<?, ?> settings) {
		Map<String, Object> copy = new LinkedHashMap<>();
		settings.forEach((name, value) -> copy.put((String) name, value));
		this.unit = new PersistenceUnit(info, copy);
		return LazyEntityManagerFactory.of(SessionFactoryImplementor.class, () -> start(info, copy));
	}

	private EntityManagerFactory start(PersistenceUnitInfo info, Map<String, Object> settings) {
		Map<String, Object> harmless = new LinkedHashMap<>(settings);
		harmless.put("hibernate.hbm2ddl.auto", "none");
		harmless.put("jakarta.persistence.schema-generation.database.action", "none");
		return this.provider.createContainerEntityManagerFactory(info, harmless);
	}

	@Nullable PersistenceUnit unit() {
		return this.unit;
	}

}
