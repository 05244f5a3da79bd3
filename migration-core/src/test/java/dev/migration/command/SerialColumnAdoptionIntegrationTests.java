package dev.migration.command;

import java.nio.file.Path;
import java.util.List;

import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a database whose keys are {@code bigserial} can be adopted.
 */
class SerialColumnAdoptionIntegrationTests {

	private static final Column ID = Column.of("id", ColumnType.of("bigint")).withNullable(false);

	private static final Column TITLE = Column.of("title", ColumnType.of("text"));

	@TempDir
	private Path directory;

	private EvolvingSchema schema;

	@BeforeEach
	void createDatabase() {
		this.schema = EvolvingSchema.create(this.directory);
		this.schema.execute("CREATE TABLE book (id bigserial PRIMARY KEY, title text)",
				"INSERT INTO book (title) VALUES ('a'), ('b'), ('c')");
	}

	@AfterEach
	void dropDatabase() {
		this.schema.close();
	}

	@Test
	void sequenceThatTheModelNamesIsFoundAndKept() {
		Sequence sequence = new Sequence(QualifiedName.of("book_id_seq"), ColumnType.of("bigint"),
				SequenceOptions.DEFAULT);
		SchemaModel model = new SchemaModel(List.of(book(ID)), List.of(sequence), List.of());

		assertThat(this.schema.findings(() -> model))
			.containsExactly("alter column 'book.id': default nextval('book_id_seq'::regclass) -> none");

		this.schema.write(() -> model);
		this.schema.upgrade();

		assertThat(this.schema.findings(() -> model)).isEmpty();
		assertThat(query("SELECT nextval('book_id_seq')")).isEqualTo(4);

		this.schema.downgrade("base");

		assertThat(query("INSERT INTO book (title) VALUES ('e') RETURNING id")).isEqualTo(5);
	}

	@Test
	void sequenceThatNobodyNamesIsNoBusinessOfAnybody() {
		SchemaModel model = model(book(ID.withDefault(Expression.of("nextval('book_id_seq')"))));

		assertThat(this.schema.findings(() -> model)).isEmpty();
	}

	@Test
	void identityTakesOverFromTheSequence() {
		SchemaModel model = model(book(ID.withIdentity(Identity.BY_DEFAULT)));

		assertThat(this.schema.findings(() -> model)).containsExactly("alter column 'book.id':"
				+ " default nextval('book_id_seq'::regclass) -> none, identity none -> by default");

		this.schema.write(() -> model);
		this.schema.upgrade();

		assertThat(this.schema.findings(() -> model)).isEmpty();
		assertThat(query("INSERT INTO book (title) VALUES ('d') RETURNING id")).isEqualTo(4);

		this.schema.downgrade("base");
		this.schema.upgrade();

		assertThat(query("INSERT INTO book (title) VALUES ('e') RETURNING id")).isEqualTo(5);
		assertThat(this.schema.findings(() -> model)).isEmpty();
	}

	private static SchemaModel model(Table table) {
		return new SchemaModel(List.of(table), List.of(), List.of());
	}

	private static Table book(Column id) {
		return Table.of(QualifiedName.of("book"), List.of(id, TITLE))
			.withConstraints(List.of(new PrimaryKey(null, List.of(Name.of("id")))));
	}

	private Long query(String sql) {
		return JdbcClient.create(this.schema.database().dataSource()).sql(sql).query(Long.class).single();
	}

}
