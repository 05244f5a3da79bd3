package dev.migration.runtime;

import dev.migration.MigrationException;
import dev.migration.schema.QualifiedName;

/**
 * Thrown when the database numbers a row of the history as it has numbered another one:
 * its rows were copied without the counter behind them, as logical replication does.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class HistoryNumbersException extends MigrationException {

	HistoryNumbersException(QualifiedName table, String remedy, StatementFailedException cause) {
		super("The numbers of '" + table
				+ "' are behind its rows, as logical replication leaves them. Set them, and run" + " again: " + remedy
				+ ";", cause);
	}

}
