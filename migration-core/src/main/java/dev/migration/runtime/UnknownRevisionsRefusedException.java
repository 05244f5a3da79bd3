package dev.migration.runtime;

import java.util.stream.Collectors;

import dev.migration.MigrationException;
import dev.migration.revision.Heads;

/**
 * Thrown when a database is at revisions that the application does not have, and they can
 * neither be ignored nor taken back. Nothing was changed.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class UnknownRevisionsRefusedException extends MigrationException {

	private final OnUnknown policy;

	private final Heads unknown;

	private UnknownRevisionsRefusedException(Refusal refusal, String reason) {
		super(refusal.start() + reason);
		this.policy = refusal.policy();
		this.unknown = refusal.unknown();
	}

	/**
	 * Return what was to be done.
	 * @return the policy
	 */
	public OnUnknown policy() {
		return this.policy;
	}

	/**
	 * Return the rows for which there is no script.
	 * @return the rows, at least one
	 */
	public Heads unknown() {
		return this.unknown;
	}

	/**
	 * What all reasons have in common.
	 *
	 * @param policy what was to be done
	 * @param database the name of the database
	 * @param unknown the rows for which there is no script
	 */
	record Refusal(OnUnknown policy, String database, Heads unknown) {

		/**
		 * Create the exception.
		 * @param reason why, in sentences that follow a colon
		 */
		UnknownRevisionsRefusedException because(String reason) {
			return new UnknownRevisionsRefusedException(this, reason);
		}

		private String start() {
			String rows = this.unknown.ids().stream().map((id) -> "'" + id + "'").collect(Collectors.joining(", "));
			String what = (this.policy == OnUnknown.DOWNGRADE) ? "it is not downgraded" : "this cannot be ignored";
			return "Database '" + this.database + "' is at " + rows + ", which this application does not have, and "
					+ what + ": ";
		}

	}

}
