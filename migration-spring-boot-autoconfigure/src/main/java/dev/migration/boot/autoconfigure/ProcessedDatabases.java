package dev.migration.boot.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.migration.command.Migrations;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Compares the databases for which an application was processed ahead of time with those
 * of the properties that it runs with: beans cannot be added any more.
 */
final class ProcessedDatabases {

	private ProcessedDatabases() {
	}

	static void check(MigratedDatabases databases, ListableBeanFactory beans) {
		if (!AotDetector.useGeneratedArtifacts() || !beans.containsBean(MigrationsFactory.BEAN)) {
			return;
		}
		List<String> processed = Arrays.stream(beans.getBeanNamesForType(Migrations.class, true, false))
			.map(MigratedDatabases::databaseOf)
			.filter(Objects::nonNull)
			.toList();
		List<String> names = databases.names();
		if (!Set.copyOf(processed).equals(Set.copyOf(names))) {
			throw new InvalidConnectionException(
					"The application was processed ahead of time for %s, but runs with the properties of %s; build it with"
						.formatted(text(processed), text(names))
							+ " the 'migration.databases.*' or 'migration.schemas' that it runs with.");
		}
	}

	private static String text(List<String> names) {
		return ((names.size() == 1) ? "database '" : "databases '") + String.join("', '", names) + "'";
	}

}
