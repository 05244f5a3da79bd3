package dev.migration.runtime;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.migration.operation.ExecuteSql;
import dev.migration.scripts.InvalidScriptException;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.SqlText;

/**
 * Keeps back statements that would end the transaction that holds a revision, and marks
 * the transaction before what cannot be looked into.
 */
final class TransactionGuard implements OperationSender {

	private static final List<List<String>> ENDS = List.of(List.of("commit"), List.of("end"), List.of("abort"),
			List.of("prepare", "transaction"));

	private static final List<List<String>> ROLLBACKS_TO_SAVEPOINT = List.of(List.of("rollback", "to"),
			List.of("rollback", "work", "to"), List.of("rollback", "transaction", "to"));

	// Most texts have none of these words and need not be parsed
	private static final Pattern SUSPICIOUS = Pattern.compile("\\b(?:commit|end|abort|prepare|rollback)\\b",
			Pattern.CASE_INSENSITIVE);

	private final OperationSender sender;

	private final LoadedRevision revision;

	private final MigrationSession session;

	private final StepTransaction transaction;

	/**
	 * Create a guard.
	 * @param sender sends what may be sent
	 * @param revision the revision whose script is run
	 * @param session where it runs
	 * @param transaction what must not be ended
	 */
	TransactionGuard(OperationSender sender, LoadedRevision revision, MigrationSession session,
			StepTransaction transaction) {
		this.sender = sender;
		this.revision = revision;
		this.session = session;
		this.transaction = transaction;
	}

	/**
	 * Return whether a statement commits or takes back a whole transaction.
	 * @param words its words in lower case, at least one
	 */
	static boolean endsTransaction(List<String> words) {
		boolean rollback = words.get(0).equals("rollback")
				&& ROLLBACKS_TO_SAVEPOINT.stream().noneMatch((start) -> startsWith(words, start));
		return rollback || ENDS.stream().anyMatch((start) -> startsWith(words, start));
	}

	private static boolean startsWith(List<String> words, List<String> start) {
		return words.size() >= start.size() && words.subList(0, start.size()).equals(start);
	}

	@Override
	public void send(SentOperation operation) {
		if (operation.operation() instanceof ExecuteSql execute) {
			refuse(execute.sql());
		}
		this.sender.send(operation);
	}

	private void refuse(String sql) {
		if (!SUSPICIOUS.matcher(sql).find()) {
			return;
		}
		try {
			SqlText.of(this.session.dialect(), this.revision.origin(), sql)
				.words()
				.stream()
				.filter(TransactionGuard::endsTransaction)
				.findFirst()
				.ifPresent((words) -> {
					throw new TransactionEndedException(words.get(0).toUpperCase(Locale.ROOT));
				});
		}
		catch (InvalidScriptException ex) {
			// The server says better what is wrong with it, if it is anything
			mark();
		}
	}

	private void mark() {
		try {
			this.transaction.mark();
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(this.session.database().name(), ex);
		}
	}

	@Override
	public void run(int position, String name, Runnable work) {
		mark();
		this.sender.run(position, name, work);
	}

}
