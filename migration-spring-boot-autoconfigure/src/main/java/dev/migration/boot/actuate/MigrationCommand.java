package dev.migration.boot.actuate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.migration.command.MigrationResult;
import dev.migration.command.Migrations;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.DryRun;

/**
 * What the endpoint can be told to do.
 */
enum MigrationCommand {

	UPGRADE {

		@Override
		MigrationResult run(Migrations migrations, String target) {
			return migrations.upgrade(RevisionTarget.parse(target));
		}

		@Override
		DryRun dryRun(Migrations migrations, String target) {
			return migrations.dryRun(RevisionTarget.parse(target));
		}

	},

	DOWNGRADE {

		@Override
		MigrationResult run(Migrations migrations, String target) {
			return migrations.downgrade(RevisionTarget.parse(target));
		}

		@Override
		DryRun dryRun(Migrations migrations, String target) {
			return migrations.dryRunDowngrade(RevisionTarget.parse(target));
		}

	},

	STAMP {

		@Override
		MigrationResult run(Migrations migrations, String target) {
			return migrations.stamp(targets(target));
		}

		@Override
		DryRun dryRun(Migrations migrations, String target) {
			return migrations.dryRunStamp(targets(target));
		}

	};

	abstract MigrationResult run(Migrations migrations, String target);

	abstract DryRun dryRun(Migrations migrations, String target);

	private static List<RevisionTarget> targets(String text) {
		return Arrays.stream(text.split(",")).map(RevisionTarget::parse).toList();
	}

	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
