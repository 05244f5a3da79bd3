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
	 * Return whether an earlier run has carried a call of the script out, so that nothing
	 * has to be asked for it.
	 * @param position which call of the script it is, from 1
	 * @return {@code true} if so
	 */
	default boolean isDone(int position) {
		return false;
	}

	/**
	 * Write down what the next statement replaces, where that could be lost.
	 * @param before what there is before the statement
	 */
	default void keep(ObjectState before) {
	}

}
