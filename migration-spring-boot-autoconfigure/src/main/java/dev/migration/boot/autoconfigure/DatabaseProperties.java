package dev.migration.boot.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.runtime.OnEdited;
import dev.migration.runtime.OnUnknown;
import dev.migration.runtime.TransactionMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * Properties of one migrated database. Everything may be left out, so that what
 * {@code migration.databases.<name>} does not say can be taken from {@code migration};
 * {@link DatabaseSettings} knows the defaults.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class DatabaseProperties {

	/**
	 * What a start of the application does about its database.
	 */
	private @Nullable OnStartup onStartup;

	/**
	 * How long a start waits for somebody else to upgrade. Zero stands for not at all.
	 */
	private @Nullable Duration waitTimeout;

	/**
	 * Revision to upgrade to on start-up.
	 */
	private @Nullable String target;

	/**
	 * Comma-separated list of folders that hold revision scripts, at any depth. Defaults
	 * to a folder named after the database where there are several.
	 */
	private @Nullable List<String> locations;

	/**
	 * Comma-separated list of folders that hold the sources of revision scripts, relative
	 * to the working directory. New scripts go to the first, or to where their parent is.
	 * Defaults to the folder of the locations below src/main/java, where there is one,
	 * such as src/main/java/db/revision.
	 */
	private @Nullable List<String> scriptDirectory;

	/**
	 * Location of the template that new scripts are made from.
	 */
	private @Nullable String template;

	/**
	 * Name of the file of a new script, with the tokens {rev}, {slug}, {epoch}, {year},
	 * {month}, {day}, {hour}, {minute} and {second}.
	 */
	private @Nullable String fileName;

	/**
	 * Longest part of a message that goes into the name of a file, from 1 to 200
	 * characters.
	 */
	private @Nullable Integer slugLength;

	/**
	 * Time zone of the dates in the names of files.
	 */
	private @Nullable String timeZone;

	/**
	 * Programs to run on every new script, in order, by any name. A command line in which
	 * {file} stands for the new file, or which ends where it is to be appended. A blank
	 * one is switched off.
	 */
	private final Map<String, String> postWriteHooks = new LinkedHashMap<>();

	/**
	 * Values that scripts may ask for, by key.
	 */
	private final Map<String, String> arguments = new LinkedHashMap<>();

	/**
	 * Values that stand for ${name} in SQL revisions, by name. As long as there are none,
	 * such text is taken as it is.
	 */
	private final Map<String, String> placeholders = new LinkedHashMap<>();

	/**
	 * JDBC URL of the database to migrate. Defaults to the application's own DataSource.
	 */
	private @Nullable String url;

	/**
	 * Host of the database to migrate, instead of a URL.
	 */
	private @Nullable String host;

	/**
	 * Port of the database to migrate. Defaults to POSTGRES_PORT, then 5432.
	 */
	private @Nullable String port;

	/**
	 * Name of the database to migrate. Defaults to POSTGRES_DB, then app.
	 */
	private @Nullable String database;

	/**
	 * User who migrates. Alone, without a URL or host, it is used with the application's
	 * own database.
	 */
	private @Nullable String user;

	/**
	 * Password of the user who migrates.
	 */
	private @Nullable String password;

	/**
	 * Name of the application's DataSource bean to migrate, instead of a URL.
	 */
	private @Nullable String dataSource;

	/**
	 * Language of the database: postgresql, mariadb, mysql or h2. Defaults to that of the
	 * server, or of the URL where there is no connection.
	 */
	private @Nullable String dialect;

	/**
	 * Schema to migrate. Defaults to the connection's current one.
	 */
	private @Nullable String schema;

	/**
	 * Name of the table that holds the applied revisions. The history table is named
	 * after it. At most 55 bytes.
	 */
	private @Nullable String versionTable;

	/**
	 * Name of the persistence unit whose entities are compared, if there are several.
	 */
	private @Nullable String persistenceUnit;

	/**
	 * What shares a transaction where the database takes DDL back.
	 */
	private @Nullable TransactionMode transaction;

	/**
	 * What a start does about a database at revisions that the application does not have,
	 * because a newer version of it has upgraded the database.
	 */
	private @Nullable OnUnknown onUnknown;

	/**
	 * What is done about a script that was edited after it was applied.
	 */
	private @Nullable OnEdited onEdited;

	@NestedConfigurationProperty
	private final LockProperties lock = new LockProperties();

	@NestedConfigurationProperty
	private final DdlProperties ddl = new DdlProperties();

	@NestedConfigurationProperty
	private final NamingProperties naming = new NamingProperties();

	@NestedConfigurationProperty
	private final AutogenerateProperties autogenerate = new AutogenerateProperties();

	@NestedConfigurationProperty
	private final ProofProperties proof = new ProofProperties();

	public @Nullable OnStartup getOnStartup() {
		return this.onStartup;
	}

	public void setOnStartup(@Nullable OnStartup onStartup) {
		this.onStartup = onStartup;
	}

	public @Nullable Duration getWaitTimeout() {
		return this.waitTimeout;
	}

	public void setWaitTimeout(@Nullable Duration waitTimeout) {
		this.waitTimeout = waitTimeout;
	}

	public @Nullable String getTarget() {
		return this.target;
	}

	public void setTarget(@Nullable String target) {
		this.target = target;
	}

	public @Nullable List<String> getLocations() {
		return this.locations;
	}

	public void setLocations(@Nullable List<String> locations) {
		this.locations = locations;
	}

	public @Nullable List<String> getScriptDirectory() {
		return this.scriptDirectory;
	}

	public void setScriptDirectory(@Nullable List<String> scriptDirectory) {
		this.scriptDirectory = scriptDirectory;
	}

	public @Nullable String getTemplate() {
		return this.template;
	}

	public void setTemplate(@Nullable String template) {
		this.template = template;
	}

	public @Nullable String getFileName() {
		return this.fileName;
	}

	public void setFileName(@Nullable String fileName) {
		this.fileName = fileName;
	}

	public @Nullable Integer getSlugLength() {
		return this.slugLength;
	}

	public void setSlugLength(@Nullable Integer slugLength) {
		this.slugLength = slugLength;
	}

	public @Nullable String getTimeZone() {
		return this.timeZone;
	}

	public void setTimeZone(@Nullable String timeZone) {
		this.timeZone = timeZone;
	}

	public Map<String, String> getPostWriteHooks() {
		return this.postWriteHooks;
	}

	public Map<String, String> getArguments() {
		return this.arguments;
	}

	public Map<String, String> getPlaceholders() {
		return this.placeholders;
	}

	public @Nullable String getUrl() {
		return this.url;
	}

	public void setUrl(@Nullable String url) {
		this.url = url;
	}

	public @Nullable String getHost() {
		return this.host;
	}

	public void setHost(@Nullable String host) {
		this.host = host;
	}

	public @Nullable String getPort() {
		return this.port;
	}

	public void setPort(@Nullable String port) {
		this.port = port;
	}

	public @Nullable String getDatabase() {
		return this.database;
	}

	public void setDatabase(@Nullable String database) {
		this.database = database;
	}

	public @Nullable String getUser() {
		return this.user;
	}

	public void setUser(@Nullable String user) {
		this.user = user;
	}

	public @Nullable String getPassword() {
		return this.password;
	}

	public void setPassword(@Nullable String password) {
		this.password = password;
	}

	public @Nullable String getDataSource() {
		return this.dataSource;
	}

	public void setDataSource(@Nullable String dataSource) {
		this.dataSource = dataSource;
	}

	public @Nullable String getDialect() {
		return this.dialect;
	}

	public void setDialect(@Nullable String dialect) {
		this.dialect = dialect;
	}

	public @Nullable String getSchema() {
		return this.schema;
	}

	public void setSchema(@Nullable String schema) {
		this.schema = schema;
	}

	public @Nullable String getVersionTable() {
		return this.versionTable;
	}

	public void setVersionTable(@Nullable String versionTable) {
		this.versionTable = versionTable;
	}

	public @Nullable String getPersistenceUnit() {
		return this.persistenceUnit;
	}

	public void setPersistenceUnit(@Nullable String persistenceUnit) {
		this.persistenceUnit = persistenceUnit;
	}

	public @Nullable OnEdited getOnEdited() {
		return this.onEdited;
	}

	public void setOnEdited(@Nullable OnEdited onEdited) {
		this.onEdited = onEdited;
	}

	public @Nullable TransactionMode getTransaction() {
		return this.transaction;
	}

	public void setTransaction(@Nullable TransactionMode transaction) {
		this.transaction = transaction;
	}

	public @Nullable OnUnknown getOnUnknown() {
		return this.onUnknown;
	}

	public void setOnUnknown(@Nullable OnUnknown onUnknown) {
		this.onUnknown = onUnknown;
	}

	public LockProperties getLock() {
		return this.lock;
	}

	public DdlProperties getDdl() {
		return this.ddl;
	}

	public NamingProperties getNaming() {
		return this.naming;
	}

	public AutogenerateProperties getAutogenerate() {
		return this.autogenerate;
	}

	public ProofProperties getProof() {
		return this.proof;
	}

}
