package dev.migration.boot.autoconfigure;

import java.util.List;

import dev.migration.command.MigrationResult;
import dev.migration.command.Migrations;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.AppliedRevision;
import dev.migration.runtime.DatabaseState;
import dev.migration.runtime.OnUnknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Does what {@code migration.on-startup} says.
 */
final class StartupStrategy implements MigrationStrategy {

	private static final Logger logger = LoggerFactory.getLogger(StartupStrategy.class);

	private final MigratedDatabases databases;

	StartupStrategy(MigratedDatabases databases) {
		this.databases = databases;
	}

	@Override
	public void migrate(Migrations migrations) {
		DatabaseSettings settings = this.databases.settings(migrations.database().name());
		RevisionTarget target = RevisionTarget.parse(settings.target());
		switch (settings.onStartup()) {
			case UPGRADE, BACKGROUND -> {
				reportNoRevisions(migrations, settings);
				checkDowngradable(migrations, settings);
				upgrade(migrations, target, settings.onUnknown());
			}
			case REQUIRE_HEAD -> requireTarget(migrations, target, settings.onUnknown());
			case WAIT -> waitForTarget(migrations, target, settings);
			case NONE -> logger.debug("Database '{}' is left as it is", migrations.database().name());
		}
	}

	private static void reportNoRevisions(Migrations migrations, DatabaseSettings settings) {
		if (!migrations.revisions().map().nodes().isEmpty()) {
			return;
		}
		if (settings.isSingle()) {
			logger.info("There are no revisions yet; 'migrate revision --autogenerate' writes the first one");
		}
		else {
			logger
				.info("There are no revisions of database '{}' yet; 'migrate --name {} revision --autogenerate' writes"
						+ " the first one", settings.name(), settings.name());
		}
	}

	/**
	 * Said at every start, since the day on which it matters is a bad one to hear it.
	 */
	private static void checkDowngradable(Migrations migrations, DatabaseSettings settings) {
		if (settings.onUnknown() == OnUnknown.DOWNGRADE && migrations.database().dialect().ownership().isEmpty()) {
			throw new InvalidConfigurationPropertyValueException(
					settings.origin("on-unknown", DatabaseProperties::getOnUnknown), "downgrade",
					"That needs PostgreSQL, which takes back what fails and tells who may write the history; database '"
							+ migrations.database().name() + "' is " + migrations.database().dialect().name()
							+ ". Write 'ignore' or 'fail'.");
		}
	}

	private static void upgrade(Migrations migrations, RevisionTarget target, OnUnknown onUnknown) {
		MigrationResult result = migrations.upgrade(target, onUnknown);
		String database = migrations.database().name();
		if (!result.steps().isEmpty()) {
			logger.info("Database '{}' is now at {}; {}", database, text(result.current()), done(result.steps()));
		}
		else {
			reportQuiet(migrations, result.current(), target);
		}
	}

	private static void reportQuiet(Migrations migrations, Heads rows, RevisionTarget target) {
		if (!reportIgnored(migrations, rows, target)) {
			logger.info("Database '{}' is up to date at {}", migrations.database().name(), text(rows));
		}
	}

	private static String done(List<AppliedRevision> steps) {
		int undone = (int) steps.stream().filter((step) -> step.direction() == Direction.DOWNGRADE).count();
		int applied = steps.size() - undone;
		if (undone == 0) {
			return "applied " + count(applied);
		}
		return "took back " + count(undone) + ((applied > 0) ? " and applied " + count(applied) : "");
	}

	/**
	 * Say that a database is beyond what this application knows.
	 * @return whether it is
	 */
	private static boolean reportIgnored(Migrations migrations, Heads rows, RevisionTarget target) {
		List<String> unknown = migrations.revisions().map().unknown(rows);
		if (unknown.isEmpty()) {
			return false;
		}
		List<String> needed = migrations.revisions()
			.map()
			.resolve(target, Heads.none())
			.stream()
			.map(RevisionNode::id)
			.toList();
		logger.info(
				"Database '{}' is at {}, which this application does not have, and is left as it is, since that builds on"
						+ " {}, which is all that this application needs",
				migrations.database().name(), text(Heads.of(unknown)), text(Heads.of(needed)));
		return true;
	}

	private static void requireTarget(Migrations migrations, RevisionTarget target, OnUnknown onUnknown) {
		DatabaseState state = migrations.state();
		Heads rows = state.rows();
		List<String> missing = migrations.pending(target, rows, onUnknown);
		if (!missing.isEmpty()) {
			throw new DatabaseNotAtHeadException(migrations.database().name(), rows, target.toString(), missing);
		}
		migrations.refuseHalfUndone(rows);
		migrations.refuseEdited(state);
		reportQuiet(migrations, rows, target);
	}

	private static void waitForTarget(Migrations migrations, RevisionTarget target, DatabaseSettings settings) {
		String aim = "database '" + migrations.database().name() + "' is at '" + target + "'";
		new TargetWait(aim, settings.waitTimeout()).run(() -> {
			DatabaseState state = migrations.state();
			Heads rows = state.rows();
			List<String> missing = migrations.pending(target, rows, settings.onUnknown());
			if (!missing.isEmpty()) {
				return new DatabaseNotAtHeadException(migrations.database().name(), rows, target.toString(), missing,
						settings.waitTimeout());
			}
			migrations.refuseHalfUndone(rows);
			migrations.refuseEdited(state);
			reportQuiet(migrations, rows, target);
			return null;
		});
	}

	private static String count(int revisions) {
		return (revisions == 1) ? "1 revision" : revisions + " revisions";
	}

	private static String text(Heads rows) {
		return rows.isEmpty() ? "base" : String.join(", ", rows.ids());
	}

}
