package dev.migration.runtime;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.migration.operation.ExecuteSql;
import dev.migration.runtime.InterruptedStatements.Effect;
import dev.migration.runtime.JournalRows.Place;
import dev.migration.runtime.UnclearStatementException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends statements where no transaction can hold all of them, and writes each down. What
 * an earlier run has written down is left out.
 */
final class JournaledSender implements OperationSender {

	private static final Logger logger = LoggerFactory.getLogger(JournaledSender.class);

	// active_sql_transaction, invalid_transaction_termination
	private static final Set<String> NOT_IN_TRANSACTION = Set.of("25001", "2D000");

	private final MigrationSession session;

	private final ConnectionSink sink;

	private final StatementJournal journal;

	private final InterruptedStatements earlier;

	private final Function<JournalEntry, RuntimeException> mismatch;

	private final SessionMemory memory;

	private final SharedTransaction transaction;

	private boolean ownTransaction;

	private boolean goesOn;

	/**
	 * Create a sender.
	 * @param session where to
	 * @param sink takes the statements
	 * @param journal what took effect
	 * @param earlier decides about what an earlier run was interrupted in
	 * @param memory what this session has of the revision already
	 * @param mismatch makes the exception for an entry that is not of the script
	 */
	JournaledSender(MigrationSession session, ConnectionSink sink, StatementJournal journal,
			InterruptedStatements earlier, SessionMemory memory, Function<JournalEntry, RuntimeException> mismatch) {
		this.session = session;
		this.sink = sink;
		this.journal = journal;
		this.earlier = earlier;
		this.memory = memory;
		this.mismatch = mismatch;
		this.transaction = new SharedTransaction(session, sink, journal);
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
		// A script that goes on has dealt with what failed
		this.journal.goOn();
		if (operation.operation() instanceof ExecuteSql execute) {
			OwnTransactions.check(this.session.dialect(), execute.sql());
		}
		List<SentStatement> statements = statements(operation);
		for (int number = 1; number <= statements.size(); number++) {
			SentStatement statement = statements.get(number - 1);
			Place place = new Place(operation.position(), number);
			if (statement.isSession()) {
				sendToSession(statement, place);
			}
			else if (isWrittenDown(operation.position(), number, statement.checksum())) {
				if (statement.isSettingLost()) {
					logger
						.warn("'{}' took effect in an earlier run and is not done again; what it set in the session by"
								+ " 'set_config' is not set in this run", shortened(statement.sql()));
				}
				leaveOut(place, statement);
			}
			else {
				sendUnlessDone(operation, statement, new JournalEntry(operation.position(), number, statements.size(),
						statement.checksum().get(), statement.sql()));
			}
		}
	}

	private void sendToSession(SentStatement statement, Place place) {
		if (this.memory.has(place, statement)) {
			this.sink.skip();
			return;
		}
		carryOut(statement);
		this.memory.made(place, statement.text());
	}

	private void leaveOut(Place place, SentStatement statement) {
		if (this.memory.isDroppedAgain(place, statement.text())) {
			this.sink.unskip();
			carryOut(statement);
			this.memory.sent(place, statement.text());
		}
		else {
			this.memory.leaveOut(place, statement.text());
		}
	}

	private void carryOut(SentStatement statement) {
		this.memory.number().restore(this.session, statement.text());
		statement.send(this.sink);
		this.memory.number().keep(this.session, statement.text());
	}

	private void sendUnlessDone(SentOperation operation, SentStatement statement, JournalEntry entry) {
		if (tookEffect(operation, statement, entry)) {
			leaveOut(Place.of(entry), statement);
			return;
		}
		Reason obstacle = this.memory.obstacle(statement.text());
		if (obstacle != null) {
			throw this.earlier.lost(statement.sql(), obstacle);
		}
		logGoingOn();
		send(operation, statement, entry);
		this.memory.sent(Place.of(entry), statement.text());
	}

	/**
	 * What the database has completed it would complete otherwise by now.
	 */
	private List<SentStatement> statements(SentOperation operation) {
		List<String> kept = this.journal.answers(operation.position()).statements();
		if (kept.isEmpty()) {
			List<SentStatement> statements = operation.statements(this.session.dialect());
			operation.answers().keep(statements.stream().map(SentStatement::sql).toList());
			return statements;
		}
		operation.answers().complete();
		operation.answers().keep(kept);
		return kept.stream().map((sql) -> SentStatement.of(this.session.dialect(), sql)).toList();
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

	/**
	 * Decide whether a statement took effect in which an earlier run was interrupted.
	 */
	private boolean tookEffect(SentOperation operation, SentStatement statement, JournalEntry entry) {
		BegunStatement begun = this.journal.interrupted(entry.position(), entry.statement()).orElse(null);
		if (begun == null) {
			return false;
		}
		if (!begun.entry().checksum().equals(entry.checksum())) {
			forget(begun);
			return false;
		}
		Effect effect = isConcurrent(statement)
				? new ConcurrentIndexes(this.session).effect(statement.sql(), begun.note())
				: this.earlier.effect(begun, statement.text(), operation.structured());
		switch (effect) {
			case DONE -> {
				logger.info("'{}' took effect before an earlier run was interrupted, as the catalogs tell",
						shortened(statement.sql()));
				this.journal.tookEffect(entry);
				this.sink.skip();
			}
			case NONE -> this.journal.refuse(entry);
			case REPEATED -> {
				logger.warn("'{}' was interrupted in an earlier run and is carried out again",
						shortened(statement.sql()));
				this.journal.refuse(entry);
			}
		}
		return effect == Effect.DONE;
	}

	/**
	 * A script may be corrected where what it had there certainly had no effect.
	 */
	private void forget(BegunStatement begun) {
		if (!this.earlier.hadNoEffect(begun)) {
			throw this.mismatch.apply(begun.entry());
		}
		this.journal.refuse(begun.entry());
	}

	private static String shortened(String sql) {
		return sql.lines().findFirst().orElse("");
	}

	private boolean isConcurrent(SentStatement statement) {
		return hasTransactionalDdl() && new ResumedText(statement.text()).isConcurrent();
	}

	private boolean hasTransactionalDdl() {
		return this.session.dialect().capabilities().transactionalDdl();
	}

	private void send(SentOperation operation, SentStatement statement, JournalEntry entry) {
		if (entry.statement() == 1 && !operation.answers().isEmpty()) {
			this.journal.append(operation.position(), operation.answers());
		}
		if (this.ownTransaction || statement.isTransaction()) {
			sendInOwnTransaction(statement, entry);
		}
		else if (isProgram(operation, statement)) {
			sendProgram(statement, entry);
		}
		else if (new ResumedText(statement.text()).isExchange()) {
			sendAlone(statement, entry);
		}
		else if (statement.isData() || !hasTransactionalDdl()) {
			sendShared(statement, entry);
		}
		else if (isAlone(operation, statement)) {
			sendAlone(statement, entry);
		}
		else {
			tryShared(statement, entry);
		}
	}

	private boolean isProgram(SentOperation operation, SentStatement statement) {
		return operation.structured() == null && new ResumedText(statement.text()).isProgram(this.session.dialect());
	}

	private boolean isAlone(SentOperation operation, SentStatement statement) {
		return this.session.dialect().requiresAutocommit(operation.operation())
				|| new ResumedText(statement.text()).isAlone();
	}

	private void sendInOwnTransaction(SentStatement statement, JournalEntry entry) {
		if (!hasTransactionalDdl() && !statement.isData() && !statement.isTransaction()) {
			this.journal.begin(entry, this.earlier.state(statement.sql()), null);
		}
		carryOut(statement);
		if (this.ownTransaction && statement.isRollback()) {
			endOwnTransaction(false, () -> this.transaction.run(() -> {
				this.journal.appendTakenBack();
				this.journal.append(entry, true);
			}, statement.sql()));
			return;
		}
		if (statement.isBegin()) {
			this.ownTransaction = true;
			this.memory.begin();
		}
		if (this.ownTransaction && endsTransaction(statement)) {
			endOwnTransaction(true, () -> this.journal.endTransaction(true));
		}
		this.journal.append(entry, this.ownTransaction);
		if (this.ownTransaction && statement.isRollbackToSavepoint()) {
			this.journal.appendTakenBack();
		}
	}

	private boolean endsTransaction(SentStatement statement) {
		return statement.isCommit() || (statement.isDdl() && this.session.state().ddlEndsTransaction());
	}

	private void endOwnTransaction(boolean committed, Runnable rows) {
		this.ownTransaction = false;
		rows.run();
		this.memory.end(committed);
	}

	/**
	 * Where DDL commits, it commits before it does anything: what is written down before
	 * it shares that commit. What commits nothing takes the note with it.
	 */
	private void sendShared(SentStatement statement, JournalEntry entry) {
		String before = (hasTransactionalDdl() || statement.isData()) ? null : this.earlier.state(statement.sql());
		this.transaction.run(() -> {
			if (before != null) {
				this.journal.begin(entry, before, null);
			}
			carryOut(statement);
			this.journal.append(entry, true);
		}, statement.sql());
	}

	/**
	 * What commits a part of what it does and then fails must not be taken for what had
	 * no effect. PostgreSQL refuses to commit a part of a transaction.
	 */
	private void sendProgram(SentStatement statement, JournalEntry entry) {
		if (hasTransactionalDdl()) {
			tryShared(statement, entry);
			return;
		}
		String before = this.earlier.state(statement.sql());
		this.transaction.run(() -> {
			this.journal.begin(entry, before, null);
			new SharedWork(this.session).run(() -> sendAsWork(statement), this.journal::endWork);
			this.journal.append(entry, true);
		}, statement.sql());
	}

	private void sendAsWork(SentStatement statement) {
		this.journal.work(shortened(statement.sql()), !this.earlier.isTransactional());
		carryOut(statement);
		this.journal.endWork();
	}

	/**
	 * The server knows best what it refuses in a transaction.
	 */
	private void tryShared(SentStatement statement, JournalEntry entry) {
		try {
			sendShared(statement, entry);
		}
		catch (StatementFailedException ex) {
			if (!(ex.getCause() instanceof SQLException reason
					&& NOT_IN_TRANSACTION.contains(String.valueOf(reason.getSQLState())))) {
				throw ex;
			}
			this.sink.unskip();
			sendAlone(statement, entry);
		}
	}

	private void sendAlone(SentStatement statement, JournalEntry entry) {
		String sql = statement.sql();
		if (isConcurrent(statement)) {
			ConcurrentIndexes indexes = new ConcurrentIndexes(this.session);
			String prepared = indexes.prepare(sql,
					this.journal.begunEarlier(entry.position(), entry.statement()).orElse(null));
			this.journal.begin(entry, null, indexes.note(sql));
			if (prepared.equals(sql)) {
				carryOut(statement);
			}
			else {
				this.sink.execute(prepared);
			}
		}
		else {
			this.journal.begin(entry, this.earlier.state(sql), null);
			if (new ResumedText(statement.text()).isProgram(this.session.dialect())) {
				sendAsWork(statement);
			}
			else {
				carryOut(statement);
			}
		}
		this.journal.append(entry, false);
	}

	@Override
	public void run(int position, String name, Runnable work) {
		this.journal.goOn();
		JournalEntry entry = new JournalEntry(position, 1, 1, Checksum.ofText(name), name);
		if (isWrittenDown(position, 1, entry::checksum)) {
			this.memory.leaveOut(Place.of(entry), StatementText.NONE);
			return;
		}
		repeat(entry);
		Reason obstacle = this.memory.obstacleToWork();
		if (obstacle != null) {
			throw this.earlier.lost("op.run(\"" + name + "\", …)", obstacle);
		}
		logGoingOn();
		boolean shared = this.earlier.isTransactional() && !this.ownTransaction;
		Runnable noted = () -> {
			this.sink.skip();
			this.journal.begin(entry, null, null);
			this.journal.work("op.run(\"" + name + "\", …)", !shared);
			this.memory.number().restore(this.session, StatementText.NONE);
			work.run();
			this.journal.endWork();
			this.memory.number().keep(this.session, StatementText.NONE);
		};
		if (shared) {
			this.transaction.run(() -> {
				if (!new SharedWork(this.session).run(noted, this.journal::endWork)) {
					logger.warn("What 'op.run(\"{}\", …)' did was committed by itself, in parts; after an interruption"
							+ " nobody could tell how much. Leave DDL to operations of their own, or set 'transactional ="
							+ " false' if it may be started anew", name);
				}
				this.journal.append(entry, true);
			}, "COMMIT");
		}
		else {
			noted.run();
			this.journal.append(entry, this.ownTransaction);
		}
		this.memory.sent(Place.of(entry), StatementText.NONE);
	}

	private void repeat(JournalEntry entry) {
		this.journal.interrupted(entry.position(), entry.statement()).ifPresent((begun) -> {
			if (!begun.entry().checksum().equals(entry.checksum())) {
				throw this.mismatch.apply(begun.entry());
			}
			this.earlier.refuse(begun);
			logger.warn("'op.run(\"{}\", …)' was interrupted in an earlier run and is started anew", entry.text());
			this.journal.refuse(entry);
		});
	}

	/**
	 * Check that the script still had everything that took effect.
	 * @throws JournalMismatchException if not
	 */
	void finish() {
		this.journal.goOn();
		while (this.journal.unseen().isPresent()) {
			JournalEntry entry = this.journal.unseen().get();
			forget(this.journal.interrupted(entry.position(), entry.statement())
				.orElseThrow(() -> this.mismatch.apply(entry)));
			this.journal.entry(entry.position(), entry.statement());
		}
	}

}
