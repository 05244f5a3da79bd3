package dev.migration.boot.actuate;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What the endpoint is told to do.
 *
 * @param command the command as it was given
 * @param target the target as it was given
 * @param dryRun whether to change nothing, as it was given
 * @param context the application context of the database, or {@code null} for the only
 * one
 * @param database the database, or {@code null} for the only one
 * @param principal who asks, or {@code null} if nobody knows
 */
record RunRequest(@Nullable String command, @Nullable String target, @Nullable String dryRun, @Nullable String context,
		@Nullable String database, @Nullable String principal) {

	/**
	 * What a request may say.
	 */
	static final List<String> FIELDS = List.of("command", "target", "dryRun", "context", "database");

	RunRequest {
		target = StringUtils.hasText(target) ? target.strip() : null;
		if (target == null && MigrationCommand.UPGRADE.word().equals(command)) {
			target = "heads";
		}
	}

	/**
	 * Refuse what makes no sense before anything is done.
	 */
	void check() {
		requireCommand();
		if (requireTarget().chars().anyMatch(Character::isISOControl)) {
			// It is logged
			throw MigrationsQuery.invalid("The 'target' has control characters; leave them out.");
		}
		if (StringUtils.hasText(this.dryRun)) {
			MigrationsQuery.flag("dryRun", this.dryRun);
		}
	}

	MigrationCommand requireCommand() {
		for (MigrationCommand one : MigrationCommand.values()) {
			if (one.word().equals(this.command)) {
				return one;
			}
		}
		String words = ShownDatabases
			.quoted(Arrays.stream(MigrationCommand.values()).map(MigrationCommand::word).toList());
		throw MigrationsQuery.invalid(
				StringUtils.hasText(this.command) ? "'" + this.command + "' is no command; give one of " + words + "."
						: "There is no 'command'; give one of " + words + ".");
	}

	String requireTarget() {
		if (this.target == null) {
			throw MigrationsQuery.invalid("There is no 'target' of '" + this.command
					+ "'; give a revision, '-1' or another target of the command line.");
		}
		return this.target;
	}

	boolean isDryRun() {
		return this.dryRun != null && Boolean.parseBoolean(this.dryRun.strip());
	}

	String words() {
		return this.command + ((this.target != null) ? " " + this.target : "");
	}

	String caller() {
		return (this.principal != null) ? "'" + this.principal + "'" : "somebody who is not known";
	}

}
