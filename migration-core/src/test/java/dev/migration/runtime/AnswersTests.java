package dev.migration.runtime;

import java.util.List;
import java.util.Objects;

import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SequenceOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswersTests {

	private static final QualifiedName TABLE = QualifiedName.of("shop", "Book: 1\n");

	@Test
	void columnsAreReadBack() {
		Column plain = Column.of("name", ColumnType.of("varchar", 40));
		Column full = new Column(Name.of("Status"),
				new ColumnType(QualifiedName.of("shop", "status"), true, List.of("it's", ""), 2, Name.of("C")), false,
				new Expression("'new'", "'new'::status"), null, null, "a - b\n5:c");
		Column counted = Column.of("id", ColumnType.of("bigint"))
			.withIdentity(new Identity(true, new SequenceOptions(5, -2, -9L, null, 3, true)));
		Column computed = Column.of("twice", ColumnType.of("integer"))
			.withGenerated(new Generated(new Expression("a * 2", "(a * 2)"), true));

		for (Column column : List.of(plain, full, counted, computed)) {
			AnsweredColumn answer = new AnsweredColumn(TABLE, Name.of("asked"), column);

			assertThat(AnsweredColumn.parse(answer.text())).isEqualTo(answer).hasToString(answer.toString());
		}
	}

	@Test
	void rowIsReadBack() {
		DatabaseObject view = new DatabaseObject(ObjectKind.VIEW, QualifiedName.of("v"), null, "SELECT 1\n\t-- 'ü'");
		Answers answers = new Answers();
		answers.add(new AnsweredColumn(TABLE, Name.of("name"), Column.of("name", ColumnType.of("text"))));
		answers.add(new AnsweredColumn(TABLE, Name.of("other"), Column.of("other", ColumnType.of("date"))));
		answers.add(new ObjectState(view.key(), view));

		Answers.Given given = Objects.requireNonNull(Answers.parse(answers.form(7)));

		assertThat(given.position()).isEqualTo(7);
		assertThat(given.answers().column(TABLE, Name.of("other"))).hasValue(Column.of("other", ColumnType.of("date")));
		assertThat(given.answers().object(view.key())).hasValue(new ObjectState(view.key(), view));
		assertThat(given.answers().form(7)).isEqualTo(answers.form(7));
	}

	@Test
	void statementsAreNoAnswers() {
		JournalEntry entry = new JournalEntry(1, 1, 1, "text-1:ab", "answers 7\n-");

		assertThat(Answers.parse(entry.form())).isNull();
		assertThat(JournalEntry.parse(new Answers().form(7))).isEmpty();
	}

}
