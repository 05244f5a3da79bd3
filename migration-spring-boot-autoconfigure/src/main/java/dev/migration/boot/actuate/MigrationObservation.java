package dev.migration.boot.actuate;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of migrations.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum MigrationObservation implements ObservationDocumentation {

	/**
	 * A run that has something to do, around its revisions.
	 */
	RUN("migration.run", DefaultMigrationRunObservationConvention.class, HighCardinalityKey.REVISIONS),

	/**
	 * One revision, until it is committed.
	 */
	REVISION("migration.revision", DefaultMigrationRevisionObservationConvention.class, HighCardinalityKey.REVISION,
			HighCardinalityKey.MESSAGE);

	private final String name;

	private final Class<? extends ObservationConvention<? extends Observation.Context>> defaultConvention;

	private final KeyName[] highCardinalityKeyNames;

	MigrationObservation(String name,
			Class<? extends ObservationConvention<? extends Observation.Context>> defaultConvention,
			KeyName... highCardinalityKeyNames) {
		this.name = name;
		this.defaultConvention = defaultConvention;
		this.highCardinalityKeyNames = highCardinalityKeyNames;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
		return this.defaultConvention;
	}

	@Override
	public KeyName[] getLowCardinalityKeyNames() {
		return new KeyName[] { MigrationTag.DATABASE, MigrationTag.DIRECTION, MigrationTag.OUTCOME };
	}

	@Override
	public KeyName[] getHighCardinalityKeyNames() {
		return this.highCardinalityKeyNames.clone();
	}

	/**
	 * What only traces are told, since it has too many values for meters.
	 */
	public enum HighCardinalityKey implements KeyName {

		/**
		 * Number of revisions that were to be carried out.
		 */
		REVISIONS("revisions"),

		/**
		 * Identifier of the revision.
		 */
		REVISION("revision"),

		/**
		 * Message of the revision.
		 */
		MESSAGE("message");

		private final String key;

		HighCardinalityKey(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
