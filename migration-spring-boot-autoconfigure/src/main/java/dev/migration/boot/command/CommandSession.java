package dev.migration.boot.command;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import dev.migration.boot.autoconfigure.DatabaseSettings;
import dev.migration.boot.autoconfigure.MigratedDatabases;
import dev.migration.boot.autoconfigure.ProofDatabases;
import dev.migration.command.Migrations;
import dev.migration.proof.ScratchDatabase;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.function.SingletonSupplier;

/**
 * The application as a command sees it. Nothing is created before it is asked for.
 */
final class CommandSession {

	private final ConfigurableApplicationContext context;

	private final SingletonSupplier<List<CommandDatabase>> databases = SingletonSupplier.of(this::find);

	CommandSession(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Return the databases that this application migrates.
	 * @return one or more, in the order of the properties
	 * @throws CommandUnavailableException if there is none
	 */
	List<CommandDatabase> databases() {
		return this.databases.obtain();
	}

	private List<CommandDatabase> find() {
		MigratedDatabases settings = this.context.getBeanProvider(MigratedDatabases.class).getIfAvailable();
		List<String> beans = Arrays.asList(BeanFactoryUtils
			.beanNamesForTypeIncludingAncestors(this.context.getBeanFactory(), Migrations.class, true, false));
		if (settings == null || beans.isEmpty()) {
			throw new CommandUnavailableException("This application does not migrate a database; remove"
					+ " 'migration.enabled=false' and see that 'spring-boot-starter-jdbc' is there.");
		}
		return beans.stream().map((bean) -> database(bean, settings)).toList();
	}

	private CommandDatabase database(String bean, MigratedDatabases databases) {
		Supplier<Migrations> migrations = () -> this.context.getBean(bean, Migrations.class);
		String configured = MigratedDatabases.databaseOf(bean);
		// Only a bean of the application's own has to be there to tell its name
		String name = (configured != null) ? configured : migrations.get().database().name();
		DatabaseSettings settings = databases.settings(name);
		Authorings authorings = new Authorings(this.context, settings);
		return new CommandDatabase(name, migrations, authorings::scriptDirectories,
				(source) -> authorings.authoring(source, migrations.get()), settings::postWriteHooks, proof(settings),
				settings.isSchema());
	}

	private CommandProof proof(DatabaseSettings settings) {
		ClassLoader classLoader = Objects.requireNonNullElseGet(this.context.getClassLoader(),
				getClass()::getClassLoader);
		ProofDatabases databases = new ProofDatabases(settings, this.context.getBeanProvider(ScratchDatabase.class),
				classLoader);
		return new CommandProof(settings.proof(), classLoader, databases::any, databases::sameServer);
	}

}
