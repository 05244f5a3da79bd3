package dev.migration.boot.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.command.MigrationPosition;
import dev.migration.command.Migrations;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * {@link InfoContributor} that tells at which revisions databases are, and which are the
 * last ones that the application has.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MigrationsInfoContributor implements InfoContributor {

	private final List<Migrations> databases;

	/**
	 * Create the contributor.
	 * @param databases the commands of each database
	 */
	public MigrationsInfoContributor(List<Migrations> databases) {
		this.databases = List.copyOf(databases);
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Map<String, Object>> details = new LinkedHashMap<>();
		this.databases.forEach((migrations) -> details.put(migrations.database().name(), details(migrations)));
		builder.withDetail("migrations", details);
	}

	// Why a database cannot be reached is nothing for an endpoint that many publish
	private static Map<String, Object> details(Migrations migrations) {
		MigrationPosition position = migrations.position(MigrationsHealthIndicator.LIMIT);
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("state", position.state());
		details.put("current", position.current());
		details.put("heads", position.heads());
		return details;
	}

}
