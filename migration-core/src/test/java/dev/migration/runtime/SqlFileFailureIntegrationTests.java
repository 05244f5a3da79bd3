package dev.migration.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.migration.dialect.H2Dialect;
import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.ScriptLocations;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link MigrationRunner} with SQL files that fail.
 */
class SqlFileFailureIntegrationTests {

	private static final String HINT = " Placeholders are off, so that '${reader}' was left as it is; set"
			+ " 'migration.placeholders.reader' to turn them on.";

	private static final RunOptions OPTIONS = new RunOptions(RunOptions.DEFAULT_LOCK_TIMEOUT, null, "test", List.of(),
			Clock.systemUTC());

	@TempDir
	private Path directory;

	@Test
	void saysThatPlaceholdersAreOffWhereOneIsLeft() throws IOException {
		assertThat(failureOf("GRANT SELECT ON nothing TO ${reader}", OPTIONS)).hasMessageEndingWith(
				"SQL (a1.sql:3): GRANT SELECT ON nothing TO ${reader}\nNothing before that took effect; the next run"
						+ " starts with the first statement." + HINT);
	}

	@Test
	void namesTheLineOfAStatement() throws IOException {
		RunOptions options = OPTIONS.withPlaceholders(Map.of("rows", "1\n,\n2"));

		assertThat(failureOf("CREATE TABLE a (b integer);\nINSERT INTO a\nVALUES (${rows});\n\n-- rows\n"
				+ "/* of\nnothing */ SELECT ${rows}\nFROM nothing", options))
			.hasMessageContaining("Statement 2 failed: ", "SQL (a1.sql:4): ");
		assertThat(failureOf("CREATE TABLE a (b integer);\nINSERT INTO a\nVALUES (1);\n\n-- rows\n"
				+ "/* of\nnothing */ SELECT ${rows}\nFROM nothing", options))
			.hasMessageContaining("Statement 3 failed: ", "SQL (a1.sql:7): -- rows");
	}

	@Test
	void saysNothingOfPlaceholdersWhereThereIsNoneOrTheyAreOn() throws IOException {
		assertThat(failureOf("SELECT nothing", OPTIONS).getMessage()).doesNotContain("laceholder");
		assertThat(failureOf("SELECT nothing, '$${reader}'", OPTIONS.withPlaceholders(Map.of("a", "b"))).getMessage())
			.doesNotContain("laceholder");
	}

	@Test
	void warnsOfAPlaceholderBeforeTheFirstStatementWhereNothingIsTakenBack() throws IOException {
		Logger logger = (Logger) LoggerFactory.getLogger(ScriptRun.class);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		try {
			failureOf("CREATE TABLE a (b integer); INSERT INTO a VALUES (${nmber})", OPTIONS);
			failureOf("CREATE TABLE a (b integer); INSERT INTO a VALUES (c)", OPTIONS);
		}
		finally {
			logger.detachAppender(appender);
		}

		assertThat(appender.list).filteredOn((event) -> event.getLevel() == Level.WARN)
			.extracting(ILoggingEvent::getFormattedMessage)
			.containsExactly("Script '" + this.directory.resolve("a1.sql") + "' has '${nmber}', which is left as it is,"
					+ " since placeholders are off; set 'migration.placeholders.nmber' to turn them on");
	}

	private RevisionFailedException failureOf(String statement, RunOptions options) throws IOException {
		Files.writeString(this.directory.resolve("a1.sql"), "-- revision: a1\n-- upgrade\n" + statement + ";\n");
		MigrationHistory history = MigrationHistory
			.load(new ScriptLocations(List.of("file:" + this.directory), getClass().getClassLoader()));
		try (TestDatabase database = Databases.h2()) {
			MigrationRunner runner = new MigrationRunner(history,
					new MigrationDatabase("default", database.dataSource(), () -> Optional.of(new H2Dialect()), null,
							MigrationDatabase.DEFAULT_VERSION_TABLE),
					options);
			return catchThrowableOfType(RevisionFailedException.class,
					() -> runner.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS)));
		}
	}

}
