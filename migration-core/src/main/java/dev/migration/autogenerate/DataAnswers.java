package dev.migration.autogenerate;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.reflection.ServerMessage;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Asks the data: all that is counted in the rows of a table in one query, and what counts
 * by queries of its own in another one. Each is given up after some seconds. If one of
 * the questions makes no sense to the database, each is asked alone.
 */
final class DataAnswers {

	/** What PostgreSQL says of a query that was given up. */
	private static final String QUERY_CANCELED = "57014";

	private final Connection connection;

	private final Dialect dialect;

	private final int seconds;

	private final Map<DataQuestion, String> answers = new IdentityHashMap<>();

	private DataAnswers(Connection connection, Dialect dialect, int seconds) {
		this.connection = connection;
		this.dialect = dialect;
		this.seconds = seconds;
	}

	/**
	 * Ask questions.
	 * @param connection a connection on which no migration runs, in autocommit
	 * @param dialect the language of the database
	 * @param questions the questions
	 * @param seconds how long a table may take
	 * @return the answers
	 */
	static DataAnswers to(List<DataQuestion> questions, Connection connection, Dialect dialect, int seconds) {
		Map<Source, List<DataQuestion>> sources = new LinkedHashMap<>();
		questions.forEach((question) -> sources
			.computeIfAbsent(new Source(question.table(), question.alone()), (source) -> new ArrayList<>())
			.add(question));
		DataAnswers answers = new DataAnswers(connection, dialect, seconds);
		sources.values().forEach(answers::ask);
		return answers;
	}

	/**
	 * Return the answer to a question.
	 */
	Optional<String> of(DataQuestion question) {
		return Optional.ofNullable(this.answers.get(question));
	}

	private void ask(List<DataQuestion> questions) {
		try {
			read(questions);
		}
		catch (SQLException ex) {
			if (isTimeout(ex)) {
				questions.forEach((question) -> this.answers.put(question,
						"The data was not asked to the end: it took" + " more than " + this.seconds + " seconds."));
			}
			else if (questions.size() > 1) {
				questions.forEach((question) -> ask(List.of(question)));
			}
			else {
				this.answers.put(questions.get(0), "The data could not be asked: '" + ServerMessage.of(ex) + "'.");
			}
		}
	}

	private static boolean isTimeout(SQLException failure) {
		return failure instanceof SQLTimeoutException || QUERY_CANCELED.equals(failure.getSQLState());
	}

	private void read(List<DataQuestion> questions) throws SQLException {
		DataQuestion first = questions.get(0);
		List<String> values = questions.stream().flatMap((question) -> question.values().stream()).toList();
		String sql = "SELECT " + String.join(", ", values)
				+ (first.alone() ? "" : " FROM " + this.dialect.quote(first.table()));
		try (Statement statement = this.connection.createStatement()) {
			// Braces in an expression are its own and no JDBC escape
			statement.setEscapeProcessing(false);
			statement.setQueryTimeout(this.seconds);
			try (ResultSet row = statement.executeQuery(sql)) {
				row.next();
				int column = 1;
				for (DataQuestion question : questions) {
					List<@Nullable BigDecimal> numbers = new ArrayList<>();
					for (int index = 0; index < question.values().size(); index++) {
						numbers.add(row.getBigDecimal(column++));
					}
					this.answers.put(question, question.answer().apply(numbers));
				}
			}
		}
	}

	/**
	 * What one query asks. Queries of their own would be repeated for each row of the
	 * table.
	 *
	 * @param table the table
	 * @param alone whether the table is not read for the answers
	 */
	private record Source(QualifiedName table, boolean alone) {

	}

}
