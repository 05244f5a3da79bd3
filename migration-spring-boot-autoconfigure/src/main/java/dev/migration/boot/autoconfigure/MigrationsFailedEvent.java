package dev.migration.boot.autoconfigure;

/**
 * Application event: the {@link MigrationStrategy} of a start has failed, which ends the
 * application. Published when all singletons exist, so only of a migration in the
 * background; a start that fails before comes to no listener of the application's own but
 * to those of Spring Boot's {@code ApplicationFailedEvent}.
 *
 * @param database the name of the database
 * @param failure why it failed
 * @author The Migration Authors
 * @since 0.1.0
 */
public record MigrationsFailedEvent(String database, RuntimeException failure) {

}
