package dev.migration.boot.actuate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import dev.migration.boot.autoconfigure.DatabaseCredentials;
import dev.migration.boot.autoconfigure.MigrationConnectionDetails;
import dev.migration.command.Migrations;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Finds what nobody is to see: the passwords that properties name, and those that
 * migrations really use, wherever they are from.
 */
final class KnownSecrets {

	private static final List<String> PASSWORDS = List.of("migration.password", "migration.proof.password",
			"spring.datasource.password", "spring.r2dbc.password", "POSTGRES_PASSWORD");

	private static final List<String> USERS = List.of("migration.user", "migration.proof.user",
			"spring.datasource.username", "spring.r2dbc.username", "POSTGRES_USER");

	private final ApplicationContext context;

	KnownSecrets(ApplicationContext context) {
		this.context = context;
	}

	Secrets of(Migrations migrations) {
		String database = "migration.databases." + migrations.database().name();
		Set<String> passwords = values(PASSWORDS, database + ".password", database + ".proof.password");
		Set<String> users = values(USERS, database + ".user", database + ".proof.user");
		credentials(migrations).forEach((credentials) -> {
			passwords.addAll(credentials.passwords());
			users.addAll(credentials.users());
		});
		// A password that is the name of its user hides nothing, and messages name users
		passwords.removeAll(users);
		return Secrets.of(migrations, passwords);
	}

	private Stream<DatabaseCredentials> credentials(Migrations migrations) {
		return Stream.concat(used(migrations),
				this.context.getBeanProvider(MigrationConnectionDetails.class).stream().map(DatabaseCredentials::of));
	}

	private static Stream<DatabaseCredentials> used(Migrations migrations) {
		try {
			return Stream.of(DatabaseCredentials.of(migrations.database().dataSource()));
		}
		catch (MigrationException ex) {
			// Nothing says which database it is, so there is nothing that could be told
			return Stream.empty();
		}
	}

	private Set<String> values(List<String> keys, String... ofDatabase) {
		Environment environment = this.context.getEnvironment();
		Set<String> values = new HashSet<>();
		Stream.concat(keys.stream(), Stream.of(ofDatabase))
			.flatMap((key) -> Stream.ofNullable(environment.getProperty(key)))
			.forEach(values::add);
		return values;
	}

}
