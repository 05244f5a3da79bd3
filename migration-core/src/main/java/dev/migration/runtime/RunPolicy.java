package dev.migration.runtime;

/**
 * What is allowed to happen in a run.
 *
 * @param limits how long statements wait and take
 * @param transaction what shares a transaction
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RunPolicy(StatementLimits limits, TransactionMode transaction) {

	/**
	 * The policy if nothing is said.
	 */
	public static final RunPolicy DEFAULT = new RunPolicy(StatementLimits.DEFAULT, TransactionMode.PER_REVISION);

	/**
	 * Return a policy with other limits.
	 * @param others the limits
	 * @return the changed policy
	 */
	public RunPolicy withLimits(StatementLimits others) {
		return new RunPolicy(others, this.transaction);
	}

	/**
	 * Return a policy with other transactions.
	 * @param mode what shares a transaction
	 * @return the changed policy
	 */
	public RunPolicy withTransaction(TransactionMode mode) {
		return new RunPolicy(this.limits, mode);
	}

}
