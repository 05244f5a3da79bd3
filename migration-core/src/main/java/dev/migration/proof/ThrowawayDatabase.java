package dev.migration.proof;

import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * An empty database that nobody will miss. It is dropped when it is closed, and also when
 * the process is told to end.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ThrowawayDatabase implements AutoCloseable {

	private final String description;

	private final DataSource dataSource;

	private final Kind kind;

	private final @Nullable Name schema;

	private final Runnable drop;

	private final AtomicBoolean dropped = new AtomicBoolean();

	private final Thread hook;

	/**
	 * Create a database on a server that has nothing else.
	 * @param description what it is, after the word "on": such as
	 * {@code an embedded PostgreSQL 18.6}
	 * @param dataSource connects to it, as somebody who may do everything there
	 * @param drop drops it
	 */
	public ThrowawayDatabase(String description, DataSource dataSource, Runnable drop) {
		this(description, dataSource, Kind.SERVER, null, drop);
	}

	ThrowawayDatabase(String description, DataSource dataSource, Kind kind, @Nullable Name schema, Runnable drop) {
		this.description = description;
		this.dataSource = dataSource;
		this.kind = kind;
		this.schema = schema;
		this.drop = drop;
		this.hook = new Thread(this::drop, "migration-proof-drop");
		try {
			Runtime.getRuntime().addShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			drop();
			throw new ScratchUnavailableException("the process is ending", ex);
		}
	}

	/**
	 * Return what it is.
	 * @return the words after "on"
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Return where its connections come from.
	 * @return the data source
	 */
	public DataSource dataSource() {
		return this.dataSource;
	}

	/**
	 * Return how much of its server it has for itself.
	 */
	Kind kind() {
		return this.kind;
	}

	/**
	 * Return the schema that all of it is.
	 * @return the schema, or {@code null} if it is a whole database
	 */
	@Nullable Name schema() {
		return this.schema;
	}

	private void drop() {
		if (this.dropped.compareAndSet(false, true)) {
			this.drop.run();
		}
	}

	@Override
	public void close() {
		try {
			drop();
		}
		finally {
			try {
				Runtime.getRuntime().removeShutdownHook(this.hook);
			}
			catch (IllegalStateException ex) {
				// The process is ending, and the hook finds nothing to do
			}
		}
	}

	/**
	 * How much of its server a throwaway database has for itself.
	 */
	enum Kind {

		/** All of it. */
		SERVER,

		/** A database beside others. */
		DATABASE,

		/** A database beside the one that revisions are written for. */
		SAME_SERVER,

		/** A schema beside others. */
		SCHEMA

	}

}
