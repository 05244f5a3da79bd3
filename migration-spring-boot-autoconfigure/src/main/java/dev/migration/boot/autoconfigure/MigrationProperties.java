package dev.migration.boot.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of schema migrations. With several databases, those that each of them has
 * stand below {@code migration.databases.<name>}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@ConfigurationProperties("migration")
public class MigrationProperties extends DatabaseProperties {

	/**
	 * Whether to migrate at all.
	 */
	private boolean enabled = true;

	/**
	 * Command to run instead of the application, as a shell would split it.
	 */
	private @Nullable String command;

	/**
	 * Message of the revision that the revision profile writes.
	 */
	private @Nullable String message;

	/**
	 * Comma-separated list of schemas to migrate with the same scripts, instead of one
	 * schema. Each has a version table and a history of its own.
	 */
	private @Nullable List<String> schemas;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getCommand() {
		return this.command;
	}

	public void setCommand(@Nullable String command) {
		this.command = command;
	}

	public @Nullable String getMessage() {
		return this.message;
	}

	public void setMessage(@Nullable String message) {
		this.message = message;
	}

	public @Nullable List<String> getSchemas() {
		return this.schemas;
	}

	public void setSchemas(@Nullable List<String> schemas) {
		this.schemas = schemas;
	}

}
