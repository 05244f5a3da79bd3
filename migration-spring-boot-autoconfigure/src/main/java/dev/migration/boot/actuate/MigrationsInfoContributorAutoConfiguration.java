package dev.migration.boot.actuate;

import dev.migration.boot.autoconfigure.MigrationAutoConfiguration;
import dev.migration.command.Migrations;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorFallback;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the {@link MigrationsInfoContributor}. It has to be asked for:
 * everybody who polls the information about an application takes it for something that
 * costs nothing, and this asks databases.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@AutoConfiguration(after = MigrationAutoConfiguration.class)
@ConditionalOnClass({ InfoContributor.class, ConditionalOnEnabledInfoContributor.class })
@ConditionalOnBean(Migrations.class)
public final class MigrationsInfoContributorAutoConfiguration {

	@Bean("dev.migration.infoContributor")
	@ConditionalOnEnabledInfoContributor(value = "migrations", fallback = InfoContributorFallback.DISABLE)
	@ConditionalOnMissingBean
	MigrationsInfoContributor infoContributor(ObjectProvider<Migrations> migrations) {
		return new MigrationsInfoContributor(migrations.orderedStream().toList());
	}

}
