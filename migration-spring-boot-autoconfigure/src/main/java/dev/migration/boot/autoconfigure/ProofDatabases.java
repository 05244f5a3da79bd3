package dev.migration.boot.autoconfigure;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.migration.MigrationException;
import dev.migration.boot.autoconfigure.ConnectionSource.Kind;
import dev.migration.proof.ContainerScratch;
import dev.migration.proof.EmbeddedPostgresScratch;
import dev.migration.proof.InMemoryScratch;
import dev.migration.proof.ScratchDatabase;
import dev.migration.proof.ScratchDatabases;
import dev.migration.proof.ScratchUnavailableException;
import dev.migration.proof.ServerScratch;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The ways by which an application comes by a throwaway database. The first that has one
 * wins: beans of type {@link ScratchDatabase}, {@code migration.proof.url}, a database in
 * memory, a container, an embedded server.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ProofDatabases {

	private static final String ADVICE = "set 'migration.proof.url', add Testcontainers or an embedded %s to the class"
			+ " path, or use the database's own server ('migrate revision --prove=server', 'migrate prove"
			+ " --server')";

	private final DatabaseSettings settings;

	private final ObjectProvider<ScratchDatabase> beans;

	private final ClassLoader classLoader;

	/**
	 * Create the ways of one database.
	 * @param settings what the properties say about it
	 * @param beans the application's own ways
	 * @param classLoader knows what is on the class path
	 */
	public ProofDatabases(DatabaseSettings settings, ObjectProvider<ScratchDatabase> beans, ClassLoader classLoader) {
		this.settings = settings;
		this.beans = beans;
		this.classLoader = classLoader;
	}

	/**
	 * Return whatever there is, but nothing on the server of the database itself.
	 * @param migrated the connections of migrations
	 * @return the first way that has a database
	 */
	public ScratchDatabase any(DataSource migrated) {
		return any(migrated, ADVICE);
	}

	/**
	 * Return whatever there is, but nothing on the server of the database itself.
	 * @param migrated the connections of migrations
	 * @param advice what to do if there is nothing, as the rest of a sentence; {@code %s}
	 * is the product
	 * @return the first way that has a database
	 */
	public ScratchDatabase any(DataSource migrated, String advice) {
		List<ScratchDatabase> own = this.beans.orderedStream().toList();
		if (!own.isEmpty()) {
			return ScratchDatabases.firstOf(own, "see the ScratchDatabase beans of the application");
		}
		ProofProperties url = this.settings.proofConnection();
		if (url != null) {
			return (request) -> byUrl(url, migrated).create(request);
		}
		List<ScratchDatabase> candidates = new ArrayList<>();
		candidates.add(new InMemoryScratch());
		if (isPresent("org.testcontainers.containers.JdbcDatabaseContainer")) {
			candidates.add(new ContainerScratch());
		}
		if (isPresent("io.zonky.test.db.postgres.embedded.EmbeddedPostgres")) {
			candidates.add(new EmbeddedPostgresScratch());
		}
		return ScratchDatabases.firstOf(candidates, advice);
	}

	private boolean isPresent(String type) {
		return ClassUtils.isPresent(type, this.classLoader);
	}

	private ScratchDatabase byUrl(ProofProperties properties, DataSource migrated) {
		String key = "'" + this.settings.key("proof.url") + "'";
		String url = String.valueOf(properties.getUrl());
		DataSource server = source(key, url, properties).dataSource();
		boolean schemas = !address(url).equals(addressOf(migrated));
		return new ServerScratch(key, server, (other) -> source(key, other, properties).dataSource(), schemas, user(),
				Clock.systemUTC());
	}

	private static ConnectionSource source(String key, String url, ProofProperties properties) {
		return ConnectionSource.of(Kind.PROPERTIES, key, url, properties.getUser(), properties.getPassword());
	}

	/**
	 * Return which database is migrated, beside whose tables no schema is made.
	 */
	private static @Nullable String addressOf(DataSource migrated) {
		try {
			String url = ApplicationDataSource.urlOf(DeferredDataSource.unwrap(migrated));
			return (url != null) ? address(url) : null;
		}
		catch (MigrationException ex) {
			// Comparing with the history takes no database
			return null;
		}
	}

	private static String address(String url) {
		return url.replaceFirst("[?;].*", "");
	}

	/**
	 * Return a scratch database on the server of the database itself.
	 * @param migrated the connections of migrations
	 * @return the way
	 */
	public ScratchDatabase sameServer(DataSource migrated) {
		return (request) -> {
			DataSource dataSource = DeferredDataSource.unwrap(migrated);
			if (request.dialect().name().equals("h2")) {
				return new InMemoryScratch().create(request);
			}
			return new ServerScratch("the same server", dataSource, (url) -> sibling(dataSource, url), false, user(),
					Clock.systemUTC())
				.create(request);
		};
	}

	private static DataSource sibling(DataSource migrated, String url) {
		@Nullable SimpleDriverDataSource derived = ApplicationDataSource.derived(migrated);
		if (derived == null) {
			throw new ScratchUnavailableException("the DataSource of type '" + migrated.getClass().getName()
					+ "' does not tell by which user and password another database of its server is reached;"
					+ " set 'migration.proof.url'");
		}
		derived.setUrl(url);
		return derived;
	}

	private static String user() {
		String user = System.getProperty("user.name");
		return StringUtils.hasText(user) ? user : "unknown";
	}

}
