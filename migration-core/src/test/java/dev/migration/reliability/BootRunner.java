package dev.migration.reliability;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BinaryOperator;

import dev.migration.command.Migrations;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.RunOptions;

/**
 * One of many instances that start at once, loaded by a class loader of its own. Takes
 * the address of the database and the name of the instance, and returns {@code done} or
 * what went wrong.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class BootRunner implements BinaryOperator<String> {

	// The last of sixteen waits for all of what the first one does
	private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(5);

	@Override
	public String apply(String url, String instance) {
		ServerDatabase database = new ServerDatabase("postgresql", "", url + "?ApplicationName=" + instance, "postgres",
				"postgres");
		try {
			new Migrations(BootHistory.create(), database.migrated(database.dataSource()),
					new RunOptions(LOCK_TIMEOUT, "1.0", instance, List.of(), Clock.systemUTC()))
				.upgrade(RevisionTarget.HEADS);
			return "done";
		}
		catch (RuntimeException ex) {
			return "failed " + ex;
		}
	}

}
