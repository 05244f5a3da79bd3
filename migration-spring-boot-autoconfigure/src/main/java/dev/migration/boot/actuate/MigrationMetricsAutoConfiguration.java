package dev.migration.boot.actuate;

import dev.migration.boot.autoconfigure.MigrationAutoConfiguration;
import dev.migration.command.Migrations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.MeterObservationHandler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the meters of migrations. A command has none, since it starts
 * nothing of the application that it does not need.
 *
 * @author The Migration Authors
 * @since 0.1.0
 * @see MigrationMeter
 */
@AutoConfiguration(after = { MigrationAutoConfiguration.class, MigrationObservationAutoConfiguration.class },
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = MigrationAutoConfiguration.COMMAND_MODE, havingValue = false,
		matchIfMissing = true)
@ConditionalOnBean({ Migrations.class, MeterRegistry.class })
public final class MigrationMetricsAutoConfiguration {

	/**
	 * Where no handler makes meters of observations, runs are measured even if they are
	 * observed.
	 */
	@Bean("dev.migration.meters")
	MigrationMeters meters(ApplicationContext context, ObjectProvider<ObservedRuns> observed,
			ObjectProvider<MeterObservationHandler<?>> handlers) {
		return new MigrationMeters(context, new MeteredObservations(observed, handlers));
	}

	/**
	 * Observations of which a handler makes meters.
	 *
	 * @param observed what is observed
	 * @param handlers what makes meters; asked only once something is observed, since
	 * they need a registry
	 */
	private record MeteredObservations(ObjectProvider<ObservedRuns> observed,
			ObjectProvider<MeterObservationHandler<?>> handlers) implements ObservedRuns {

		@Override
		public boolean isRunObserved(String database) {
			ObservedRuns runs = this.observed.getIfAvailable();
			return runs != null && runs.isRunObserved(database) && isMetered();
		}

		@Override
		public boolean isRevisionObserved(String database, String revision) {
			ObservedRuns runs = this.observed.getIfAvailable();
			return runs != null && runs.isRevisionObserved(database, revision) && isMetered();
		}

		private boolean isMetered() {
			return this.handlers.stream().findAny().isPresent();
		}

	}

}
