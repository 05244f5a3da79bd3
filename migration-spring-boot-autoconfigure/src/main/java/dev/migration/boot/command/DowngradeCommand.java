package dev.migration.boot.command;

import dev.migration.command.Migrations;
import dev.migration.revision.RevisionTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Takes revisions back.
 */
@Command(name = "downgrade", description = "Revert to a previous version, which stays applied.",
		footer = { "  migrate downgrade -1", "  migrate downgrade base", "  migrate downgrade 1975ea",
				"  migrate downgrade shoppingcart@base", "  migrate downgrade -1 --dry-run",
				"  migrate downgrade ae1027:1975ea --sql" })
final class DowngradeCommand implements DatabaseCommand {

	@Parameters(paramLabel = "REVISION",
			description = "How far: 'base', a revision or '-N'; with --sql 'from:to' or 'from:'.")
	private CommandRange revision = CommandRange.NONE;

	@Mixin
	private RunMode mode = new RunMode();

	@Mixin
	private TagOption tag = new TagOption();

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public void check() {
		this.mode.check(this.format);
		if (this.mode.isSql()) {
			this.revision.requireStart("downgrade", RevisionTarget.BASE);
		}
		else {
			this.revision.requireNoStart("downgrade", RevisionTarget.BASE);
		}
	}

	@Override
	public boolean needsConnection() {
		return !this.mode.isSql();
	}

	@Override
	public SchemaScope schemas() {
		return (this.mode.isSql() || this.revision.to(RevisionTarget.BASE).isRelativeToRows()) ? SchemaScope.NAMED
				: SchemaScope.EVERY;
	}

	@Override
	public boolean isToldByLog() {
		return true;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		Migrations migrations = this.tag.migrations(database);
		if (this.mode.isSql()) {
			return RunResult.printSql(
					migrations.downgradeSql(this.revision.fromHeads(migrations), this.revision.to(RevisionTarget.BASE)),
					"downgrade", out);
		}
		if (this.mode.isDryRun()) {
			return RunResult.print(migrations.dryRunDowngrade(this.revision.to(RevisionTarget.BASE)),
					migrations.state().rows(), "downgrade", this.format, out);
		}
		return RunResult.print(migrations.downgrade(this.revision.to(RevisionTarget.BASE)), "downgrade", this.format,
				out);
	}

}
