package dev.migration.reliability;

import java.io.IOException;

/**
 * A server that tests may stop in the midst of things: it keeps its promises over that,
 * unlike the one that the other tests share, and belongs to one test.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface ReliabilityServer extends AutoCloseable {

	/**
	 * Create an empty database.
	 * @param name its name
	 * @return the database
	 */
	ServerDatabase create(String name);

	/**
	 * Drop a database and whoever is connected to it.
	 * @param database the database
	 */
	void drop(ServerDatabase database);

	/**
	 * End a session of a database. Returns when its client has no session any more.
	 * @param database the database
	 * @param session what the server calls the session
	 * @return whether there was one: what a run is doing may have been the last of it
	 */
	boolean end(ServerDatabase database, long session);

	/**
	 * End the server as a power failure does that spares the operating system.
	 * @throws IOException if it cannot be ended
	 * @throws InterruptedException if nobody waits for its end
	 */
	void crash() throws IOException, InterruptedException;

	/**
	 * Return whether the server keeps, over its own end, what it has just done.
	 * @param event what was asked of it
	 * @return {@code false} if it is known to lose or to break that
	 */
	default boolean keeps(String event) {
		return true;
	}

	/**
	 * Start the server again.
	 * @throws IOException if it does not start
	 */
	void restart() throws IOException;

	@Override
	void close() throws IOException;

}
