package dev.migration.boot.actuate;

import java.time.Duration;
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

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final List<ShownDatabase> databases;

	private final BoundedReads reads = new BoundedReads(TIMEOUT);

	/**
	 * Create the contributor.
	 * @param databases the commands of each database
	 */
	public MigrationsInfoContributor(List<Migrations> databases) {
		this.databases = databases.stream().map(ShownDatabase::of).toList();
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Map<String, Object>> details = new LinkedHashMap<>();
		List<MigrationPosition> positions = this.reads.positions(this.databases);
		for (int index = 0; index < positions.size(); index++) {
			details.put(this.databases.get(index).name(), details(positions.get(index)));
		}
		builder.withDetail("migrations", details);
	}

	// Why a database cannot be reached is nothing for an endpoint that many publish
	private static Map<String, Object> details(MigrationPosition position) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("state", position.state());
		details.put("current", position.current());
		details.put("heads", position.heads());
		return details;
	}

}
