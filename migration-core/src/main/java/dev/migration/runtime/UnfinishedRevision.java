package dev.migration.runtime;

import java.util.stream.Stream;

import dev.migration.revision.Direction;

/**
 * A revision that was left half-way: one that no transaction holds, or one that committed
 * by itself what a transaction was to hold.
 *
 * @param revision its identifier
 * @param direction which way it went
 * @param statements how many of its statements are known to have taken effect
 * @param interrupted whether another one was interrupted; the next run asks the catalogs
 * whether it took effect
 * @param committed whether it committed a part of what it does without that being written
 * down, so that no run can go on with it
 * @param offline whether it was begun by text of {@code --sql}, which writes no statement
 * down, so that no run can go on with it either
 * @author The Migration Authors
 * @since 0.1.0
 */
public record UnfinishedRevision(String revision, Direction direction, int statements, boolean interrupted,
		boolean committed, boolean offline) {

	private static final String BY_HAND = "put the database right by hand and 'stamp' the revision that it is at then";

	/**
	 * Create a revision whose statements are written down.
	 * @param revision its identifier
	 * @param direction which way it went
	 * @param statements how many of its statements are known to have taken effect
	 * @param interrupted whether another one was interrupted
	 */
	public UnfinishedRevision(String revision, Direction direction, int statements, boolean interrupted) {
		this(revision, direction, statements, interrupted, false, false);
	}

	/**
	 * Return this revision with what is written down of its statements, or nothing if no
	 * statement took effect or may have.
	 */
	Stream<UnfinishedRevision> with(JournalRows rows) {
		UnfinishedRevision found = new UnfinishedRevision(this.revision, this.direction, rows.entries().size(),
				!rows.interrupted().isEmpty(), rows.isCommitted(), rows.isOffline());
		return (found.statements > 0 || found.interrupted || !found.isResumable()) ? Stream.of(found) : Stream.empty();
	}

	/**
	 * Return the command that goes on with it.
	 * @return the name of the command
	 */
	public String command() {
		return (this.direction == Direction.DOWNGRADE) ? "downgrade" : "upgrade";
	}

	/**
	 * Return whether a run can go on with it, since what took effect is written down.
	 * @return whether it can
	 */
	public boolean isResumable() {
		return !this.committed && !this.offline;
	}

	/**
	 * Return what is to be done.
	 * @return what follows a semicolon, without its end
	 */
	public String advice() {
		return isResumable() ? "run the " + command() + " again, or " + BY_HAND : BY_HAND;
	}

	/**
	 * Return what is to be done by an application that does not have the revision.
	 * @return what follows a semicolon, without its end
	 */
	String adviceWithoutScript() {
		return "this application does not have that revision; "
				+ (isResumable() ? "run the " + command() + " of the version that has it, or " : "")
				+ byHandWithoutScript();
	}

	/**
	 * Return what is to be done where a script does the same under another identifier.
	 * @param other the other identifier
	 * @return what follows a semicolon, without its end
	 */
	String adviceWhereRenamed(String other) {
		return "this application does not have that revision, but '" + other + "', which may be the same script and"
				+ " would do that again; " + (isResumable() ? "if it is, give it the identifier '" + this.revision
						+ "' again, otherwise run the " + command() + " of the version that has it, or " : "")
				+ byHandWithoutScript();
	}

	private String byHandWithoutScript() {
		return BY_HAND + ", after which the " + command() + " of '" + this.revision
				+ "' starts from its beginning, should it come back";
	}

	/**
	 * Return what is to be done where the script is to run in a transaction now.
	 * @return what follows a semicolon, without its end
	 */
	String adviceInTransaction() {
		return "its script runs in a transaction now, which cannot go on behind that; let it run without one"
				+ " ('transactional = false'), as before, or " + BY_HAND;
	}

	/**
	 * Return what happened in a few words.
	 * @return such as {@code Revision 'a1' is half applied: 2 statements of its upgrade
	 * took effect}
	 */
	public String description() {
		boolean down = this.direction == Direction.DOWNGRADE;
		return "Revision '" + this.revision + "' is half " + (down ? "undone: " : "applied: ") + statementsTold();
	}

	private String statementsTold() {
		if (this.committed) {
			return "its " + command() + " committed a part of its work by itself before it failed";
		}
		if (this.offline) {
			return "its " + command() + " was begun by text of '--sql', and how much of it took effect is not written"
					+ " down";
		}
		if (this.statements == 0) {
			return "1 statement of its " + command() + " was interrupted";
		}
		return this.statements + ((this.statements == 1) ? " statement" : " statements") + " of its " + command()
				+ " took effect" + (this.interrupted ? " and 1 was interrupted" : "");
	}

}
