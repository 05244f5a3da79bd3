package dev.migration.runtime;

import java.util.List;

import dev.migration.scripts.LoadedRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the classes of scripts on a thread of its own while earlier ones are carried out,
 * until it is closed. The thread of the run spends most of its time waiting for the
 * database; without the classes it would load each of them in between.
 */
final class ScriptPreparation implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ScriptPreparation.class);

	private volatile boolean closed;

	private ScriptPreparation() {
	}

	/**
	 * Start to prepare scripts, where that saves time.
	 * @param scripts what is to be run, in order
	 * @return what to close once the run is over
	 */
	static ScriptPreparation of(List<LoadedRevision> scripts) {
		boolean worthwhile = scripts.size() > 1 && Runtime.getRuntime().availableProcessors() > 1;
		try {
			return worthwhile ? start(scripts) : new ScriptPreparation();
		}
		catch (OutOfMemoryError ex) {
			logger.debug("There is no thread to load classes ahead of the run", ex);
			return new ScriptPreparation();
		}
	}

	/**
	 * Start to prepare scripts.
	 * @param scripts what is to be run, in order
	 * @return what to close once the run is over
	 */
	static ScriptPreparation start(List<LoadedRevision> scripts) {
		ScriptPreparation preparation = new ScriptPreparation();
		Thread thread = new Thread(() -> preparation.prepare(scripts), "migration-scripts");
		thread.setDaemon(true);
		thread.start();
		return preparation;
	}

	private void prepare(List<LoadedRevision> scripts) {
		for (LoadedRevision script : scripts) {
			if (this.closed) {
				return;
			}
			script.source().prepare();
		}
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
