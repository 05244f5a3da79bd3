package dev.migration.dialect;

import java.sql.Connection;

import org.h2.api.Trigger;

/**
 * A trigger of H2 that does nothing.
 */
public final class SilentTrigger implements Trigger {

	@Override
	public void fire(Connection connection, Object[] before, Object[] after) {
		// nothing to do
	}

}
