package dev.migration.autogenerate;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.operation.Operation;
import dev.migration.schema.SchemaModel;
import org.jspecify.annotations.Nullable;

/**
 * Writes the notes on operations, with what the data says if it may be asked.
 */
final class DataInquiry {

	/** Nobody asks any data. */
	static final DataInquiry NONE = new DataInquiry(null);

	private static final int SECONDS_OF_A_TABLE = 10;

	private final @Nullable Connection connection;

	private DataInquiry(@Nullable Connection connection) {
		this.connection = connection;
	}

	/**
	 * Return an inquiry that asks.
	 * @param connection a connection in autocommit on which nothing is migrated
	 */
	static DataInquiry of(Connection connection) {
		return new DataInquiry(connection);
	}

	/**
	 * Return the notes on each operation.
	 * @param present the schema that the data is in, under the names that it has now
	 */
	List<List<String>> notes(List<Operation> operations, Dialect dialect, SchemaModel present, RenameNotes renames) {
		List<List<DataNote>> notes = DataLoss.notes(operations, dialect, present);
		List<DataQuestion> questions = notes.stream()
			.flatMap(List::stream)
			.flatMap((note) -> Optional.ofNullable(note.question()).stream())
			.toList();
		Optional<DataAnswers> answers = Optional.ofNullable(this.connection)
			.map((open) -> DataAnswers.to(questions, open, dialect, SECONDS_OF_A_TABLE));
		List<List<String>> texts = new ArrayList<>();
		for (int index = 0; index < notes.size(); index++) {
			List<String> lines = new ArrayList<>();
			notes.get(index).forEach((note) -> lines.add(text(note, answers)));
			lines.addAll(renames.on(operations.get(index)));
			texts.add(lines);
		}
		return texts;
	}

	private static String text(DataNote note, Optional<DataAnswers> answers) {
		return Optional.ofNullable(note.question())
			.flatMap((question) -> answers.flatMap((known) -> known.of(question)))
			.map((answer) -> note.text() + " " + answer)
			.orElse(note.text());
	}

}
