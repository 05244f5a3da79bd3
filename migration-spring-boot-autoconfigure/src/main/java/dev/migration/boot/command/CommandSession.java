package dev.migration.boot.command;

import java.sql.SQLException;

import dev.migration.command.Authoring;
import dev.migration.command.Migrations;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.runtime.MigrationSession;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application as a command sees it. Nothing is created before it is asked for.
 */
final class CommandSession {

	private final ConfigurableApplicationContext context;

	CommandSession(ConfigurableApplicationContext context) {
		this.context = context;
	}

	Migrations migrations() {
		Migrations migrations = this.context.getBeanProvider(Migrations.class).getIfAvailable();
		if (migrations == null) {
			throw new CommandUnavailableException("This application does not migrate a database; remove"
					+ " 'migration.enabled=false' and see that 'spring-boot-starter-jdbc' is there.");
		}
		return migrations;
	}

	/**
	 * Return what writing and comparing need.
	 * @param source what entities are compared with; they are not looked for if with
	 * nothing
	 * @return the authoring
	 */
	Authoring authoring(Source source) {
		return new Authorings(this.context, migrations()).authoring(source);
	}

	/**
	 * Return which database it is, for people.
	 * @return its URL without what may hold a password
	 */
	String databaseUrl() {
		try (MigrationSession session = MigrationSession.open(migrations().database())) {
			String url = session.connection().getMetaData().getURL();
			return (url != null) ? url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//")
					: migrations().database().name();
		}
		catch (SQLException ex) {
			return migrations().database().name();
		}
	}

}
