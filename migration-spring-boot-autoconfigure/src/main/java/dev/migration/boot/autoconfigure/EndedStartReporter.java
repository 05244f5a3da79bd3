package dev.migration.boot.autoconfigure;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says nothing of a start that ends because the application was ended while its database
 * was migrated in the background: {@link BackgroundMigration} did, and nothing has
 * failed.
 *
 * @author The Migration Authors
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class EndedStartReporter implements SpringBootExceptionReporter {

	@Override
	public boolean reportException(Throwable failure) {
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
			if (cause instanceof BackgroundInterruptedException) {
				return true;
			}
		}
		return false;
	}

}
