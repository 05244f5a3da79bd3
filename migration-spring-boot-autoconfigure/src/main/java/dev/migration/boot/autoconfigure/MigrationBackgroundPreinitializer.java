package dev.migration.boot.autoconfigure;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migration.command.Migrations;
import dev.migration.dialect.Dialects;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.schema.Name;
import dev.migration.scripts.ScriptLocations;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Rehearses a start with a history of two revisions, one of each kind, and without a
 * database: most of what a start with nothing to do costs is the loading of classes,
 * which Spring Boot's thread for such work does beside everything else. Nothing of it is
 * kept, so that a start without it, as on a single processor, differs in nothing but
 * time.
 */
final class MigrationBackgroundPreinitializer implements BackgroundPreinitializer {

	private static final String LOCATION = "classpath:dev/migration/boot/autoconfigure/rehearsal";

	// Names, as Spring Boot fails to start without a class that this one needs
	private static final Map<String, String> DRIVERS = Map.of("postgresql", "org.postgresql.Driver", "mariadb",
			"org.mariadb.jdbc.Driver", "mysql", "com.mysql.cj.jdbc.Driver", "h2", "org.h2.Driver");

	@Override
	public void preinitialize() {
		ClassLoader classLoader = MigrationBackgroundPreinitializer.class.getClassLoader();
		DatabaseSettings settings = DatabaseSettings.single(new MigrationProperties());
		PropertiesCheck.check(settings);
		MigrationHistory history = MigrationHistory.load(new ScriptLocations(List.of(LOCATION), classLoader));
		DeferredDataSource dataSource = new DeferredDataSource(() -> {
			throw new IllegalStateException("A rehearsal has no database");
		});
		MigrationDatabase database = new MigrationDatabase(settings.name(), dataSource, Optional::empty, null,
				Name.of(settings.versionTable()));
		RunOptions options = new RunOptions(settings.lockTimeout(), null, "", List.of(), Clock.systemUTC())
			.withPolicy(settings.policy());
		Migrations migrations = new Migrations(history, database, options);
		// Spring looks for callbacks among the methods of a bean
		ReflectionUtils.getDeclaredMethods(migrations.getClass());
		DRIVERS.forEach((dialect, driver) -> {
			if (ClassUtils.isPresent(driver, classLoader)) {
				Dialects.named(dialect);
			}
		});
		migrations.revisions().map().upgrade(Heads.none(), RevisionTarget.parse(settings.target()));
	}

}
