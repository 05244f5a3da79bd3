package dev.migration.boot.command;

import java.util.List;
import java.util.Map;

import dev.migration.command.Migrations;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application as a command sees it. Nothing is created before it is asked for.
 */
final class CommandSession {

	private final ConfigurableApplicationContext context;

	CommandSession(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Return the databases that this application migrates.
	 * @return one or more, in the order of the properties
	 * @throws CommandUnavailableException if there is none
	 */
	List<CommandDatabase> databases() {
		Migrations migrations = this.context.getBeanProvider(Migrations.class).getIfAvailable();
		if (migrations == null) {
			throw new CommandUnavailableException("This application does not migrate a database; remove"
					+ " 'migration.enabled=false' and see that 'spring-boot-starter-jdbc' is there.");
		}
		return List.of(new CommandDatabase(migrations.database().name(), () -> migrations,
				(source) -> new Authorings(this.context, migrations).authoring(source), Map::of));
	}

}
