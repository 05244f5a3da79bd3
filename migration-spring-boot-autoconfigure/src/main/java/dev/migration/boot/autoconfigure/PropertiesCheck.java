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
		checkDialect(settings);
		for (Map.Entry<String, String> naming : settings.naming().entrySet()) {
			checkNaming(settings, naming.getKey(), naming.getValue());
		}
		checkAutogenerate(settings);
		checkTarget(settings);
		checkTimes(settings);
		checkRetries(settings);
		checkOnUnknown(settings);
		checkLocations(settings.key("locations"), settings.locations());
		checkVersionTable(settings);
	}

	private static void checkDialect(DatabaseSettings settings) {
		String dialect = settings.dialect();
		if (dialect != null) {
			try {
				Dialects.named(dialect);
			}
			catch (MigrationException ex) {
				throw new InvalidConfigurationPropertyValueException(
						settings.origin("dialect", DatabaseProperties::getDialect), dialect, ex.getMessage());
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
		try {
			checkPatterns(settings.include());
		}
		catch (InvalidObjectPatternException ex) {
			throw refused(settings, "autogenerate.include", (properties) -> properties.getAutogenerate().getInclude(),
					ex);
		}
		try {
			checkPatterns(settings.exclude());
		}
		catch (InvalidObjectPatternException ex) {
			throw refused(settings, "autogenerate.exclude", (properties) -> properties.getAutogenerate().getExclude(),
					ex);
		}
		if (isAnyBlank(settings.schemas())) {
			String name = settings.origin("autogenerate.schemas",
					(properties) -> properties.getAutogenerate().getSchemas());
			throw new InvalidConfigurationPropertyValueException(name, String.join(",", settings.schemas()),
					"The name of a schema is blank; leave it out.");
		}
	}

	private static void checkPatterns(List<String> patterns) {
		if (!patterns.isEmpty()) {
			ObjectPatterns.of(patterns, List.of());
		}
	}

	private static InvalidConfigurationPropertyValueException refused(DatabaseSettings settings, String property,
			Function<DatabaseProperties, @Nullable Object> getter, InvalidObjectPatternException cause) {
		return new InvalidConfigurationPropertyValueException(settings.origin(property, getter), cause.pattern(),
				cause.reason());
	}

	private static void checkTarget(DatabaseSettings settings) {
		RevisionTarget parsed;
		try {
			parsed = RevisionTarget.parse(settings.target());
		}
		catch (MigrationException ex) {
			throw refusedTarget(settings, ex.getMessage());
		}
		if (parsed.isRelativeToRows() || parsed.isBase()) {
			throw refusedTarget(settings,
					"A start needs a place to upgrade to: 'heads', 'head', a branch or a revision.");
		}
	}

	private static InvalidConfigurationPropertyValueException refusedTarget(DatabaseSettings settings,
			@Nullable String reason) {
		return new InvalidConfigurationPropertyValueException(settings.origin("target", DatabaseProperties::getTarget),
				settings.target(), reason);
	}

	private static void checkTimes(DatabaseSettings settings) {
		String reason = waitFault(settings.waitTimeout());
		if (reason != null) {
			throw new InvalidConfigurationPropertyValueException(
					settings.origin("wait-timeout", DatabaseProperties::getWaitTimeout), settings.waitTimeout(),
					reason);
		}
		reason = lockFault(settings.lockTimeout());
		if (reason != null) {
			throw new InvalidConfigurationPropertyValueException(
					settings.origin("lock.timeout", (properties) -> properties.getLock().getTimeout()),
					settings.lockTimeout(), reason);
		}
		reason = statementLockFault(settings.statementLockTimeout());
		if (reason != null) {
			throw new InvalidConfigurationPropertyValueException(
					settings.origin("ddl.lock-timeout", (properties) -> properties.getDdl().getLockTimeout()),
					settings.statementLockTimeout(), reason);
		}
		reason = serverFault(settings.statementTimeout());
		if (reason != null) {
			throw new InvalidConfigurationPropertyValueException(
					settings.origin("ddl.statement-timeout", (properties) -> properties.getDdl().getStatementTimeout()),
					settings.statementTimeout(), reason);
		}
	}

	private static @Nullable String waitFault(Duration duration) {
		return duration.isNegative() ? "A wait cannot be negative." : null;
	}

	private static @Nullable String lockFault(Duration timeout) {
		if (timeout.isNegative()) {
			return waitFault(timeout);
		}
		return (!timeout.isZero() && timeout.compareTo(Duration.ofMillis(1)) < 0)
				? "Write '0' to try once, or at least '1ms'." : null;
	}

	private static @Nullable String statementLockFault(Duration timeout) {
		return timeout.isZero()
				? "Zero would wait for ever behind a long transaction and block everybody; write for example '5s'."
				: serverFault(timeout);
	}

	/**
	 * Servers count milliseconds, and what is shorter would be none at all.
	 */
	private static @Nullable String serverFault(Duration duration) {
		if (duration.isNegative()) {
			return waitFault(duration);
		}
		if (!duration.isZero() && duration.toMillis() == 0) {
			return "Servers count milliseconds; write at least '1ms'.";
		}
		return (duration.compareTo(RevisionLimits.LONGEST) > 0)
				? "That is longer than a server can count; write at most '" + RevisionLimits.LONGEST.toHours() + "h'."
				: null;
	}

	private static void checkRetries(DatabaseSettings settings) {
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

	private static void checkLocations(String name, List<String> locations) {
		if (locations.isEmpty() || isAnyBlank(locations)) {
			throw new InvalidConfigurationPropertyValueException(name, String.join(",", locations),
					"A location is blank; write for example 'classpath:db/revision'.");
		}
	}

	private static void checkVersionTable(DatabaseSettings settings) {
		String table = settings.versionTable();
		if (!StringUtils.hasText(table)) {
			throw refusedTable(settings, "The table needs a name.");
		}
		if (table.getBytes(StandardCharsets.UTF_8).length > LONGEST_TABLE) {
			throw refusedTable(settings, "The name must not be longer than " + LONGEST_TABLE + " bytes.");
		}
	}

	private static InvalidConfigurationPropertyValueException refusedTable(DatabaseSettings settings, String reason) {
		return new InvalidConfigurationPropertyValueException(
				settings.origin("version-table", DatabaseProperties::getVersionTable), settings.versionTable(), reason);
	}

	private static boolean isAnyBlank(List<String> texts) {
		for (String text : texts) {
			if (!StringUtils.hasText(text)) {
				return true;
			}
		}
		return false;
	}

}
