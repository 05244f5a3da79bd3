package dev.migration.boot.actuate;

import dev.migration.boot.autoconfigure.MigrationAutoConfiguration;
import dev.migration.command.Migrations;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the observations of migrations. A command has none, since it
 * starts nothing of the application that it does not need.
 *
 * @author The Migration Authors
 * @since 0.1.0
 * @see MigrationObservation
 */
@AutoConfiguration(after = MigrationAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBooleanProperty(name = MigrationAutoConfiguration.COMMAND_MODE, havingValue = false,
		matchIfMissing = true)
@ConditionalOnBean({ Migrations.class, ObservationRegistry.class })
public final class MigrationObservationAutoConfiguration {

	@Bean("dev.migration.observations")
	MigrationObservations observations(ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<MigrationRunObservationConvention> runConvention,
			ObjectProvider<MigrationRevisionObservationConvention> revisionConvention) {
		return new MigrationObservations(registry, runConvention, revisionConvention);
	}

}
