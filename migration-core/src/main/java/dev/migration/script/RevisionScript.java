package dev.migration.script;

/**
 * The script of a revision: how the schema gets there, and how it gets back.
 * Implementations carry {@link Revision @Revision} and have a constructor without
 * parameters; they may be package-private. A script is instantiated only to run.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface RevisionScript {

	/**
	 * Bring the schema from the revision before to this one.
	 * @param op records what to do
	 */
	void upgrade(Operations op);

	/**
	 * Bring the schema back from this revision to the one before.
	 * @param op records what to do
	 * @throws UnsupportedOperationException if there is no way back; its message says why
	 */
	void downgrade(Operations op);

}
