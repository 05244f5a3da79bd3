package dev.migration.runtime;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import dev.migration.dialect.NameCase;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * A database that is migrated, and where in it the state is kept. Its dialect is that of
 * the server once there was a connection, and what was said about it until then.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MigrationDatabase {

	/**
	 * The version table's usual name.
	 */
	public static final Name DEFAULT_VERSION_TABLE = Name.of("migration_version");

	private final String name;

	private final DataSource dataSource;

	private final @Nullable Dialect chosen;

	private final Supplier<Optional<Dialect>> expected;

	private final @Nullable Name schema;

	private final Name versionTable;

	private final @Nullable Duration answerWithin;

	private volatile @Nullable Dialect known;

	/**
	 * Create a database whose dialect is said. A server of another product is refused.
	 * @param name what logs and the endpoint call it, {@code default} if there is only
	 * one
	 * @param dataSource where connections come from
	 * @param dialect its language
	 * @param schema the schema that is migrated, or {@code null} for the connection's
	 * current one
	 * @param versionTable the table of the applied heads; the history table is named
	 * after it
	 */
	public MigrationDatabase(String name, DataSource dataSource, Dialect dialect, @Nullable Name schema,
			Name versionTable) {
		this(name, dataSource, dialect, () -> Optional.of(dialect), schema, versionTable, null);
	}

	/**
	 * Create a database whose dialect is that of the server.
	 * @param name what logs and the endpoint call it, {@code default} if there is only
	 * one
	 * @param dataSource where connections come from
	 * @param dialect what is known of its language without a connection, such as
	 * {@link Dialects#ofUrl(String)}; asked at most once, and only where there was no
	 * connection yet
	 * @param schema the schema that is migrated, or {@code null} for the connection's
	 * current one
	 * @param versionTable the table of the applied heads; the history table is named
	 * after it
	 */
	public MigrationDatabase(String name, DataSource dataSource, Supplier<Optional<Dialect>> dialect,
			@Nullable Name schema, Name versionTable) {
		this(name, dataSource, null, dialect, schema, versionTable, null);
	}

	private MigrationDatabase(String name, DataSource dataSource, @Nullable Dialect chosen,
			Supplier<Optional<Dialect>> expected, @Nullable Name schema, Name versionTable,
			@Nullable Duration answerWithin) {
		this.name = name;
		this.dataSource = dataSource;
		this.chosen = chosen;
		this.expected = expected;
		this.schema = schema;
		this.versionTable = versionTable;
		this.answerWithin = answerWithin;
	}

	/**
	 * Return what logs and the endpoint call it.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return where connections come from.
	 * @return the data source
	 */
	public DataSource dataSource() {
		return this.dataSource;
	}

	/**
	 * Return the language of the database. If nothing else tells it, the server is asked.
	 * @return the dialect
	 * @throws DatabaseUnavailableException if the server has to be asked and cannot be
	 * talked to
	 * @throws UnsupportedDatabaseException if there is no dialect for the server
	 */
	public Dialect dialect() {
		Dialect dialect = this.known;
		if (dialect == null) {
			dialect = this.expected.get().orElseGet(this::serverDialect);
			this.known = dialect;
		}
		return dialect;
	}

	/**
	 * Return the language of the server, which what is said of it does not tell for
	 * certain.
	 * @return the dialect
	 * @throws DatabaseUnavailableException if the server cannot be talked to
	 * @throws UnsupportedDatabaseException if there is no dialect for the server
	 */
	public Dialect serverDialect() {
		return DatabaseConnections.read(this, (connection) -> dialect());
	}

	/**
	 * Learn the dialect from a connection.
	 * @param connection the connection
	 * @throws UnsupportedDatabaseException if there is no dialect for the server, or
	 * another one was chosen
	 */
	void meet(Connection connection) throws SQLException {
		// Drivers know the product without asking the server
		DatabaseMetaData metaData = connection.getMetaData();
		String product = metaData.getDatabaseProductName();
		String version = metaData.getDatabaseProductVersion();
		NameCase nameCase = NameCase.of(metaData.storesUpperCaseIdentifiers(), metaData.storesLowerCaseIdentifiers());
		Dialect server = Dialects.ofProduct(product, version, nameCase).orElse(null);
		this.known = agreed(server, product, version);
	}

	private Dialect agreed(@Nullable Dialect server, String product, String version) {
		if (this.chosen == null) {
			if (server == null) {
				throw new UnsupportedDatabaseException(this.name, product, version);
			}
			return server;
		}
		if (server == null) {
			// A dialect of somebody else's is for the product that it is named after
			if (this.chosen.name().equalsIgnoreCase(product) && !Dialects.isSupported(product)) {
				return this.chosen;
			}
			throw new UnsupportedDatabaseException(this.name, product, version);
		}
		if (!this.chosen.name().equals(server.name())) {
			throw new DialectMismatchException(this.name, this.chosen.name(), product, server.name());
		}
		return server.getClass().equals(this.chosen.getClass()) ? server : this.chosen;
	}

	/**
	 * Return the schema that is migrated.
	 * @return the schema, or {@code null} for the connection's current one
	 */
	public @Nullable Name schema() {
		return this.schema;
	}

	/**
	 * Return the table of the applied heads.
	 * @return the name
	 */
	public Name versionTable() {
		return this.versionTable;
	}

	/**
	 * Return the name of the history table: {@code version} at the end of the version
	 * table's name becomes {@code history}, or {@code _history} is appended.
	 * @return the name
	 */
	public Name historyTable() {
		String text = this.versionTable.text();
		String stem = text.endsWith("version") ? text.substring(0, text.length() - "version".length()) : text + "_";
		return Name.of(stem + "history");
	}

	/**
	 * Return this database at a schema.
	 * @param name the schema that is migrated
	 * @return the database, with the dialect that is known by now
	 */
	MigrationDatabase atSchema(Name name) {
		return with(name, this.answerWithin);
	}

	/**
	 * Return this database for readers that cannot wait: a connection on which the
	 * network or the server is silent for longer is given up.
	 * @param limit how long an answer may take
	 * @return the database, with the dialect that is known by now
	 */
	public MigrationDatabase answeringWithin(Duration limit) {
		return with(this.schema, limit);
	}

	private MigrationDatabase with(@Nullable Name otherSchema, @Nullable Duration limit) {
		MigrationDatabase database = new MigrationDatabase(this.name, this.dataSource, this.chosen, this.expected,
				otherSchema, this.versionTable, limit);
		database.known = this.known;
		return database;
	}

	/**
	 * Return how long an answer may take while something is read, or {@code null} for as
	 * long as it likes.
	 */
	@Nullable Duration answerWithin() {
		return this.answerWithin;
	}

	/**
	 * Return whether runs on another database wait for those on this one.
	 */
	boolean hasLockOf(MigrationDatabase other) {
		return this.dataSource == other.dataSource && this.versionTable.equals(other.versionTable)
				&& Objects.equals(this.schema, other.schema);
	}

}
