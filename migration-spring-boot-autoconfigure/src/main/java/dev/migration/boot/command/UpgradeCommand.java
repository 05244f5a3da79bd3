package dev.migration.boot.command;

import dev.migration.command.Migrations;
import dev.migration.revision.RevisionTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

	@Option(names = "--sql", description = "Print the SQL instead of running it; needs no database.")
	private boolean sql;

	@Option(names = "--dry-run",
			description = "Run everything in one transaction and take it back, where the database can.")
	private boolean dryRun;

	@Mixin
	private TagOption tag = new TagOption();

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public void check() {
		this.format.checkWithSql(this.sql);
		if (this.sql && this.dryRun) {
			throw new UsageException(
					"'--sql' runs nothing, so there is nothing to try; leave out one of '--sql' and" + " '--dry-run'.");
		}
		if (!this.sql) {
			this.revision.requireNoStart("upgrade", RevisionTarget.HEADS);
		}
	}

	@Override
	public boolean isForEvery() {
		return !this.sql && CommonTarget.is(this.revision.to(RevisionTarget.HEADS));
	}

	@Override
	public boolean isToldByLog() {
		return true;
	}

	@Override
	public boolean needsConnection() {
		return !this.sql;
	}

	@Override
	public SchemaScope schemas() {
		return this.sql ? SchemaScope.NAMED : SchemaScope.EVERY;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		Migrations migrations = this.tag.migrations(database);
		if (this.sql) {
			return RunResult.printSql(
					migrations.upgradeSql(this.revision.fromHeads(migrations), this.revision.to(RevisionTarget.HEADS)),
					"upgrade", out);
		}
		if (this.dryRun) {
			return RunResult.print(migrations.dryRun(this.revision.to(RevisionTarget.HEADS)), migrations.state().rows(),
					this.format, out);
		}
		return RunResult.print(migrations.upgrade(this.revision.to(RevisionTarget.HEADS)), "upgrade", this.format, out);
	}

}
