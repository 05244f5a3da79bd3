package dev.migration.boot.command;

import dev.migration.command.Migrations;
import dev.migration.revision.RevisionTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Applies revisions.
 */
@Command(name = "upgrade", description = "Upgrade to a later version.",
		footer = { "  migrate upgrade head", "  migrate upgrade heads", "  migrate upgrade ae1027",
				"  migrate upgrade +2", "  migrate upgrade shoppingcart@head", "  migrate upgrade head --dry-run",
				"  migrate upgrade head --sql > upgrade.sql", "  migrate upgrade 1975ea:ae1027 --sql" })
final class UpgradeCommand implements DatabaseCommand {

	@Parameters(paramLabel = "REVISION",
			description = "How far: 'head', 'heads', a revision, a branch or '+N'; with --sql also 'from:to', 'from:' or ':to'.")
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
		if (!this.mode.isSql()) {
			this.revision.requireNoStart("upgrade", RevisionTarget.HEADS);
		}
	}

	@Override
	public boolean isForEvery() {
		return !this.mode.isSql() && CommonTarget.is(this.revision.to(RevisionTarget.HEADS));
	}

	@Override
	public boolean isToldByLog() {
		return true;
	}

	@Override
	public boolean needsConnection() {
		return !this.mode.isSql();
	}

	@Override
	public SchemaScope schemas() {
		return this.mode.isSql() ? SchemaScope.NAMED : SchemaScope.EVERY;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		Migrations migrations = this.tag.migrations(database);
		if (this.mode.isSql()) {
			return RunResult.printSql(
					migrations.upgradeSql(this.revision.fromHeads(migrations), this.revision.to(RevisionTarget.HEADS)),
					"upgrade", out);
		}
		if (this.mode.isDryRun()) {
			return RunResult.print(migrations.dryRun(this.revision.to(RevisionTarget.HEADS)), migrations.state().rows(),
					"upgrade", this.format, out);
		}
		return RunResult.print(migrations.upgrade(this.revision.to(RevisionTarget.HEADS)), "upgrade", this.format, out);
	}

}
