package dev.migration.boot.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of revision scripts in SQL.
 *
 * @param folder the folder
 */
record ScriptFolder(Path folder) {

	/**
	 * Two branches from one base: {@code a1}, then {@code b2} labelled {@code shop} and
	 * {@code c3}.
	 */
	ScriptFolder withBranches() {
		return withScript("a1", "", "", "create account table", "CREATE TABLE account (id bigint PRIMARY KEY);",
				"DROP TABLE account;")
			.withScript("b2", "a1", "shop", "add shopping cart", "CREATE TABLE cart (id bigint PRIMARY KEY);",
					"DROP TABLE cart;")
			.withScript("c3", "a1", "", "add a column", "ALTER TABLE account ADD COLUMN name text;",
					"ALTER TABLE account DROP COLUMN name;");
	}

	/**
	 * Two revisions in a row: {@code a1} and {@code b2}.
	 */
	ScriptFolder withLine() {
		return withScript("a1", "", "", "create account table", "CREATE TABLE account (id bigint PRIMARY KEY);",
				"DROP TABLE account;")
			.withScript("b2", "a1", "", "add a column", "ALTER TABLE account ADD COLUMN name text;",
					"ALTER TABLE account DROP COLUMN name;");
	}

	ScriptFolder withScript(String id, String parents, String labels, String message, String upgrade,
			String downgrade) {
		return withScript(id, parents, labels, "", message, upgrade, downgrade);
	}

	ScriptFolder withDependentScript(String id, String parents, String dependencies, String message) {
		return withScript(id, parents, "", dependencies, message, "", "");
	}

	private ScriptFolder withScript(String id, String parents, String labels, String dependencies, String message,
			String upgrade, String downgrade) {
		return withText(id, """
				-- revision: %s
				-- down_revision: %s
				-- branch_labels: %s
				-- depends_on: %s
				-- create_date: 2026-11-20T23:29:18Z
				-- message: %s

				-- upgrade
				%s

				-- downgrade
				%s
				""".formatted(id, parents, labels, dependencies, message, upgrade, downgrade));
	}

	ScriptFolder withText(String id, String text) {
		try {
			Files.writeString(this.folder.resolve(id + ".sql"), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this;
	}

	String location() {
		return "--migration.locations=" + this.folder.toUri();
	}

	String path(String id) {
		return this.folder.resolve(id + ".sql").toString();
	}

}
