package dev.migration.runtime;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.scripts.InvalidScriptException;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.SqlText;

/**
 * The statements of a revision as the command line client takes them for what the server
 * would.
 */
final class OfflineStatements {

	private final LoadedRevision revision;

	private final Dialect dialect;

	OfflineStatements(LoadedRevision revision, Dialect dialect) {
		this.revision = revision;
		this.dialect = dialect;
	}

	/**
	 * Return a statement for the text.
	 * @throws OpaqueWorkException if the client would do something else than a driver
	 */
	String of(String statement) {
		SqlText text = parsed(statement);
		text.command().ifPresent((command) -> {
			throw opaque("'" + command + "' is a command of " + text.client() + ", which no server understands",
					"replace it by SQL");
		});
		text.words().forEach(this::check);
		return text.withoutVariables();
	}

	private SqlText parsed(String statement) {
		try {
			return SqlText.of(this.dialect, this.revision.origin(), statement);
		}
		catch (InvalidScriptException ex) {
			throw new OpaqueWorkException(this.revision, ex);
		}
	}

	private void check(List<String> words) {
		if (words.get(0).equals("copy")) {
			streamOf(words).ifPresent((stream) -> {
				throw opaque("'COPY … " + stream + "' sends its rows beside the statements",
						"use 'op.bulkInsert' or INSERT");
			});
		}
		if (this.revision.transactional() && TransactionGuard.endsTransaction(words)) {
			throw opaque(
					"'" + words.get(0).toUpperCase(Locale.ROOT) + "' ends the transaction that the revision runs in",
					"remove it, or mark the revision as not transactional");
		}
	}

	private static Optional<String> streamOf(List<String> words) {
		for (int index = 1; index < words.size(); index++) {
			String two = words.get(index - 1) + " " + words.get(index);
			if (two.equals("from stdin") || two.equals("to stdout")) {
				return Optional.of(two.toUpperCase(Locale.ROOT));
			}
		}
		return Optional.empty();
	}

	private OpaqueWorkException opaque(String what, String action) {
		return new OpaqueWorkException(this.revision, what, action);
	}

}
