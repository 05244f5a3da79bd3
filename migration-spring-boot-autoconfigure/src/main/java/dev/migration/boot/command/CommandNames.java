package dev.migration.boot.command;

import java.util.Set;

/**
 * The names of all commands, for where picocli need not be there to ask.
 */
final class CommandNames {

	static final Set<String> ALL = Set.of("branches", "check", "completion", "current", "downgrade", "edit",
			"ensure-version", "ensure_version", "heads", "help", "history", "init", "list-templates", "list_templates",
			"merge", "prove", "rebase", "repair", "revision", "show", "stamp", "upgrade");

	private CommandNames() {
	}

}
