package dev.migration.autogenerate;

import java.util.List;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.operation.Operation;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationSession;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.script.ScriptArguments;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Autogenerate}: what is looked at and what is not.
 */
class AutogenerateIntegrationTests {

	private static final Column TITLE = Column.of("title", ColumnType.of("varchar", 50))
		.withDefault(Expression.of("'untitled'"))
		.withComment("What is on the cover");

	private static final SchemaModel MODEL = SchemaModel.EMPTY
		.withTables(List.of(Table.of(QualifiedName.of("book"), List.of(TITLE)).withComment("Books")));

	private TestDatabase database;

	@BeforeEach
	void create() {
		this.database = TestDatabase.create();
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void whatIsNotComparedIsNoDifferenceAndNamed() {
		execute("CREATE TABLE book (title varchar(20))");

		Comparison all = compare(AutogenerateOptions.STANDARD);
		Comparison none = compare(new AutogenerateOptions(false, false, false, UnmanagedObjects.REPORT, List.of()));
		Comparison types = compare(new AutogenerateOptions(true, false, false, UnmanagedObjects.REPORT, List.of()));

		assertThat(all.differences()).containsExactly(
				"alter column 'book.title': type varchar(20) -> varchar(50),"
						+ " default none -> 'untitled', comment none -> 'What is on the cover'",
				"alter table 'book': comment none -> 'Books'");
		assertThat(none.differences()).isEmpty();
		assertThat(none.notCompared()).containsExactly("types of columns, since 'compare-types' is off",
				"defaults of columns, since 'compare-defaults' is off", "comments, since 'compare-comments' is off");
		assertThat(types.differences()).containsExactly("alter column 'book.title': type varchar(20) -> varchar(50)");
		assertThat(types.notes()).containsExactly(List.of());
	}

	@Test
	void unmanagedObjectsAreReportedIgnoredOrDropped() {
		execute("CREATE TABLE book (title varchar(50) DEFAULT 'untitled')", "COMMENT ON TABLE book IS 'Books'",
				"COMMENT ON COLUMN book.title IS 'What is on the cover'", "CREATE TABLE visitor (id integer)",
				"CREATE SEQUENCE visitor_seq", "CREATE TYPE mood AS ENUM ('ok')");

		assertThat(compare(AutogenerateOptions.STANDARD).unmanaged()).extracting(SchemaObject::toString)
			.containsExactly("table 'visitor'", "sequence 'visitor_seq'", "enum type 'mood'");
		assertThat(compare(AutogenerateOptions.STANDARD.withUnmanaged(UnmanagedObjects.IGNORE)).unmanaged()).isEmpty();
		Comparison dropped = compare(AutogenerateOptions.STANDARD.withUnmanaged(UnmanagedObjects.DROP));
		assertThat(dropped.unmanaged()).isEmpty();
		assertThat(dropped.dropped()).hasSize(3);
		assertThat(dropped.differences()).containsExactlyInAnyOrder("drop table 'visitor'",
				"drop sequence 'visitor_seq'", "drop enum type 'mood'");
		assertThat(dropped.upgrade()).allMatch(Operation::reversible);
		assertThat(dropped.notCompared()).isEmpty();
	}

	@Test
	void whatBelongsToOthersIsNeverDropped() {
		execute("CREATE TABLE visit (day date) PARTITION BY RANGE (day)",
				"CREATE TABLE visit_2026 PARTITION OF visit FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
				"CREATE FOREIGN DATA WRAPPER nowhere", "CREATE SERVER far FOREIGN DATA WRAPPER nowhere",
				"CREATE FOREIGN TABLE remote (id integer) SERVER far", "CREATE TABLE visitor (id integer)",
				"CREATE TABLE of_extension (id integer)", "ALTER EXTENSION plpgsql ADD TABLE of_extension");

		Comparison dropped = compare(AutogenerateOptions.STANDARD.withUnmanaged(UnmanagedObjects.DROP));

		assertThat(dropped.dropped()).extracting(SchemaObject::toString).containsExactly("table 'visitor'");
		assertThat(dropped.unmanaged()).extracting(SchemaObject::toString)
			.containsExactly("table 'visit'", "foreign table 'remote'");
		assertThat(dropped.notCompared()).containsExactly(
				"table 'of_extension' belongs to an extension and is never dropped",
				"table 'remote' is a foreign table and is never dropped",
				"table 'visit' is partitioned and is never dropped",
				"table 'visit_2026' is a partition and is never dropped");
	}

	@Test
	void furtherSchemasAreLookedAt() {
		execute("CREATE SCHEMA shop", "CREATE TABLE shop.visitor (id integer)");

		assertThat(compare(AutogenerateOptions.STANDARD).unmanaged()).isEmpty();
		assertThat(compare(AutogenerateOptions.STANDARD.withSchemas(List.of(Name.of("shop")))).unmanaged())
			.extracting(SchemaObject::toString)
			.containsExactly("table 'shop.visitor'");
	}

	@Test
	void filtersAndRewritersAreToldTheDatabase() {
		ObjectFilter filter = new ObjectFilter() {

			@Override
			public boolean includes(SchemaObject object) {
				throw new AssertionError("not asked without a database");
			}

			@Override
			public boolean includes(SchemaObject object, String name) {
				return !name.equals("billing");
			}

		};
		OperationRewriter rewriter = new OperationRewriter() {

			@Override
			public List<Operation> rewrite(List<Operation> operations) {
				throw new AssertionError("not asked without a database");
			}

			@Override
			public List<Operation> rewrite(List<Operation> operations, ProposalContext context) {
				return context.database().equals("shop") ? List.of() : operations;
			}

		};
		Autogenerate autogenerate = new Autogenerate(() -> MODEL, filter, List.of(rewriter));

		assertThat(compare(autogenerate).differences()).hasSize(1);
		assertThat(compare(autogenerate).upgrade()).hasSize(1);
		assertThat(compare(autogenerate.withDatabase("shop")).upgrade()).isEmpty();
		assertThat(compare(autogenerate.withDatabase("billing")).differences()).isEmpty();
	}

	@Test
	void dataIsAskedForAProposalOnly() {
		execute("CREATE TABLE book (title varchar(60))", "INSERT INTO book VALUES ('0123456789')");
		Autogenerate autogenerate = new Autogenerate(() -> MODEL, (object) -> true, List.of());
		String change = "Changes column 'book.title' from 'varchar(60)' to 'varchar(50)': fails if a value does not fit,"
				+ " except for blanks at its end, which are cut.";

		assertThat(compare(autogenerate).notes().get(0)).containsExactly(change);
		try (MigrationSession session = MigrationSession.open(database())) {
			Comparison proposed = autogenerate.propose(session, MigrationHistory.of(List.of()), ScriptArguments.NONE);
			assertThat(proposed.notes().get(0))
				.containsExactly(change + " The longest value now has 10 characters: fits.");
		}
	}

	private Comparison compare(AutogenerateOptions options) {
		return compare(new Autogenerate(() -> MODEL, (object) -> true, List.of()).withOptions(options));
	}

	private Comparison compare(Autogenerate autogenerate) {
		try (MigrationSession session = MigrationSession.open(database())) {
			return autogenerate.compare(session, MigrationHistory.of(List.of()), ScriptArguments.NONE);
		}
	}

	private MigrationDatabase database() {
		return new MigrationDatabase("default", this.database.dataSource(), new PostgreSqlDialect(), null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
	}

	private void execute(String... statements) {
		JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());
		List.of(statements).forEach(jdbc::execute);
	}

}
