package dev.migration.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of schema migrations.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@ConfigurationProperties("migration")
public class MigrationProperties {

	/**
	 * Whether to migrate at all.
	 */
	private boolean enabled = true;

	/**
	 * What a start of the application does about its database.
	 */
	private OnStartup onStartup = OnStartup.UPGRADE;

	/**
	 * How long a start waits for somebody else to upgrade.
	 */
	private Duration waitTimeout = Duration.ofMinutes(5);

	/**
	 * Revision to upgrade to on start-up.
	 */
	private String target = "heads";

	/**
	 * Comma-separated list of folders that hold revision scripts, at any depth.
	 */
	private List<String> locations = new ArrayList<>(List.of("classpath:db/revision"));

	/**
	 * Folder that new scripts are written to, relative to the working directory. Defaults
	 * to src/main/java/db/revision where there is a src/main/java.
	 */
	private @Nullable String scriptDirectory;

	/**
	 * Location of the template that new scripts are made from.
	 */
	private @Nullable String template;

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
	 * Schema to migrate. Defaults to the connection's current one.
	 */
	private @Nullable String schema;

	/**
	 * Name of the table that holds the applied revisions. The history table is named
	 * after it.
	 */
	private String versionTable = "migration_version";

	/**
	 * Name of the persistence unit whose entities are compared, if there are several.
	 */
	private @Nullable String persistenceUnit;

	/**
	 * Command to run instead of the application, as a shell would split it.
	 */
	private @Nullable String command;

	/**
	 * Message of the revision that the revision profile writes.
	 */
	private @Nullable String message;

	private final Lock lock = new Lock();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public OnStartup getOnStartup() {
		return this.onStartup;
	}

	public void setOnStartup(OnStartup onStartup) {
		this.onStartup = onStartup;
	}

	public Duration getWaitTimeout() {
		return this.waitTimeout;
	}

	public void setWaitTimeout(Duration waitTimeout) {
		this.waitTimeout = waitTimeout;
	}

	public String getTarget() {
		return this.target;
	}

	public void setTarget(String target) {
		this.target = target;
	}

	public List<String> getLocations() {
		return this.locations;
	}

	public void setLocations(List<String> locations) {
		this.locations = locations;
	}

	public @Nullable String getScriptDirectory() {
		return this.scriptDirectory;
	}

	public void setScriptDirectory(@Nullable String scriptDirectory) {
		this.scriptDirectory = scriptDirectory;
	}

	public @Nullable String getTemplate() {
		return this.template;
	}

	public void setTemplate(@Nullable String template) {
		this.template = template;
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

	public @Nullable String getSchema() {
		return this.schema;
	}

	public void setSchema(@Nullable String schema) {
		this.schema = schema;
	}

	public String getVersionTable() {
		return this.versionTable;
	}

	public void setVersionTable(String versionTable) {
		this.versionTable = versionTable;
	}

	public @Nullable String getPersistenceUnit() {
		return this.persistenceUnit;
	}

	public void setPersistenceUnit(@Nullable String persistenceUnit) {
		this.persistenceUnit = persistenceUnit;
	}

	public @Nullable String getCommand() {
		return this.command;
	}

	public void setCommand(@Nullable String command) {
		this.command = command;
	}

	public @Nullable String getMessage() {
		return this.message;
	}

	public void setMessage(@Nullable String message) {
		this.message = message;
	}

	public Lock getLock() {
		return this.lock;
	}

	/**
	 * What a start of the application does about its database.
	 */
	public enum OnStartup {

		/**
		 * Upgrade to the target.
		 */
		UPGRADE,

		/**
		 * Fail unless the database is at the target.
		 */
		REQUIRE_HEAD,

		/**
		 * Wait until somebody else has upgraded to the target.
		 */
		WAIT,

		/**
		 * Nothing.
		 */
		NONE

	}

	/**
	 * Properties of the lock that lets one instance migrate at a time.
	 */
	public static class Lock {

		/**
		 * How long to wait for another instance that is migrating.
		 */
		private Duration timeout = Duration.ofMinutes(5);

		public Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(Duration timeout) {
			this.timeout = timeout;
		}

	}

}
