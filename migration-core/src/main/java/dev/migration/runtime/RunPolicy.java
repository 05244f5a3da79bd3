package dev.migration.runtime;

/**
 * What is allowed to happen in a run.
 *
 * @param limits how long statements wait and take
 * @param transaction what shares a transaction
 * @param onEdited what is done about scripts that were edited after they were applied
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RunPolicy(StatementLimits limits, TransactionMode transaction, OnEdited onEdited) {

	/**
	 * The policy if nothing is said.
	 */
	public static final RunPolicy DEFAULT = new RunPolicy(StatementLimits.DEFAULT, TransactionMode.PER_REVISION,
			OnEdited.FAIL);

	/**
	 * Return a policy with other limits.
	 * @param others the limits
	 * @return the changed policy
	 */
	public RunPolicy withLimits(StatementLimits others) {
		return new RunPolicy(others, this.transaction, this.onEdited);
	}

	/**
	 * Return a policy with other transactions.
	 * @param mode what shares a transaction
	 * @return the changed policy
	 */
	public RunPolicy withTransaction(TransactionMode mode) {
		return new RunPolicy(this.limits, mode, this.onEdited);
	}

	/**
	 * Return a policy for other edits.
	 * @param reaction what is done about edited scripts
	 * @return the changed policy
	 */
	public RunPolicy withOnEdited(OnEdited reaction) {
		return new RunPolicy(this.limits, this.transaction, reaction);
	}

}
