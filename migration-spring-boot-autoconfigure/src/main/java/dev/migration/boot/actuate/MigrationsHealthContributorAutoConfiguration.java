package dev.migration.boot.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.boot.autoconfigure.MigratedDatabases;
import dev.migration.boot.autoconfigure.MigrationAutoConfiguration;
import dev.migration.command.Migrations;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the {@link MigrationsHealthIndicator}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@AutoConfiguration(after = MigrationAutoConfiguration.class)
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean({ Migrations.class, MigratedDatabases.class })
public final class MigrationsHealthContributorAutoConfiguration {

	/**
	 * The contributor is called like the bean without its ending, so that the bean has
	 * not the prefix of the others.
	 */
	@Bean
	@ConditionalOnEnabledHealthIndicator("migrations")
	@ConditionalOnMissingBean(name = { "migrationsHealthIndicator", "migrationsHealthContributor" })
	HealthContributor migrationsHealthContributor(ObjectProvider<Migrations> migrations, MigratedDatabases databases) {
		List<Migrations> all = migrations.orderedStream().toList();
		if (all.size() == 1) {
			return indicator(all.get(0), databases);
		}
		Map<String, HealthContributor> indicators = new LinkedHashMap<>();
		all.forEach((one) -> indicators.put(one.database().name(), indicator(one, databases)));
		return CompositeHealthContributor.fromMap(indicators);
	}

	private static MigrationsHealthIndicator indicator(Migrations migrations, MigratedDatabases databases) {
		return new MigrationsHealthIndicator(migrations, databases.settings(migrations.database().name()));
	}

}
