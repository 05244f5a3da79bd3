package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Collects the warnings of {@link GroupRetry} and lets go of a lock once there were
 * enough.
 */
final class RetryWarnings extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final List<String> texts = Collections.synchronizedList(new ArrayList<>());

	private final Logger logger = (Logger) LoggerFactory.getLogger(GroupRetry.class);

	private final Connection holder;

	private final int enough;

	/**
	 * Collect from now on.
	 * @param holder whose transaction is rolled back
	 * @param enough at which warning
	 */
	RetryWarnings(Connection holder, int enough) {
		this.holder = holder;
		this.enough = enough;
		start();
		this.logger.addAppender(this);
	}

	List<String> texts() {
		return this.texts;
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.texts.add(event.getFormattedMessage());
		if (this.texts.size() == this.enough) {
			try {
				this.holder.rollback();
			}
			catch (SQLException ex) {
				throw new AssertionError("The lock is held for ever", ex);
			}
		}
	}

	@Override
	public void close() {
		this.logger.detachAppender(this);
	}

}
