package dev.migration.runtime;

import dev.migration.dialect.Dialect;

/**
 * Sends everything, in the transaction of the step or to a text.
 */
final class DirectSender implements OperationSender {

	private final Dialect dialect;

	private final SqlSink sink;

	private final boolean inTransaction;

	/**
	 * Create a sender.
	 * @param dialect the language of the database
	 * @param sink takes the statements
	 * @param inTransaction whether a transaction holds all of them
	 */
	DirectSender(Dialect dialect, SqlSink sink, boolean inTransaction) {
		this.dialect = dialect;
		this.sink = sink;
		this.inTransaction = inTransaction;
	}

	@Override
	public void send(SentOperation operation) {
		if (this.inTransaction && this.dialect.requiresAutocommit(operation.operation())) {
			throw new AutocommitRequiredException(operation.operation());
		}
		operation.statements(this.dialect).forEach((statement) -> statement.send(this.sink));
	}

	@Override
	public void run(int position, String name, Runnable work) {
		this.sink.work(name, work);
	}

}
