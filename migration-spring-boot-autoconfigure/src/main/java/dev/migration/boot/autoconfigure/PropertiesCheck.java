package dev.migration.boot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import dev.migration.MigrationException;
import dev.migration.autogenerate.InvalidObjectPatternException;
import dev.migration.autogenerate.ObjectPatterns;
import dev.migration.dialect.Dialects;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.OnUnknown;
import dev.migration.schema.NamingConvention;
import dev.migration.scripts.RevisionLimits;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/**
 * Refuses property values that make no sense, by the exception for which Spring Boot
 * knows to tell in which file the value stands.
 */
final class PropertiesCheck {

	private static final int LONGEST_NAME = 63;

	// PostgreSQL cuts identifiers at 63 bytes, and '_history' may have to be appended
	private static final int LONGEST_TABLE = 55;

	private PropertiesCheck() {
	}

	static void check(DatabaseSettings settings) {
		checkDialect(settings.origin("dialect", DatabaseProperties::getDialect), settings.dialect());
		settings.naming().forEach((kind, pattern) -> checkNaming(settings, kind, pattern));
		checkAutogenerate(settings);
		checkTarget(settings.origin("target", DatabaseProperties::getTarget), settings.target());
		checkDuration(settings.origin("wait-timeout", DatabaseProperties::getWaitTimeout), settings.waitTimeout());
		checkLockTimeout(settings.origin("lock.timeout", (properties) -> properties.getLock().getTimeout()),
				settings.lockTimeout());
		checkLimits(settings);
		checkOnUnknown(settings);
		checkLocations(settings.key("locations"), settings.locations());
		checkVersionTable(settings.origin("version-table", DatabaseProperties::getVersionTable),
				settings.versionTable());
	}

	private static void checkDialect(String name, @Nullable String dialect) {
		if (dialect != null) {
			try {
				Dialects.named(dialect);
			}
			catch (MigrationException ex) {
				throw new InvalidConfigurationPropertyValueException(name, dialect, ex.getMessage());
			}
		}
	}

	private static void checkNaming(DatabaseSettings settings, String kind, String pattern) {
		try {
			new NamingConvention(LONGEST_NAME, Map.of(kind, pattern));
		}
		catch (MigrationException ex) {
			String name = settings.origin("naming." + kind,
					(properties) -> properties.getNaming().patterns().get(kind));
			throw new InvalidConfigurationPropertyValueException(name, pattern, ex.getMessage());
		}
	}

	private static void checkAutogenerate(DatabaseSettings settings) {
		checkPatterns(settings, "autogenerate.include", (properties) -> properties.getAutogenerate().getInclude());
		checkPatterns(settings, "autogenerate.exclude", (properties) -> properties.getAutogenerate().getExclude());
		if (!settings.schemas().stream().allMatch(StringUtils::hasText)) {
			String name = settings.origin("autogenerate.schemas",
					(properties) -> properties.getAutogenerate().getSchemas());
			throw new InvalidConfigurationPropertyValueException(name, String.join(",", settings.schemas()),
					"The name of a schema is blank; leave it out.");
		}
	}

	private static void checkPatterns(DatabaseSettings settings, String property,
			Function<DatabaseProperties, @Nullable List<String>> getter) {
		try {
			ObjectPatterns.of(settings.get(getter, List.of()), List.of());
		}
		catch (InvalidObjectPatternException ex) {
			throw new InvalidConfigurationPropertyValueException(settings.origin(property, getter::apply), ex.pattern(),
					ex.reason());
		}
	}

	private static void checkTarget(String name, String target) {
		RevisionTarget parsed;
		try {
			parsed = RevisionTarget.parse(target);
		}
		catch (MigrationException ex) {
			throw new InvalidConfigurationPropertyValueException(name, target, ex.getMessage());
		}
		if (parsed.isRelativeToRows() || parsed.equals(RevisionTarget.BASE)) {
			throw new InvalidConfigurationPropertyValueException(name, target,
					"A start needs a place to upgrade to: 'heads', 'head', a branch or a revision.");
		}
	}

	private static void checkDuration(String name, Duration duration) {
		if (duration.isNegative()) {
			throw new InvalidConfigurationPropertyValueException(name, duration, "A wait cannot be negative.");
		}
	}

	private static void checkLockTimeout(String name, Duration timeout) {
		checkDuration(name, timeout);
		if (!timeout.isZero() && timeout.compareTo(Duration.ofMillis(1)) < 0) {
			throw new InvalidConfigurationPropertyValueException(name, timeout,
					"Write '0' to try once, or at least '1ms'.");
		}
	}

	private static void checkLimits(DatabaseSettings settings) {
		String lock = settings.origin("ddl.lock-timeout", (properties) -> properties.getDdl().getLockTimeout());
		if (settings.statementLockTimeout().isZero()) {
			throw new InvalidConfigurationPropertyValueException(lock, settings.statementLockTimeout(),
					"Zero would wait for ever behind a long transaction and block everybody; write for example '5s'.");
		}
		checkServerTime(lock, settings.statementLockTimeout());
		checkServerTime(
				settings.origin("ddl.statement-timeout", (properties) -> properties.getDdl().getStatementTimeout()),
				settings.statementTimeout());
		if (settings.retries() < 0 || settings.retries() > RevisionLimits.MOST_RETRIES) {
			throw new InvalidConfigurationPropertyValueException(
					settings.origin("ddl.retries", (properties) -> properties.getDdl().getRetries()),
					settings.retries(), "Write a number from 0 to " + RevisionLimits.MOST_RETRIES + ".");
		}
	}

	private static void checkOnUnknown(DatabaseSettings settings) {
		OnStartup onStartup = settings.onStartup();
		if (settings.onUnknown() == OnUnknown.DOWNGRADE
				&& (onStartup == OnStartup.REQUIRE_HEAD || onStartup == OnStartup.WAIT)) {
			String startup = onStartup.name().toLowerCase(Locale.ROOT).replace('_', '-');
			throw new InvalidConfigurationPropertyValueException(
					settings.origin("on-unknown", DatabaseProperties::getOnUnknown), "downgrade",
					"With 'on-startup=" + startup + "' a start changes nothing; write 'ignore' or 'fail'.");
		}
	}

	/**
	 * Servers count milliseconds, and what is shorter would be none at all.
	 */
	private static void checkServerTime(String name, Duration duration) {
		checkDuration(name, duration);
		if (!duration.isZero() && duration.toMillis() == 0) {
			throw new InvalidConfigurationPropertyValueException(name, duration,
					"Servers count milliseconds; write at least '1ms'.");
		}
		if (duration.compareTo(RevisionLimits.LONGEST) > 0) {
			throw new InvalidConfigurationPropertyValueException(name, duration,
					"That is longer than a server can count; write at most '" + RevisionLimits.LONGEST.toHours()
							+ "h'.");
		}
	}

	private static void checkLocations(String name, List<String> locations) {
		if (locations.isEmpty() || !locations.stream().allMatch(StringUtils::hasText)) {
			throw new InvalidConfigurationPropertyValueException(name, String.join(",", locations),
					"A location is blank; write for example 'classpath:db/revision'.");
		}
	}

	private static void checkVersionTable(String name, String table) {
		if (!StringUtils.hasText(table)) {
			throw new InvalidConfigurationPropertyValueException(name, table, "The table needs a name.");
		}
		if (table.getBytes(StandardCharsets.UTF_8).length > LONGEST_TABLE) {
			throw new InvalidConfigurationPropertyValueException(name, table,
					"The name must not be longer than " + LONGEST_TABLE + " bytes.");
		}
	}

}
