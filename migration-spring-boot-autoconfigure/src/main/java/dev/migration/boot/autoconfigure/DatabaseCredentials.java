package dev.migration.boot.autoconfigure;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/**
 * Who connects to a database and by which passwords, for whoever has to leave these out
 * of what others see.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class DatabaseCredentials {

	private static final DatabaseCredentials NONE = new DatabaseCredentials(Set.of(), Set.of());

	// What a URL says; names of parameters are those of all drivers
	private static final Pattern PASSWORD = Pattern.compile("(?i)[?&;][\\w.-]*(?:password|pwd)=([^&;\\s]+)");

	private final Set<String> users;

	private final Set<String> passwords;

	private DatabaseCredentials(Set<String> users, Set<String> passwords) {
		this.users = users;
		this.passwords = passwords;
	}

	/**
	 * Return the credentials that a DataSource uses.
	 * @param dataSource the DataSource, in whatever wrappers
	 * @return the credentials, none if the type of the DataSource does not tell them
	 */
	public static DatabaseCredentials of(DataSource dataSource) {
		SimpleDriverDataSource derived = ApplicationDataSource.derived(DeferredDataSource.unwrap(dataSource));
		return (derived != null) ? of(derived.getUrl(), derived.getUsername(), derived.getPassword()) : NONE;
	}

	/**
	 * Return the credentials of connection details.
	 * @param details the details
	 * @return the credentials
	 */
	public static DatabaseCredentials of(MigrationConnectionDetails details) {
		return of(details.getJdbcUrl(), details.getUsername(), details.getPassword());
	}

	private static DatabaseCredentials of(@Nullable String url, @Nullable String user, @Nullable String password) {
		return new DatabaseCredentials(texts(Stream.ofNullable(user)), texts(Stream.concat(Stream.ofNullable(password),
				Stream.ofNullable(url).flatMap(DatabaseCredentials::passwords))));
	}

	private static Stream<String> passwords(String url) {
		return PASSWORD.matcher(url)
			.results()
			.map((result) -> result.group(1))
			.flatMap((written) -> Stream.of(written, decoded(written)));
	}

	private static String decoded(String written) {
		try {
			return URLDecoder.decode(written, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			// A percent sign that is one
			return written;
		}
	}

	private static Set<String> texts(Stream<String> texts) {
		return texts.filter(StringUtils::hasText).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Return the users.
	 * @return the users
	 */
	public Set<String> users() {
		return this.users;
	}

	/**
	 * Return the passwords.
	 * @return the passwords
	 */
	public Set<String> passwords() {
		return this.passwords;
	}

	@Override
	public String toString() {
		return "credentials of " + this.users;
	}

}
