package dev.migration.boot.actuate;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * {@link ObservationConvention} of {@link MigrationObservation#REVISION}. A bean of this
 * type takes the place of the default.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface MigrationRevisionObservationConvention
		extends ObservationConvention<MigrationRevisionObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof MigrationRevisionObservationContext;
	}

}
