package dev.migration.boot.actuate;

import java.util.Locale;

import dev.migration.boot.actuate.MigrationObservation.HighCardinalityKey;
import dev.migration.runtime.RevisionRun;
import io.micrometer.common.KeyValues;

/**
 * Default {@link MigrationRevisionObservationConvention}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class DefaultMigrationRevisionObservationConvention implements MigrationRevisionObservationConvention {

	@Override
	public String getName() {
		return MigrationObservation.REVISION.getName();
	}

	@Override
	public String getContextualName(MigrationRevisionObservationContext context) {
		RevisionRun run = context.getRun();
		return run.direction().name().toLowerCase(Locale.ROOT) + " " + run.revision().id();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(MigrationRevisionObservationContext context) {
		RevisionRun run = context.getRun();
		return KeyValues.of(MigrationTag.DATABASE.withValue(run.database()),
				MigrationTag.DIRECTION.withValue(run.direction().name()),
				MigrationTag.OUTCOME.withValue(context.getOutcome().name()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(MigrationRevisionObservationContext context) {
		RevisionRun run = context.getRun();
		return KeyValues.of(HighCardinalityKey.REVISION.withValue(run.revision().id()),
				HighCardinalityKey.MESSAGE.withValue(run.revision().message()));
	}

}
