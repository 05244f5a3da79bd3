package dev.migration.boot.actuate;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * {@link ObservationConvention} of {@link MigrationObservation#RUN}. A bean of this type
 * takes the place of the default.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface MigrationRunObservationConvention extends ObservationConvention<MigrationRunObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof MigrationRunObservationContext;
	}

}
