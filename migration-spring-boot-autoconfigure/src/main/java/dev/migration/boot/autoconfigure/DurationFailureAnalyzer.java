package dev.migration.boot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/**
 * A {@code FailureAnalyzer} that says how durations are written. Spring Boot's says that
 * the configuration has to be updated.
 */
class DurationFailureAnalyzer extends AbstractFailureAnalyzer<BindException> implements Ordered {

	private static final ConfigurationPropertyName MIGRATION = ConfigurationPropertyName.of(DatabaseSettings.PREFIX);

	@Override
	public int getOrder() {
		return 0;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		if (property == null || !MIGRATION.isAncestorOf(cause.getName())
				|| cause.getTarget().getType().resolve() != Duration.class) {
			return null;
		}
		return new FailureAnalysis(
				"Failed to bind properties under '" + cause.getName() + "' to java.time.Duration: '"
						+ property.getValue() + "' is no duration.",
				"Write a number and its unit, such as '500ms', '5s' or '2m'.", rootFailure);
	}

}
