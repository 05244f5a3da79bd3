package dev.migration.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Properties of the throwaway database on which revisions are tried out.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class ProofProperties {

	/**
	 * Whether revisions that are written by comparing are tried out before, if a
	 * throwaway database can be had. The options 'prove' and 'no-prove' override it.
	 */
	private @Nullable Boolean enabled;

	/**
	 * JDBC URL of a server on which a scratch database is created and dropped, or a
	 * scratch schema where no database may be created. Without it a container or an
	 * embedded database is started, as far as the class path has one.
	 */
	private @Nullable String url;

	/**
	 * User who creates the scratch database.
	 */
	private @Nullable String user;

	/**
	 * Password of that user.
	 */
	private @Nullable String password;

	public @Nullable Boolean getEnabled() {
		return this.enabled;
	}

	public void setEnabled(@Nullable Boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getUrl() {
		return this.url;
	}

	public void setUrl(@Nullable String url) {
		this.url = url;
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

}
