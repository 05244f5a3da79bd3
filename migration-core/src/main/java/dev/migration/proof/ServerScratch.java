package dev.migration.proof;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import dev.migration.proof.ThrowawayDatabase.Kind;
import dev.migration.schema.Name;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scratch database on a server that there is already: one under a name of its own, or a
 * schema inside the given database where no database may be created. What a killed
 * process has left behind is dropped a day later.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ServerScratch implements ScratchDatabase {

	private static final Logger logger = LoggerFactory.getLogger(ServerScratch.class);

	// The same rules for texts as in the database whose server it is
	private static final String POSTGRESQL_TEXTS = """
			SELECT format(' ENCODING %L LC_COLLATE %L LC_CTYPE %L', pg_encoding_to_char(encoding), datcollate, datctype)
			FROM pg_database WHERE datname = current_database()
			""";

	// A schema with somebody's tables is not on the path: what has no schema before its
	// name would be found there
	private static final String EXTENSION_SCHEMAS = """
			SELECT DISTINCT quote_ident(n.nspname)
			FROM pg_extension e
			JOIN pg_namespace n ON n.oid = e.extnamespace
			WHERE n.nspname <> 'pg_catalog' AND NOT EXISTS (
				SELECT FROM pg_class c
				WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND NOT EXISTS (
					SELECT FROM pg_depend d
					WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'))
			ORDER BY 1
			""";

	private static final String MARIADB_TEXTS = """
			SELECT concat(' CHARACTER SET ', @@character_set_database, ' COLLATE ', @@collation_database)""";

	private static final Pattern WITH_HOST = Pattern.compile("^(jdbc:[a-z0-9:]+//[^/?;]*)(?:/[^?;]*)?([?;].*)?$",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern WITHOUT_HOST = Pattern.compile("^(jdbc:postgresql:)[^/?]*(\\?.*)?$", Pattern.DOTALL);

	private static final Pattern CURRENT_SCHEMA = Pattern.compile("(?i)(?<=[?&])(?:currentSchema|options)=[^&]*&?");

	private final String name;

	private final DataSource server;

	private final Function<String, DataSource> sibling;

	private final boolean schemas;

	private final String user;

	private final Clock clock;

	/**
	 * Create a way to a scratch database.
	 * @param name what messages call the server, such as {@code 'migration.proof.url'}
	 * @param server connects to a database of the server
	 * @param sibling returns what connects to another database of the same server, as the
	 * same user, given its JDBC URL
	 * @param schemas whether a schema inside the given database will do where no database
	 * may be created
	 * @param user whose scratch databases these are, for their names
	 * @param clock tells the time
	 */
	public ServerScratch(String name, DataSource server, Function<String, DataSource> sibling, boolean schemas,
			String user, Clock clock) {
		this.name = name;
		this.server = server;
		this.sibling = sibling;
		this.schemas = schemas;
		this.user = user;
		this.clock = clock;
	}

	@Override
	public ThrowawayDatabase create(ScratchRequest request) {
		try (Connection connection = this.server.getConnection()) {
			connection.setAutoCommit(true);
			String version = requireProduct(connection.getMetaData(), request);
			return create(connection, request, version);
		}
		catch (SQLException ex) {
			throw new ScratchUnavailableException(this.name + " does not answer: " + ServerReason.of(ex), ex);
		}
	}

	private String requireProduct(DatabaseMetaData metaData, ScratchRequest request) throws SQLException {
		String version = metaData.getDatabaseProductVersion();
		String product = Dialects.ofProduct(metaData.getDatabaseProductName(), version)
			.map(Dialect::name)
			.orElse(metaData.getDatabaseProductName());
		if (!product.equals(request.dialect().name())) {
			throw new ScratchUnavailableException(
					this.name + " is a server of '" + product + "', but the revisions are for " + request.product());
		}
		return request.product() + " " + version.replaceFirst("^5\\.5\\.5-", "").split("[ -]")[0];
	}

	private ThrowawayDatabase create(Connection connection, ScratchRequest request, String version)
			throws SQLException {
		String scratch = ScratchName.of(this.user, this.clock.instant());
		boolean beside = this.schemas && !isMigrated(connection, request);
		if (request.dialect().name().equals("h2")) {
			if (!beside) {
				throw new ScratchUnavailableException(this.name + " is the database that is migrated; name another,"
						+ " or leave it out for a database in memory");
			}
			return schema(connection, ScratchPlace.H2_SCHEMA, scratch, version);
		}
		boolean postgreSql = request.dialect().name().equals("postgresql");
		ScratchPlace place = postgreSql ? ScratchPlace.POSTGRESQL_DATABASE : ScratchPlace.MARIADB_DATABASE;
		// Whatever this may say against it, there is nothing to be dropped yet
		DataSource dataSource = this.sibling.apply(url(connection, scratch));
		sweep(connection, place);
		try {
			execute(connection, place.create().formatted(scratch)
					+ strings(connection, postgreSql ? POSTGRESQL_TEXTS : MARIADB_TEXTS).get(0));
		}
		catch (SQLException ex) {
			if (postgreSql && beside && "42501".equals(ex.getSQLState())) {
				return schema(connection, ScratchPlace.POSTGRESQL_SCHEMA, scratch, version);
			}
			throw new ScratchUnavailableException(this.name + " refuses to create a database: " + ServerReason.of(ex)
					+ " (the user needs the right to, such as " + (postgreSql ? "CREATEDB" : "CREATE on *.*") + ")",
					ex);
		}
		return new ThrowawayDatabase("a scratch database of " + this.name + ", " + version, dataSource,
				beside ? Kind.DATABASE : Kind.SAME_SERVER, null, () -> drop(place, scratch));
	}

	private static boolean isMigrated(Connection connection, ScratchRequest request) throws SQLException {
		return request.server() != null
				&& request.server().identity().equals(DatabaseServer.identity(connection, request.dialect()));
	}

	/**
	 * A schema for itself; scripts that name other schemas are refused there.
	 */
	private ThrowawayDatabase schema(Connection connection, ScratchPlace place, String scratch, String version)
			throws SQLException {
		sweep(connection, place);
		DataSource dataSource = place.equals(ScratchPlace.POSTGRESQL_SCHEMA)
				? new SchemaDataSource(this.server, searchPath(connection, scratch)) : this.server;
		try {
			execute(connection, place.create().formatted(scratch));
		}
		catch (SQLException ex) {
			throw new ScratchUnavailableException(
					this.name + " refuses to create a database or a schema: " + ServerReason.of(ex), ex);
		}
		return new ThrowawayDatabase("a scratch schema of " + this.name + ", " + version, dataSource, Kind.SCHEMA,
				Name.of(scratch), () -> drop(place, scratch));
	}

	private static String searchPath(Connection connection, String scratch) throws SQLException {
		return Stream.concat(Stream.of(scratch), strings(connection, EXTENSION_SCHEMAS).stream())
			.collect(Collectors.joining(", "));
	}

	private String url(Connection connection, String database) throws SQLException {
		String url = Objects.requireNonNullElse(connection.getMetaData().getURL(), "");
		for (Pattern pattern : List.of(WITH_HOST, WITHOUT_HOST)) {
			Matcher matcher = pattern.matcher(url);
			if (matcher.matches()) {
				String end = Objects.requireNonNullElse(matcher.group(2), "");
				return matcher.group(1) + ((pattern == WITH_HOST) ? "/" : "") + database
						+ CURRENT_SCHEMA.matcher(end).replaceAll("").replaceFirst("[?&]$", "");
			}
		}
		throw new ScratchUnavailableException(
				this.name + " has a URL in which the database cannot be replaced by another");
	}

	private void sweep(Connection connection, ScratchPlace place) throws SQLException {
		for (String found : strings(connection, place.list())) {
			if (ScratchName.isForgotten(found, this.user, this.clock.instant())) {
				try {
					drop(connection, place, found);
				}
				catch (SQLException ex) {
					logger.debug("Could not drop '{}', which an earlier run has left behind", found, ex);
				}
			}
		}
	}

	private void drop(ScratchPlace place, String scratch) {
		try (Connection connection = this.server.getConnection()) {
			connection.setAutoCommit(true);
			drop(connection, place, scratch);
		}
		catch (SQLException ex) {
			logger.warn("Could not drop '{}' of {}: {}; it is dropped by a run more than a day later", scratch,
					this.name, ServerReason.of(ex));
		}
	}

	private static void drop(Connection connection, ScratchPlace place, String scratch) throws SQLException {
		for (String sql : place.drop()) {
			execute(connection, sql.formatted(scratch));
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static List<String> strings(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			List<String> strings = new ArrayList<>();
			while (result.next()) {
				strings.add(result.getString(1));
			}
			return strings;
		}
	}

}
