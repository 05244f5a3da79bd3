package dev.migration.boot.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.ProviderUtil;
import org.jspecify.annotations.Nullable;

/**
 * Starts a persistence unit once the migration in the background is through.
 */
final class WaitingPersistenceProvider implements PersistenceProvider {

	private final PersistenceProvider provider;

	private final Class<? extends EntityManagerFactory> type;

	private final BackgroundMigration background;

	WaitingPersistenceProvider(PersistenceProvider provider, Class<? extends EntityManagerFactory> type,
			BackgroundMigration background) {
		this.provider = provider;
		this.type = type;
		this.background = background;
	}

	@Override
	public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info,
			@Nullable Map<?, ?> settings) {
		Map<?, ?> copy = (settings != null) ? new HashMap<>(settings) : Map.of();
		EntityManagerFactory factory = LazyEntityManagerFactory.of(this.type, () -> {
			this.background.await();
			return this.provider.createContainerEntityManagerFactory(info, copy);
		});
		// A mapping that is wrong, or does not fit the schema, is to end the start
		this.background.defer(factory::getProperties);
		return factory;
	}

	@Override
	public EntityManagerFactory createEntityManagerFactory(String unit, @Nullable Map<?, ?> settings) {
		return this.provider.createEntityManagerFactory(unit, settings);
	}

	@Override
	public EntityManagerFactory createEntityManagerFactory(PersistenceConfiguration configuration) {
		return this.provider.createEntityManagerFactory(configuration);
	}

	@Override
	public void generateSchema(PersistenceUnitInfo info, @Nullable Map<?, ?> settings) {
		this.provider.generateSchema(info, settings);
	}

	@Override
	public boolean generateSchema(String unit, @Nullable Map<?, ?> settings) {
		return this.provider.generateSchema(unit, settings);
	}

	@Override
	public ProviderUtil getProviderUtil() {
		return this.provider.getProviderUtil();
	}

}
