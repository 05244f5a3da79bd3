package dev.migration.boot.actuate;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.jspecify.annotations.Nullable;

/**
 * The meters of migrations.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum MigrationMeter implements MeterDocumentation {

	/**
	 * Revisions that the application has and the database has not; {@code NaN} while the
	 * database cannot be reached.
	 */
	PENDING("migration.pending", Meter.Type.GAUGE, "revisions", MigrationTag.DATABASE),

	/**
	 * Runs that had something to do.
	 */
	RUN("migration.run", Meter.Type.TIMER, null, MigrationTag.DATABASE, MigrationTag.DIRECTION, MigrationTag.OUTCOME,
			MigrationTag.ERROR),

	/**
	 * Revisions that were carried out, or failed.
	 */
	REVISION("migration.revision", Meter.Type.TIMER, null, MigrationTag.DATABASE, MigrationTag.DIRECTION,
			MigrationTag.OUTCOME, MigrationTag.ERROR),

	/**
	 * Waits for the lock that lets one instance migrate at a time.
	 */
	LOCK_WAIT("migration.lock.wait", Meter.Type.TIMER, null, MigrationTag.DATABASE, MigrationTag.OUTCOME);

	private final String name;

	private final Meter.Type type;

	private final @Nullable String baseUnit;

	private final KeyName[] keyNames;

	MigrationMeter(String name, Meter.Type type, @Nullable String baseUnit, KeyName... keyNames) {
		this.name = name;
		this.type = type;
		this.baseUnit = baseUnit;
		this.keyNames = keyNames;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public Meter.Type getType() {
		return this.type;
	}

	@Override
	public @Nullable String getBaseUnit() {
		return this.baseUnit;
	}

	@Override
	public KeyName[] getKeyNames() {
		return this.keyNames.clone();
	}

}
