package dev.migration.runtime;

import dev.migration.revision.Direction;

/**
 * A revision that no transaction holds and that was left half-way.
 *
 * @param revision its identifier
 * @param direction which way it went
 * @param statements how many of its statements took effect
 * @author The Migration Authors
 * @since 0.1.0
 */
public record UnfinishedRevision(String revision, Direction direction, int statements) {

	UnfinishedRevision andOneMore() {
		return new UnfinishedRevision(this.revision, this.direction, this.statements + 1);
	}

	/**
	 * Return the command that goes on with it.
	 * @return the name of the command
	 */
	public String command() {
		return (this.direction == Direction.DOWNGRADE) ? "downgrade" : "upgrade";
	}

	/**
	 * Return what happened in a few words.
	 * @return such as {@code Revision 'a1' is half applied: 2 statements of its upgrade
	 * took effect}
	 */
	public String description() {
		boolean down = this.direction == Direction.DOWNGRADE;
		return "Revision '" + this.revision + "' is half " + (down ? "undone: " : "applied: ") + this.statements
				+ ((this.statements == 1) ? " statement" : " statements") + " of its " + command() + " took effect";
	}

}
