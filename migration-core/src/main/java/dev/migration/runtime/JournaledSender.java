package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends statements where no transaction can hold all of them, and writes each down. What
 * an earlier run has written down is left out.
 */
final class JournaledSender implements OperationSender {

	private static final Logger logger = LoggerFactory.getLogger(JournaledSender.class);

	private final MigrationSession session;

	private final ConnectionSink sink;

	private final StatementJournal journal;

	private final Function<JournalEntry, RuntimeException> mismatch;

	private final boolean workInTransaction;

	private boolean ownTransaction;

	private boolean goesOn;

	/**
	 * Create a sender.
	 * @param session where to
	 * @param sink takes the statements
	 * @param journal what took effect
	 * @param workInTransaction whether data work shares a transaction with its entry
	 * @param mismatch makes the exception for an entry that is not of the script
	 */
	JournaledSender(MigrationSession session, ConnectionSink sink, StatementJournal journal, boolean workInTransaction,
			Function<JournalEntry, RuntimeException> mismatch) {
		this.session = session;
		this.sink = sink;
		this.journal = journal;
		this.workInTransaction = workInTransaction;
		this.mismatch = mismatch;
	}

	@Override
	public boolean isDone(int position) {
		return this.journal.isDone(position);
	}

	@Override
	public Answers answers(int position) {
		return this.journal.answers(position);
	}

	@Override
	public void keep(ObjectState before) {
		ObjectStates states = new ObjectStates();
		states.put(before);
		this.journal.keep(states.text());
	}

	@Override
	public void send(SentOperation operation) {
		// A script that goes on has dealt with work that failed
		this.journal.work(null);
		List<SentStatement> statements = operation.statements(this.session.dialect());
		for (int number = 1; number <= statements.size(); number++) {
			SentStatement statement = statements.get(number - 1);
			if (!isWrittenDown(operation.position(), number, statement.checksum())) {
				logGoingOn();
				send(operation, statement, number, statements.size());
			}
		}
	}

	/**
	 * Said once it is certain that the script still has everything that took effect.
	 */
	private void logGoingOn() {
		int found = this.journal.found();
		if (!this.goesOn && found > 0 && this.journal.unseen().isEmpty()) {
			this.goesOn = true;
			logger.info("Going on after {} that took effect in an earlier run",
					(found == 1) ? "1 statement" : found + " statements");
		}
	}

	private boolean isWrittenDown(int position, int number, Supplier<String> checksum) {
		Optional<JournalEntry> found = this.journal.entry(position, number);
		found.filter((one) -> !one.checksum().equals(checksum.get())).ifPresent((one) -> {
			throw this.mismatch.apply(one);
		});
		found.ifPresent((one) -> this.sink.skip());
		return found.isPresent();
	}

	private void send(SentOperation operation, SentStatement statement, int number, int statements) {
		if (statement.isSession()) {
			statement.send(this.sink);
			return;
		}
		boolean shared = !this.ownTransaction && sharesTransaction(operation, statement);
		Runnable both = () -> {
			statement.send(this.sink);
			this.ownTransaction |= statement.isBegin();
			endOwnTransaction(statement);
			if (number == 1 && !operation.answers().isEmpty()) {
				this.journal.append(operation.position(), operation.answers());
			}
			JournalEntry entry = new JournalEntry(operation.position(), number, statements, statement.checksum().get(),
					statement.text());
			this.journal.append(entry, shared || this.ownTransaction);
		};
		if (shared) {
			inTransaction(both, statement.text());
		}
		else {
			both.run();
		}
	}

	/**
	 * Where DDL commits by itself, that does no harm to a transaction around it.
	 */
	private boolean sharesTransaction(SentOperation operation, SentStatement statement) {
		if (statement.isBegin()) {
			return false;
		}
		if (!this.session.dialect().capabilities().transactionalDdl() || statement.isData()) {
			return true;
		}
		return operation.isStructured() && !this.session.dialect().requiresAutocommit(operation.operation());
	}

	private void endOwnTransaction(SentStatement statement) {
		if (this.ownTransaction && (statement.isCommit() || statement.isRollback())) {
			this.ownTransaction = false;
			this.journal.endTransaction(statement.isCommit());
		}
	}

	@Override
	public void run(int position, String name, Runnable work) {
		this.journal.work(null);
		JournalEntry entry = new JournalEntry(position, 1, 1, Checksum.ofText(name), name);
		boolean shared = this.workInTransaction && !this.ownTransaction;
		if (isWrittenDown(position, 1, entry::checksum)) {
			return;
		}
		logGoingOn();
		Runnable both = () -> {
			this.sink.skip();
			this.journal.work(name);
			work.run();
			this.journal.work(null);
			this.journal.append(entry, shared || this.ownTransaction);
		};
		if (shared) {
			inTransaction(both, "COMMIT");
		}
		else {
			both.run();
		}
	}

	private void inTransaction(Runnable statements, String sql) {
		Connection connection = this.session.connection();
		try {
			connection.setAutoCommit(false);
			this.session.watch().beginTransaction();
			statements.run();
			commit(connection, sql);
			connection.setAutoCommit(true);
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(this.session.database().name(), ex);
		}
		catch (RuntimeException ex) {
			takeBack(connection, ex);
			throw ex;
		}
	}

	/**
	 * What a constraint puts off until the commit fails there.
	 */
	private void commit(Connection connection, String sql) {
		try {
			connection.commit();
		}
		catch (SQLException ex) {
			throw this.sink.failure(sql, ex);
		}
		this.journal.endTransaction(true);
	}

	/**
	 * A script may catch the failure and go on, and its next statement would commit what
	 * is left of this one.
	 */
	private void takeBack(Connection connection, RuntimeException failure) {
		this.journal.endTransaction(false);
		try {
			DatabaseConnections.endTransaction(connection);
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

	/**
	 * Check that the script still had everything that took effect.
	 * @throws JournalMismatchException if not
	 */
	void finish() {
		this.journal.work(null);
		this.journal.unseen().ifPresent((entry) -> {
			throw this.mismatch.apply(entry);
		});
	}

}
