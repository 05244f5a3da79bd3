package dev.migration.boot.command;

import dev.migration.command.Migrations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The name of a run.
 */
final class TagOption {

	@Option(names = "--tag", paramLabel = "TAG",
			description = "A name for this run, which scripts read by 'op.tag()' and the history keeps.")
	private @Nullable String tag;

	Migrations migrations(CommandDatabase database) {
		return database.migrations().with((options) -> (this.tag != null) ? options.withTag(this.tag) : options);
	}

}
