package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

import dev.migration.dialect.Dialects;
import dev.migration.revision.RevisionTarget;
import dev.migration.schema.Name;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.existing;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.rows;
import static dev.migration.script.Ddl.timestampWithTimeZone;
import static dev.migration.script.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MigrationSession} on MariaDB, where literals and times mean what the
 * session says.
 */
class MariaDbSessionIntegrationTests {

	private static final String MODE = "ANSI,NO_BACKSLASH_ESCAPES,NO_ZERO_DATE";

	private TestDatabase database;

	private Connection connection;

	private JdbcClient jdbc;

	@BeforeEach
	void connect() throws SQLException {
		this.database = Databases.mariaDb();
		this.connection = this.database.dataSource().getConnection();
		this.jdbc = JdbcClient.create(new SingleConnectionDataSource(this.connection, true));
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("SET sql_mode = '" + MODE + "', time_zone = '+05:00'");
		}
	}

	@AfterEach
	void disconnect() throws SQLException {
		this.connection.close();
		this.database.close();
	}

	@Test
	void literalsMeanWhatTheySayAndTheSessionComesBackAsItWas() {
		String before = settings();

		run(revision("a1", (op) -> {
			op.createTable("note", column("id", bigint()).notNull(),
					column("text", varchar(40)).defaultValue("a\\b").comment("it's \\ \"c\""), primaryKey("id"));
			op.execute("INSERT INTO note (id) VALUES (1)");
			op.execute("INSERT INTO note VALUES (2, ?)", "'\\");
			op.execute("INSERT INTO note VALUES (3, \"it's a string\")");
		}));

		assertThat(texts()).containsExactly("a\\b", "'\\", "it's a string");
		assertThat(this.jdbc
			.sql("SELECT column_comment FROM information_schema.columns"
					+ " WHERE table_schema = database() AND table_name = 'note' AND column_name = 'text'")
			.query(String.class)
			.single()).isEqualTo("it's \\ \"c\"");
		assertThat(settings()).isEqualTo(before).contains("ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "+05:00");
	}

	@Test
	void sessionComesBackAsItWasWhenItsSchemaIsMissing() {
		String before = settings();
		MigrationDatabase migrated = new MigrationDatabase("default",
				new SingleConnectionDataSource(this.connection, true), () -> Dialects.ofUrl(this.database.url()),
				Name.of("no_such_schema"), MigrationDatabase.DEFAULT_VERSION_TABLE);

		assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(() -> MigrationSession.open(migrated));

		assertThat(settings()).isEqualTo(before);
	}

	@Test
	void instantsAreKeptInUtcHoweverTheyCome() {
		run(revision("a1", (op) -> {
			op.createTable("event", column("id", bigint()).notNull(), column("at", timestampWithTimeZone()),
					primaryKey("id"));
			op.execute("INSERT INTO event VALUES (1, ?)", TestRevisions.NOW);
			op.bulkInsert("event",
					rows("id", "at").row(2, TestRevisions.NOW)
						.row(3, TestRevisions.NOW.atZone(ZoneId.of("Asia/Tokyo")))
						.row(4, TestRevisions.NOW.atOffset(ZoneOffset.ofHours(-7))));
			op.execute("INSERT INTO event SELECT 5, now()");
		}));

		assertThat(
				this.jdbc.sql("SELECT cast(at AS char) FROM event WHERE id < 5 ORDER BY id").query(String.class).list())
			.hasSize(4)
			.allMatch((at) -> at.startsWith("2026-11-20 23:29:18"));
		assertThat(this.jdbc.sql("SELECT abs(timestampdiff(MINUTE, at, utc_timestamp())) FROM event WHERE id = 5")
			.query(Long.class)
			.single()).isLessThan(60);
		assertThat(
				this.jdbc.sql("SELECT DISTINCT cast(started_at AS char) FROM migration_history WHERE event = 'APPLIED'")
					.query(String.class)
					.single())
			.startsWith("2026-11-20 23:29:18");
	}

	@Test
	void modeOfAScriptLastsUntilItsEnd() {
		LoadedRevision lenient = revision("a1", (op) -> {
			op.createTable("note", column("id", bigint()).notNull(), column("text", varchar(3)), primaryKey("id"));
			op.execute("SET sql_mode = '', time_zone = '+01:00'");
			op.execute("INSERT INTO note VALUES (1, 'too long')");
		});
		LoadedRevision strict = TestRevisions.revision("b2", List.of("a1"), "strict",
				(op) -> op.execute("INSERT INTO note VALUES (2, 'too long')"), (op) -> {
				});

		run(lenient);

		assertThat(texts()).containsExactly("too");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> run(lenient, strict))
			.withMessageContaining("Data too long for column 'text'");
		assertThat(settings()).contains("ANSI_QUOTES", "+05:00");
	}

	@Test
	void checkInTheDefinitionOfAColumnStaysWhenItIsRestated() {
		LoadedRevision first = revision("a1",
				(op) -> op.execute("CREATE TABLE note (id int CHECK (id > 0), size int CHECK (size < 9))"));
		LoadedRevision second = TestRevisions.revision("b2", List.of("a1"), "second", (op) -> {
			op.alterColumn("note", "id", change().type(bigint()).renameTo("no"));
			op.batch("note", (note) -> note.alterColumn("size", change().notNull()));
		}, (op) -> {
		});

		run(first, second);

		assertThat(this.jdbc
			.sql("SELECT check_clause FROM information_schema.check_constraints"
					+ " WHERE constraint_schema = database() AND table_name = 'note' ORDER BY 1")
			.query(String.class)
			.list()).containsExactly("\"no\" > 0", "\"size\" < 9");
	}

	@Test
	void recordedDowngradeKeepsTheCheckToo() {
		LoadedRevision first = revision("a1", (op) -> op.execute("CREATE TABLE note (id int CHECK (id > 0))"));
		LoadedRevision second = TestRevisions.revision("b2", List.of("a1"), "second",
				(op) -> op.alterColumn("note", "id", change().type(bigint()).renameTo("no")), (op) -> op.batch("note",
						(note) -> note.alterColumn("no", change().type(integer()).renameTo("id"), existing(bigint()))));

		run(first, second);

		assertThat(this.jdbc.sql("SELECT downgrade FROM migration_history WHERE revision = 'b2' AND event = 'APPLIED'")
			.query(String.class)
			.single()).isEqualTo("""
					54:ALTER TABLE note MODIFY COLUMN no int CHECK (`no` > 0)
					39:ALTER TABLE note RENAME COLUMN no TO id
					""");
	}

	private static LoadedRevision revision(String id, Consumer<Operations> upgrade) {
		return TestRevisions.revision(id, List.of(), "first", upgrade, (op) -> {
		});
	}

	private void run(LoadedRevision... revisions) {
		MigrationHistory history = MigrationHistory.of(List.of(revisions));
		MigrationDatabase migrated = new MigrationDatabase("default",
				new SingleConnectionDataSource(this.connection, true), () -> Dialects.ofUrl(this.database.url()), null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
		new MigrationRunner(history, migrated, TestRevisions.options())
			.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
	}

	private List<String> texts() {
		return this.jdbc.sql("SELECT text FROM note ORDER BY id").query(String.class).list();
	}

	private String settings() {
		return this.jdbc.sql("SELECT concat(@@sql_mode, ' ', @@time_zone)").query(String.class).single();
	}

}
