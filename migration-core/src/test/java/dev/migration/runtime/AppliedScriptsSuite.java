package dev.migration.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.migration.dialect.Dialects;
import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.ScriptLocations;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database, and SQL scripts in a folder that are applied to it.
 */
abstract class AppliedScriptsSuite {

	static final String TABLE = "CREATE TABLE account (id integer, name varchar(20))";

	static final String ROW = "INSERT INTO account (id, name) VALUES (1, 'one')";

	@TempDir
	Path directory;

	TestDatabase database;

	JdbcClient jdbc;

	abstract TestDatabase createDatabase();

	@BeforeEach
	void create() throws IOException {
		this.database = createDatabase();
		this.jdbc = JdbcClient.create(this.database.dataSource());
		write("a1", "", TABLE + ";\n" + ROW + ";");
	}

	@AfterEach
	void close() {
		if (this.database != null) {
			this.database.close();
		}
	}

	void write(String id, String parent, String upgrade) throws IOException {
		Files.writeString(this.directory.resolve(id + ".sql"),
				"-- revision: " + id + "\n-- down_revision: " + parent + "\n-- upgrade\n" + upgrade + "\n-- downgrade\n"
						+ (parent.isEmpty() ? "DROP TABLE account;" : "") + "\n");
	}

	MigrationHistory history() {
		return MigrationHistory
			.load(new ScriptLocations(List.of("file:" + this.directory), getClass().getClassLoader()));
	}

	static RunOptions options() {
		return new RunOptions(RunOptions.DEFAULT_LOCK_TIMEOUT, null, "test", List.of(),
				Clock.fixed(Instant.parse("2026-11-20T23:29:18Z"), ZoneOffset.UTC));
	}

	MigrationDatabase migrated() {
		return new MigrationDatabase("default", this.database.dataSource(), Dialects.named(this.database.dialect()),
				null, MigrationDatabase.DEFAULT_VERSION_TABLE);
	}

	MigrationRunner runner(OnEdited onEdited) {
		return new MigrationRunner(history(), migrated(),
				options().withPolicy(RunPolicy.DEFAULT.withOnEdited(onEdited)));
	}

	void upgrade() {
		run((options) -> options);
	}

	void run(UnaryOperator<RunOptions> change) {
		MigrationHistory history = history();
		new MigrationRunner(history, migrated(), change.apply(options()))
			.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
	}

	void verify() {
		runner(OnEdited.FAIL).verifyScripts(state(), true);
	}

	DatabaseState state() {
		return runner(OnEdited.FAIL).state();
	}

	List<HistoryEntry> entries() {
		return runner(OnEdited.FAIL).snapshot().history();
	}

	List<String> events() {
		return this.jdbc
			.sql("SELECT event FROM migration_history WHERE event IN ('APPLIED', 'VERIFIED', 'REPAIRED') ORDER BY id")
			.query(String.class)
			.list();
	}

	static List<String> warningsOf(Runnable action) {
		Logger logger = (Logger) LoggerFactory.getLogger(AppliedScripts.class);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		try {
			action.run();
		}
		finally {
			logger.detachAppender(appender);
		}
		return appender.list.stream().map(ILoggingEvent::getFormattedMessage).map(Objects::requireNonNull).toList();
	}

}
