package dev.migration.boot.actuate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.command.Migrations;

import org.springframework.core.env.Environment;

/**
 * Finds what nobody is to see.
 */
final class KnownSecrets {

	private static final List<String> PASSWORDS = List.of("migration.password", "migration.proof.password",
			"spring.datasource.password", "spring.r2dbc.password", "POSTGRES_PASSWORD");

	private static final List<String> USERS = List.of("migration.user", "migration.proof.user",
			"spring.datasource.username", "spring.r2dbc.username", "POSTGRES_USER");

	private final Environment environment;

	KnownSecrets(Environment environment) {
		this.environment = environment;
	}

	Secrets of(Migrations migrations) {
		String database = "migration.databases." + migrations.database().name();
		Set<String> passwords = values(PASSWORDS, database + ".password");
		// A password that is the name of its user hides nothing, and messages name users
		passwords.removeAll(values(USERS, database + ".user"));
		return Secrets.of(migrations, passwords);
	}

	private Set<String> values(List<String> keys, String key) {
		return Stream.concat(keys.stream(), Stream.of(key))
			.flatMap((one) -> Stream.ofNullable(this.environment.getProperty(one)))
			.collect(Collectors.toSet());
	}

}
