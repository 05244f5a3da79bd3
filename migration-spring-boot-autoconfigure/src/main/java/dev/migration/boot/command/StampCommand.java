package dev.migration.boot.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.migration.command.Migrations;
import dev.migration.revision.RevisionTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes the version rows without running anything.
 */
@Command(name = "stamp", description = "'stamp' the version table with the given revision; don't run any migrations.",
		footer = { "  migrate stamp head", "  migrate stamp ae1027 27c6a3", "  migrate stamp --purge base",
				"  migrate stamp 1975ea:ae1027 --sql" })
final class StampCommand implements DatabaseCommand {

	@Parameters(paramLabel = "REVISION", arity = "1..*",
			description = "The revisions to be at, or 'base'; with --sql also 'from:to'.")
	private List<CommandRange> revisions = new ArrayList<>();

	@Option(names = "--sql", description = "Print the SQL instead of running it; needs no database.")
	private boolean sql;

	@Option(names = "--purge", description = "Forget first what the version table holds, known or not.")
	private boolean purge;

	@Mixin
	private TagOption tag = new TagOption();

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public void check() {
		this.format.checkWithSql(this.sql);
		if (this.sql && this.purge) {
			throw new UsageException(
					"'--purge' cannot be used with '--sql', which knows no rows to forget; print the SQL"
							+ " without it.");
		}
		if (!this.sql) {
			this.revisions.forEach((revision) -> revision.requireNoStart("stamp", RevisionTarget.HEADS));
		}
		else if (starts().size() > 1) {
			throw new UsageException("'stamp --sql' supports one revision to start from and not " + starts().size()
					+ "; write '<from>:<to>' once, and the other revisions alone.");
		}
	}

	private List<RevisionTarget> starts() {
		return this.revisions.stream().map(CommandRange::from).filter(Objects::nonNull).distinct().toList();
	}

	@Override
	public boolean needsConnection() {
		return !this.sql;
	}

	@Override
	public SchemaScope schemas() {
		return (this.sql
				|| this.revisions.stream().anyMatch((revision) -> revision.to(RevisionTarget.HEADS).isRelativeToRows()))
						? SchemaScope.NAMED : SchemaScope.EVERY;
	}

	@Override
	public boolean isToldByLog() {
		return true;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		Migrations migrations = this.tag.migrations(database);
		List<RevisionTarget> targets = this.revisions.stream()
			.map((revision) -> revision.to(RevisionTarget.HEADS))
			.toList();
		if (this.sql) {
			CommandRange first = this.revisions.stream()
				.filter((revision) -> revision.from() != null)
				.findFirst()
				.orElse(this.revisions.get(0));
			return RunResult.printSql(migrations.stampSql(first.fromHeads(migrations), targets), "stamp", out);
		}
		if (this.purge) {
			return RunResult.printPurged(migrations.purgeAndStamp(targets), this.format, out);
		}
		return RunResult.print(migrations.stamp(targets), "stamp", this.format, out);
	}

}
