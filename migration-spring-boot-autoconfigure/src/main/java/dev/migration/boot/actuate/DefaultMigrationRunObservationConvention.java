package dev.migration.boot.actuate;

import dev.migration.boot.actuate.MigrationObservation.HighCardinalityKey;
import dev.migration.runtime.MigrationRun;
import io.micrometer.common.KeyValues;

/**
 * Default {@link MigrationRunObservationConvention}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class DefaultMigrationRunObservationConvention implements MigrationRunObservationConvention {

	@Override
	public String getName() {
		return MigrationObservation.RUN.getName();
	}

	@Override
	public String getContextualName(MigrationRunObservationContext context) {
		return "migrate " + context.getRun().database();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(MigrationRunObservationContext context) {
		MigrationRun run = context.getRun();
		return KeyValues.of(MigrationTag.DATABASE.withValue(run.database()),
				MigrationTag.DIRECTION.withValue(RunDirection.of(run).name()),
				MigrationTag.OUTCOME.withValue(context.getOutcome().name()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(MigrationRunObservationContext context) {
		return KeyValues.of(HighCardinalityKey.REVISIONS.withValue(String.valueOf(context.getRun().steps().size())));
	}

}
