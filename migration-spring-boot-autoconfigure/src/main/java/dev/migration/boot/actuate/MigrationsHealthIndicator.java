package dev.migration.boot.actuate;

import java.time.Duration;
import java.util.List;

import dev.migration.boot.autoconfigure.DatabaseSettings;
import dev.migration.boot.autoconfigure.OnStartup;
import dev.migration.command.MigrationPosition;
import dev.migration.command.MigrationState;
import dev.migration.command.Migrations;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.OnUnknown;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * {@link HealthIndicator} that tells whether a database is where the application needs
 * it. What a start would insist on is what counts: whoever starts with
 * {@code migration.on-startup=none} has said that the database may be behind.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MigrationsHealthIndicator extends AbstractHealthIndicator {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private static final int MOST_PENDING = 20;

	private final Migrations migrations;

	private final DatabaseSettings settings;

	private final BoundedReads reads;

	/**
	 * Create the indicator of a database.
	 * @param migrations its commands
	 * @param settings what a start does about it
	 */
	public MigrationsHealthIndicator(Migrations migrations, DatabaseSettings settings) {
		this(migrations, settings, new BoundedReads(TIMEOUT));
	}

	MigrationsHealthIndicator(Migrations migrations, DatabaseSettings settings, BoundedReads reads) {
		super("Migrations health check failed");
		this.migrations = migrations;
		this.settings = settings;
		this.reads = reads;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		MigrationPosition position = this.reads.positions(List.of(ShownDatabase.of(this.migrations))).get(0);
		builder.status(status(position)).withDetail("state", position.state());
		if (position.error() != null) {
			builder.withDetail("heads", position.heads()).withDetail("error", position.error());
			return;
		}
		List<String> pending = position.pending();
		builder.withDetail("current", position.current())
			.withDetail("heads", position.heads())
			.withDetail("pending", pending.subList(0, Math.min(MOST_PENDING, pending.size())))
			.withDetail("pendingCount", pending.size())
			.withDetail("unknown", position.unknown());
	}

	private Status status(MigrationPosition position) {
		return switch (position.state()) {
			case UP_TO_DATE -> Status.UP;
			// The old instances of a rolling deployment, which must go on
			case UNKNOWN_REVISION -> (this.settings.onUnknown() == OnUnknown.IGNORE) ? Status.UP : Status.UNKNOWN;
			case PENDING, RUNNING, FAILED -> (this.settings.onStartup() == OnStartup.NONE || isAtTarget(position))
					? Status.UP : Status.OUT_OF_SERVICE;
			case UNREACHABLE -> Status.DOWN;
		};
	}

	private boolean isAtTarget(MigrationPosition position) {
		RevisionTarget target = RevisionTarget.parse(this.settings.target());
		return position.state() != MigrationState.FAILED
				&& this.migrations.revisions().map().upgrade(Heads.of(position.current()), target).isEmpty();
	}

}
