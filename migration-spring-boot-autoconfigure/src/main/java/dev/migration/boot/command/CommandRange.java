package dev.migration.boot.command;

import dev.migration.command.Migrations;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import org.jspecify.annotations.Nullable;

/**
 * A target as the upgrade and downgrade commands take it, with a start in front for SQL.
 *
 * @param from where the SQL starts, or {@code null} if it is not said
 * @param to the target
 */
record CommandRange(@Nullable RevisionTarget from, RevisionTarget to) {

	static final CommandRange HEADS = new CommandRange(null, RevisionTarget.HEADS);

	static final CommandRange BASE = new CommandRange(null, RevisionTarget.BASE);

	/**
	 * Parse a target or range.
	 * @param text the text
	 * @return the range
	 * @throws dev.migration.revision.InvalidRevisionTargetException if an end is no
	 * target
	 */
	static CommandRange parse(String text) {
		int colon = text.indexOf(':');
		return (colon < 0) ? new CommandRange(null, RevisionTarget.parse(text)) : new CommandRange(
				RevisionTarget.parse(text.substring(0, colon)), RevisionTarget.parse(text.substring(colon + 1)));
	}

	void requireNoStart(String command) {
		if (this.from != null) {
			throw new UsageException("A range such as '%s:%s' needs '--sql'; run '%s %s' to change the database."
				.formatted(this.from, this.to, command, this.to));
		}
	}

	void requireStart(String command) {
		if (this.from == null) {
			throw new UsageException("%s with --sql requires '<from>:<to>', for example '%s <from>:%s --sql'."
				.formatted(command, command, this.to));
		}
	}

	/**
	 * Return the rows that a database has when the SQL starts.
	 * @param migrations knows the revisions
	 * @return the rows, none for {@code base} and if there is no start
	 */
	Heads fromHeads(Migrations migrations) {
		if (this.from == null) {
			return Heads.none();
		}
		if (this.from.isRelativeToRows()) {
			throw new UsageException(
					"'%s' is not known without a database; name the revision to start from.".formatted(this.from));
		}
		return Heads
			.of(migrations.revisions().map().resolve(this.from, Heads.none()).stream().map(RevisionNode::id).toList());
	}

}
