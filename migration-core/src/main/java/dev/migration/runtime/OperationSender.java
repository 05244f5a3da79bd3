package dev.migration.runtime;

/**
 * How the operations of a script reach the database or a text.
 */
interface OperationSender {

	/**
	 * Carry an operation out.
	 * @param operation the operation
	 */
	void send(SentOperation operation);

	/**
	 * Carry data work out.
	 * @param position which call of the script it is, from 1
	 * @param name what is done
	 * @param work the work
	 */
	void run(int position, String name, Runnable work);

	/**
	 * Return whether an earlier run has carried a call of the script out.
	 * @param position which call of the script it is, from 1
	 * @return {@code true} if so
	 */
	default boolean isDone(int position) {
		return false;
	}

	/**
	 * Return what the database answered to a call of the script in an earlier run that
	 * was left inside or behind it.
	 * @param position which call of the script it is, from 1
	 * @return the answers, none if the database is to be asked
	 */
	default Answers answers(int position) {
		return new Answers();
	}

	/**
	 * Write down what the next statement replaces, where that could be lost.
	 * @param before what there is before the statement
	 */
	default void keep(ObjectState before) {
	}

}
