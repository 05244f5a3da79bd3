package dev.migration.autogenerate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameTable;
import dev.migration.reflection.SchemaReaders;
import dev.migration.reflection.SchemaScope;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationSession;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Identity;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.UniqueConstraint;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks the data of a real server what operations mean for it.
 */
abstract class DataQuestionSuite {

	static final QualifiedName BOOK = QualifiedName.of("book");

	private TestDatabase database;

	private MigrationSession session;

	private Dialect dialect;

	abstract TestDatabase createDatabase();

	/**
	 * Return a number that no server has soon.
	 */
	abstract String endless();

	@BeforeEach
	void create() throws SQLException {
		this.database = createDatabase();
		this.dialect = Dialects.named(this.database.dialect());
		this.session = MigrationSession.open(new MigrationDatabase("default", this.database.dataSource(), this.dialect,
				null, MigrationDatabase.DEFAULT_VERSION_TABLE));
		execute("CREATE TABLE author (id integer NOT NULL PRIMARY KEY)",
				"CREATE TABLE book (id integer, title varchar(50), price decimal(10,2), author_id integer)",
				"INSERT INTO author VALUES (1)", "INSERT INTO book VALUES (1, 'Ä title of 20 letters', 1.5, 1)",
				"INSERT INTO book VALUES (2, NULL, 12345.67, 7)", "INSERT INTO book VALUES (2, 'x', NULL, NULL)");
	}

	@AfterEach
	void close() {
		this.session.close();
		this.database.close();
	}

	@Test
	void lengthIsAsked() {
		assertThat(notes(retyped("title", "varchar(50)", "varchar(20)")))
			.endsWith("The longest value now has 21 characters: does not fit.");
		assertThat(notes(retyped("title", "varchar(50)", "varchar(21)")))
			.endsWith("The longest value now has 21 characters: fits.");
	}

	@Test
	void rangeAndRoundingAreAsked() {
		assertThat(notes(retyped("price", "decimal(10,2)", "decimal(6,1)")))
			.endsWith("The values now go from 1.50 to 12345.67: fits, and 1 row is rounded.");
		assertThat(notes(retyped("price", "decimal(10,2)", "decimal(6,2)")))
			.endsWith("The values now go from 1.50 to 12345.67: does not fit.");
		assertThat(notes(retyped("id", "integer", "smallint"))).endsWith("The values now go from 1 to 2: fits.");
	}

	@Test
	void nullsAreCounted() {
		assertThat(notes(new AlterColumn(BOOK, column("title"), column("title").withNullable(false), null, null)))
			.isEqualTo("Makes column 'book.title' refuse nulls: fails if a row has one. 1 row has one now: fails.");
		assertThat(notes(new AlterColumn(BOOK, column("id"), column("id").withNullable(false), null, null)))
			.endsWith("No row has one now: fits.");
	}

	@Test
	void greatestNumberIsAsked() {
		Column counting = column("id", "bigint").withIdentity(Identity.BY_DEFAULT);

		assertThat(notes(new AlterColumn(BOOK, counting, column("id", "bigint"), null, null)))
			.isEqualTo("Makes column 'book.id' stop counting: whoever gives ids now has to begin beyond the greatest"
					+ " one. The greatest is 2 now.");
	}

	@Test
	void duplicatesAreCounted() {
		assertThat(notes(new AddConstraint(BOOK, UniqueConstraint.of(Name.of("uq"), List.of(Name.of("id"))))))
			.endsWith("1 value is there more than once now: fails.");
		assertThat(notes(new AddConstraint(BOOK, UniqueConstraint.of(Name.of("uq"), List.of(Name.of("author_id"))))))
			.endsWith("All are different now: fits.");
		assertThat(notes(new AddConstraint(BOOK, new PrimaryKey(Name.of("pk"), List.of(Name.of("id"))))))
			.contains("1 value is there more than once now: fails.")
			.endsWith("refuse nulls as part of the primary key: fails if a row has one. No row has one now: fits.");
	}

	@Test
	void duplicatesOfAnIndexAreCounted() {
		assertThat(notes(new CreateIndex(BOOK,
				Index.of(Name.of("ux"), true,
						List.of(IndexElement.ascending(Name.of("id")), IndexElement.ascending(Name.of("title")))))))
			.endsWith("All are different now: fits.");
	}

	@Test
	void orphansAreCounted() {
		ForeignKey key = ForeignKey.of(Name.of("fk"), List.of(Name.of("author_id")), QualifiedName.of("author"),
				List.of(Name.of("id")));

		assertThat(notes(new AddConstraint(BOOK, key)))
			.isEqualTo("Ties 'author_id' of table 'book' to table 'author': fails if a row refers to one that is not"
					+ " there. 1 row has none now: fails.");
		assertThat(notes(new AddConstraint(BOOK, ForeignKey.of(Name.of("fk"), List.of(Name.of("author_id")),
				QualifiedName.of("publisher"), List.of(Name.of("id"))))))
			.endsWith("2 rows have none now: fails.");
	}

	@Test
	void aTableWithoutRowsFits() throws SQLException {
		execute("DELETE FROM book");
		ForeignKey key = ForeignKey.of(Name.of("fk"), List.of(Name.of("author_id")), QualifiedName.of("author"),
				List.of(Name.of("id")));

		assertThat(notes(new AddConstraint(BOOK, UniqueConstraint.of(Name.of("uq"), List.of(Name.of("id"))))))
			.endsWith("All are different now: fits.");
		assertThat(notes(new AddConstraint(BOOK, key))).endsWith("Every row has its own now: fits.");
		assertThat(notes(new AddConstraint(BOOK, new CheckConstraint(Name.of("ck"), Expression.of("price > 100")))))
			.endsWith("No row does now: fits.");
	}

	@Test
	void violationsAreCounted() {
		assertThat(notes(new AddConstraint(BOOK, new CheckConstraint(Name.of("ck"), Expression.of("price > 100")))))
			.isEqualTo("Checks 'price > 100' on table 'book': fails if a row breaks it. 1 row does now: fails.");
	}

	@Test
	void columnThatIsNotThereYetIsNotAskedFor() {
		assertThat(notes(new AddColumn(BOOK, column("weight", "integer")),
				new AddConstraint(BOOK, new CheckConstraint(Name.of("ck"), Expression.of("weight > 100")))))
			.isEqualTo("Checks 'weight > 100' on table 'book': fails if a row breaks it.");
	}

	@Test
	void rowsAndValuesAreCounted() {
		assertThat(notes(new DropTable(BOOK, null))).isEqualTo("Drops table 'book' with its rows. It has 3 rows now.");
		assertThat(notes(new DropColumn(BOOK, Name.of("title"), null)))
			.isEqualTo("Drops column 'book.title' with its values. 2 rows have a value now.");
		assertThat(notes(new AddColumn(BOOK, column("isbn", "varchar(13)").withNullable(false))))
			.startsWith("Adds column 'book.isbn' that refuses nulls and has no default: ")
			.contains(" It has 3 rows now");
	}

	@Test
	void tableIsAskedUnderTheNameThatItHas() {
		assertThat(notes(new RenameTable(BOOK, QualifiedName.of("publication")),
				new DropColumn(QualifiedName.of("publication"), Name.of("title"), null)))
			.isEqualTo("Drops column 'publication.title' with its values. 2 rows have a value now.");
	}

	@Test
	void questionThatMakesNoSenseKeepsNoOtherFromItsAnswer() {
		assertThat(notes(new AddConstraint(BOOK, new CheckConstraint(Name.of("ck"), Expression.of("nonsense(id) > 1"))),
				new DropColumn(BOOK, Name.of("title"), null)))
			.startsWith("Checks 'nonsense(id) > 1' on table 'book': fails if a row breaks it. The data could not be"
					+ " asked: '")
			.endsWith("'. Drops column 'book.title' with its values. 2 rows have a value now.");
	}

	@Test
	void questionThatTakesTooLongIsGivenUp() {
		DataQuestion slow = DataQuestion.count(BOOK, endless(), (number) -> "There are " + number + ".");
		DataQuestion quick = DataQuestion.count(QualifiedName.of("author"), "count(*)",
				(number) -> "There is " + number + ".");

		DataAnswers answers = DataAnswers.to(List.of(slow, quick), this.session.connection(), this.dialect, 1);

		assertThat(answers.of(slow)).contains("The data was not asked to the end: it took more than 1 seconds.");
		assertThat(answers.of(quick)).contains("There is 1.");
	}

	@Test
	void keyOfANewColumnBreaksNothing() {
		assertThat(notes(new AddColumn(BOOK, column("publisher_id", "integer")), new AddConstraint(BOOK, ForeignKey
			.of(Name.of("fk"), List.of(Name.of("publisher_id")), QualifiedName.of("author"), List.of(Name.of("id"))))))
			.isEmpty();
	}

	final String notes(Operation... operations) {
		SchemaModel present = SchemaReaders
			.of(this.session.connection(), this.dialect, SchemaScope.of(this.session.schema().text()))
			.read();
		List<List<String>> notes = DataInquiry.of(this.session.connection())
			.notes(Arrays.asList(operations), this.dialect, present, new RenameNotes(List.of()));
		return String.join(" ", notes.stream().flatMap(List::stream).toList());
	}

	private AlterColumn retyped(String name, String from, String to) {
		return new AlterColumn(BOOK, column(name, from), column(name, to), null, null);
	}

	private static Column column(String name) {
		return Column.of(name, ColumnType.of("integer"));
	}

	final Column column(String name, String type) {
		return Column.of(name, this.dialect.parseType(type));
	}

	/**
	 * Run an operation and return what the rows then have.
	 */
	final List<String> rowsAfter(Operation operation, String query) throws SQLException {
		execute(this.dialect.statements(operation).toArray(String[]::new));
		List<String> rows = new ArrayList<>();
		try (Statement statement = this.session.connection().createStatement();
				ResultSet row = statement.executeQuery(query)) {
			while (row.next()) {
				rows.add(String.valueOf(row.getString(1)));
			}
		}
		return rows;
	}

	final void execute(String... statements) throws SQLException {
		try (Statement statement = this.session.connection().createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

}
