package dev.migration.runtime;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.StateSql;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection of a migration: in autocommit, with the migrated schema resolved and first
 * on the pinned search path. Gives the connection back as it was.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MigrationSession implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(MigrationSession.class);

	private final MigrationDatabase database;

	private final Connection pooled;

	private final Connection connection;

	private final boolean autoCommit;

	private final @Nullable String searchPath;

	private final Name schema;

	private final String process;

	private final @Nullable String readOnly;

	private final @Nullable SessionSettings before;

	private final StatementWatch watch;

	private final UnlistedSettings unlistedSettings = new UnlistedSettings(this);

	private List<String> runSettings = List.of();

	private @Nullable SessionSettings run;

	private MigrationSession(MigrationDatabase database, Connection pooled, boolean autoCommit) throws SQLException {
		this.database = database;
		this.pooled = pooled;
		this.connection = DatabaseConnections.behindPool(pooled);
		this.autoCommit = autoCommit;
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery(database.dialect().state().session())) {
			result.next();
			String current = result.getString(1);
			this.searchPath = result.getString(2);
			this.process = result.getString(3);
			this.readOnly = result.getString(4);
			this.schema = resolve(database, current);
		}
		this.watch = new StatementWatch(this, new BlockerWatch(this));
		this.before = database.dialect().state().prepareSession().isEmpty() ? null : SessionSettings.of(this);
	}

	/**
	 * Open a session.
	 * @param database the database
	 * @return the session, to be closed
	 * @throws DatabaseUnavailableException if there is no connection to be had
	 * @throws PooledConnectionException if a pooler between does not keep sessions
	 */
	public static MigrationSession open(MigrationDatabase database) {
		MigrationSession session = create(database, DatabaseConnections.open(database));
		try {
			PooledServer.check(session);
			session.prepare();
			return session;
		}
		catch (SQLException ex) {
			session.close();
			throw new DatabaseUnavailableException(database.name(), ex);
		}
		catch (RuntimeException ex) {
			session.close();
			throw ex;
		}
	}

	private static MigrationSession create(MigrationDatabase database, Connection connection) {
		boolean autoCommit = true;
		try {
			autoCommit = DatabaseConnections.enterAutoCommit(connection);
			return new MigrationSession(database, connection, autoCommit);
		}
		catch (SQLException ex) {
			closeAsItWas(connection, autoCommit);
			throw new DatabaseUnavailableException(database.name(), ex);
		}
		catch (RuntimeException ex) {
			closeAsItWas(connection, autoCommit);
			throw ex;
		}
	}

	private static void closeAsItWas(Connection connection, boolean autoCommit) {
		DatabaseConnections.restoreQuietly(connection, autoCommit);
		DatabaseConnections.closeQuietly(connection);
	}

	static Name resolve(MigrationDatabase database, @Nullable String current) {
		if (database.schema() != null) {
			return database.schema();
		}
		if (current == null) {
			throw new SchemaNotFoundException(database.name());
		}
		return database.dialect().storedName(current, true);
	}

	/**
	 * Return the connection.
	 * @return the connection, in autocommit unless a step is being run
	 */
	public Connection connection() {
		return this.connection;
	}

	/**
	 * Return the database that the session belongs to.
	 * @return the database
	 */
	public MigrationDatabase database() {
		return this.database;
	}

	/**
	 * Return the schema that is migrated.
	 * @return the schema, never null
	 */
	public Name schema() {
		return this.schema;
	}

	/**
	 * Return the database with its schema resolved.
	 * @return the database, whose schema is not null
	 */
	MigrationDatabase databaseAtSchema() {
		return this.database.atSchema(this.schema);
	}

	Dialect dialect() {
		return this.database.dialect();
	}

	StateSql state() {
		return dialect().state();
	}

	QualifiedName versionTable() {
		return new QualifiedName(this.schema, this.database.versionTable());
	}

	QualifiedName historyTable() {
		return new QualifiedName(this.schema, this.database.historyTable());
	}

	/**
	 * Return the number by which the server knows the session.
	 */
	String process() {
		return this.process;
	}

	/**
	 * Return what looks after the statements of the session.
	 */
	StatementWatch watch() {
		return this.watch;
	}

	UnlistedSettings unlistedSettings() {
		return this.unlistedSettings;
	}

	/**
	 * Prepare for a run. Whoever calls has seen to it that settings are set back.
	 * @param application what the session is to be called where people look at sessions
	 * @throws ReadOnlyDatabaseException if nothing can be written here
	 */
	void beginRun(String application) throws SQLException {
		if (this.readOnly != null) {
			throw new ReadOnlyDatabaseException(this.database.name(), this.readOnly);
		}
		if (this.connection.isReadOnly()) {
			throw new ReadOnlyDatabaseException(this.database.name(),
					"its connections say so, as with 'spring.datasource.hikari.read-only=true'");
		}
		this.runSettings = state().prepareRun(application);
		prepare();
		for (String sql : state().noticeDeath()) {
			try {
				execute(sql);
			}
			catch (SQLException ex) {
				logger.debug("The server of database '{}' refuses '{}'", this.database.name(), sql, ex);
			}
		}
		this.run = SessionSettings.of(this);
	}

	/**
	 * Prepare for a step: nothing that the step before it has set reaches it, as nothing
	 * does in a run that begins with it.
	 */
	void beginStep() throws SQLException {
		forgetSettings();
		prepare();
	}

	/**
	 * Set back what scripts have set. What transactions begin with has to be so before.
	 */
	void forgetSettings() throws SQLException {
		if (this.watch.takeSet() && this.run != null) {
			this.run.restore();
		}
		dropTemporary();
	}

	/**
	 * Drop the temporary tables that scripts have left: they hide others of the same
	 * name.
	 */
	void dropTemporary() throws SQLException {
		Set<String> tables = this.watch.takeTemporary();
		if (!tables.isEmpty()) {
			for (String sql : state().dropTemporary(tables)) {
				execute(sql);
			}
		}
	}

	/**
	 * Understand literals as they are written and find the migrated schema first,
	 * whatever a script has set. In a run nobody else's limits count either.
	 */
	void prepare() throws SQLException {
		prepare(List.of());
	}

	/**
	 * Prepare, and carry out what else has to be said before a script runs.
	 * @param further more statements of the tool's own
	 */
	void prepare(List<String> further) throws SQLException {
		List<String> statements = new ArrayList<>(state().prepareSession());
		statements.addAll(this.runSettings);
		statements.add(state().setSearchPath(state().searchPath(this.schema, this.searchPath)));
		statements.addAll(further);
		if (state().takesSeveral()) {
			execute(String.join("; ", statements));
			return;
		}
		for (String sql : statements) {
			execute(sql);
		}
	}

	/**
	 * Return a name as models write it, without the migrated schema.
	 * @param name the name
	 * @return the name, without a schema if that is the migrated one
	 */
	public QualifiedName inModel(QualifiedName name) {
		return this.schema.equals(name.schema()) ? new QualifiedName(null, name.name()) : name;
	}

	/**
	 * Return the tables of the migrated schema.
	 * @return the names as models write them, in order
	 */
	List<String> tables() {
		return names(state().tables(this.schema));
	}

	/**
	 * Return the columns of a table.
	 * @param table the table in the migrated schema
	 * @return the names as models write them
	 */
	List<String> columns(QualifiedName table) {
		return names(state().columns(this.schema, table.name()));
	}

	private List<String> names(String sql) {
		List<String> names = new ArrayList<>();
		try (Statement statement = this.connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			while (result.next()) {
				names.add(dialect().storedName(result.getString(1), true).text());
			}
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(this.database.name(), ex);
		}
		return names;
	}

	private void setSearchPath(String value) throws SQLException {
		execute(state().setSearchPath(value));
	}

	/**
	 * Carry a statement of the tool's own out.
	 * @param sql the statement
	 */
	void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
	}

	@Override
	public void close() {
		this.watch.close();
		if (isRestored()) {
			DatabaseConnections.restoreQuietly(this.pooled, this.autoCommit);
		}
		else {
			DatabaseConnections.evictQuietly(this.database, this.pooled);
		}
		DatabaseConnections.closeQuietly(this.pooled);
	}

	private boolean isRestored() {
		try {
			if (!this.connection.isClosed()) {
				DatabaseConnections.endTransaction(this.connection);
				if (this.before != null) {
					this.before.close();
				}
				if (this.searchPath != null) {
					setSearchPath(this.searchPath);
				}
				return true;
			}
		}
		catch (SQLException ex) {
			logger.debug("Could not restore the connection of database '{}'", this.database.name(), ex);
		}
		return false;
	}

}
