package dev.migration.command;

import java.nio.file.Path;
import java.util.List;

import dev.migration.autogenerate.Comparison;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.SchemaSource;
import dev.migration.schema.Table;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what a role finds that may not create temporary tables, so that the database
 * cannot be asked what an expression means.
 */
class UncomparedExpressionsIntegrationTests {

	private static final Column STATUS = Column.of("status", ColumnType.of("varchar", 20))
		.withDefault(Expression.of("'NEW'"));

	private static final Column UPPER = Column.of("shouted", ColumnType.of("text"))
		.withGenerated(new Generated(Expression.of("upper(status)"), true));

	private static final Table BOOK = Table
		.of(QualifiedName.of("book"), List.of(STATUS, UPPER, Column.of("pages", ColumnType.of("integer"))))
		.withConstraints(List.of(new CheckConstraint(null, Expression.of("status in ('NEW','SOLD')"))))
		.withIndexes(List.of(Index.of(null, false, List.of(IndexElement.of(Expression.of("lower(status)"))))));

	@TempDir
	private Path directory;

	private String role;

	private EvolvingSchema schema;

	@BeforeEach
	void createDatabaseAndRole() {
		TestDatabase database = TestDatabase.create();
		this.role = "limited_" + database.name();
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(database.url());
		dataSource.setUser(this.role);
		dataSource.setPassword("secret");
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		jdbc.execute("CREATE ROLE " + this.role + " LOGIN PASSWORD 'secret'");
		jdbc.execute("GRANT CREATE, USAGE ON SCHEMA public TO " + this.role);
		jdbc.execute("REVOKE TEMPORARY ON DATABASE " + database.name() + " FROM PUBLIC");
		this.schema = new EvolvingSchema(database, dataSource, this.directory);
		this.schema.write(model(BOOK));
		this.schema.upgrade();
	}

	@AfterEach
	void dropDatabaseAndRole() {
		this.schema.close();
		try (TestDatabase other = TestDatabase.create()) {
			new JdbcTemplate(other.dataSource()).execute("DROP ROLE " + this.role);
		}
	}

	@Test
	void textThatDiffersIsNoDifference() {
		Comparison comparison = this.schema.check(model(BOOK));

		assertThat(comparison.differences()).isEmpty();
		assertThat(comparison.isEmpty()).isTrue();
		String because = " was not compared: 'role \"" + this.role + "\" may not create temporary tables in database \""
				+ this.schema.database().name() + "\"'; allow temporary tables to compare it.";
		assertThat(comparison.notCompared()).containsExactly("Default ''NEW'' 'status' of table 'book'" + because,
				"Generated expression 'upper(status)' 'shouted' of table 'book'" + because,
				"Check 'status in ('NEW','SOLD')' of table 'book'" + because,
				"Index expression 'lower(status)' of table 'book'" + because);
	}

	@Test
	void otherDifferencesOfTheSameTableShow() {
		Table changed = BOOK.withColumns(List.of(STATUS.withType(ColumnType.of("varchar", 30)), UPPER,
				Column.of("price", ColumnType.of("integer"))));

		WrittenRevision written = this.schema.write(model(changed));
		this.schema.upgrade();

		assertThat(written.differences()).containsExactly("drop column 'book.shouted'", "add column 'book.price'",
				"alter column 'book.status': type varchar(20) -> varchar(30)", "add column 'book.shouted'",
				"drop column 'book.pages'");
		assertThat(this.schema.check(model(changed)).isEmpty()).isTrue();
	}

	@Test
	void reviewerOfARevisionIsTold() {
		Table changed = BOOK.withComment("Books");

		assertThat(this.schema.write(model(changed)).notes()).hasSize(4)
			.allMatch((note) -> note.contains("was not compared"));
	}

	private static SchemaSource model(Table table) {
		return () -> new SchemaModel(List.of(table), List.of(), List.of());
	}

}
