package dev.migration.boot.actuate;

import io.micrometer.common.docs.KeyName;

/**
 * What meters and observations of migrations are told apart by. Each has few values.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum MigrationTag implements KeyName {

	/**
	 * Name of the database, {@code default} if there is only one.
	 */
	DATABASE("database"),

	/**
	 * {@code UPGRADE} or {@code DOWNGRADE}; of a run that of its last revision.
	 */
	DIRECTION("direction"),

	/**
	 * How it ended.
	 */
	OUTCOME("outcome"),

	/**
	 * Simple name of the exception, {@code none} without one.
	 */
	ERROR("error");

	private final String key;

	MigrationTag(String key) {
		this.key = key;
	}

	@Override
	public String asString() {
		return this.key;
	}

}
