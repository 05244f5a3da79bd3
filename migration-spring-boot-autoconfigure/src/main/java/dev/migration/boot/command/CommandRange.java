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
 * @param end the target, or {@code null} for as far as the command can go
 */
record CommandRange(@Nullable RevisionTarget from, @Nullable RevisionTarget end) {

	/** What is not given: picocli refuses it before anybody asks. */
	static final CommandRange NONE = new CommandRange(null, null);

	/**
	 * Parse a target or range. A range without a start begins at base.
	 * @param text the text
	 * @return the range
	 * @throws dev.migration.revision.InvalidRevisionTargetException if an end is no
	 * target
	 */
	static CommandRange parse(String text) {
		int colon = text.indexOf(':');
		if (colon < 0) {
			return new CommandRange(null, RevisionTarget.parse(text));
		}
		String start = text.substring(0, colon);
		String end = text.substring(colon + 1);
		return new CommandRange(start.isEmpty() ? RevisionTarget.BASE : RevisionTarget.parse(start),
				end.isEmpty() ? null : RevisionTarget.parse(end));
	}

	/**
	 * Return the target.
	 * @param open the target of a range without an end
	 * @return the target
	 */
	RevisionTarget to(RevisionTarget open) {
		return (this.end != null) ? this.end : open;
	}

	void requireNoStart(String command, RevisionTarget open) {
		if (this.from != null) {
			throw new UsageException("A range such as '%s:%s' needs '--sql'; run '%s %s' to change the database."
				.formatted(this.from, to(open), command, to(open)));
		}
	}

	/**
	 * Refuse a range that begins nowhere, or at base, below which there is nothing.
	 */
	void requireStart(String command, RevisionTarget open) {
		if (this.from == null || this.from.equals(RevisionTarget.BASE)) {
			throw new UsageException("%s with --sql requires '<from>:<to>', for example '%s <from>:%s --sql'."
				.formatted(command, command, to(open)));
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
