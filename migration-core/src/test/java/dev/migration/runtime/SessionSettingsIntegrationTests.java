package dev.migration.runtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SessionSettings}.
 */
class SessionSettingsIntegrationTests {

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private TestDatabase database;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.log.start();
		logger().addAppender(this.log);
	}

	@AfterEach
	void dropDatabase() {
		logger().detachAppender(this.log);
		this.database.close();
	}

	@Test
	void settingsAreAsBefore() throws SQLException {
		try (MigrationSession session = session()) {
			try (SessionSettings settings = SessionSettings.of(session)) {
				session.execute("SET work_mem = '8MB'");
			}

			assertThat(text(session, "SHOW work_mem")).isEqualTo("4MB");
		}
		assertThat(warnings()).isEmpty();
	}

	@Test
	void connectionThatIsGoneIsNotWarnedOf() throws SQLException {
		try (MigrationSession session = session()) {
			try (SessionSettings settings = SessionSettings.of(session)) {
				JdbcClient.create(this.database.dataSource())
					.sql("SELECT pg_terminate_backend(?)")
					.param(Integer.valueOf(text(session, "SELECT pg_backend_pid()")))
					.query()
					.singleValue();
				assertThat(session.connection().isClosed()).isFalse();
			}
		}

		assertThat(warnings()).isEmpty();
	}

	@Test
	void refusalIsWarnedOfInOneLine() throws SQLException {
		try (MigrationSession session = session()) {
			try (SessionSettings settings = SessionSettings.of(session)) {
				session.connection().setAutoCommit(false);
				assertThat(catchSql(session, "SELECT no_such")).startsWith("ERROR: column \"no_such\"");
			}
			session.connection().rollback();
		}

		assertThat(warnings()).singleElement().satisfies((event) -> {
			assertThat(event.getFormattedMessage())
				.isEqualTo("Could not restore the settings of a connection to database 'default': ERROR: current"
						+ " transaction is aborted, commands ignored until end of transaction block");
			assertThat(event.getThrowableProxy()).isNull();
		});
	}

	private List<ILoggingEvent> warnings() {
		return this.log.list.stream().filter((event) -> event.getLevel() == Level.WARN).toList();
	}

	private MigrationSession session() {
		return MigrationSession.open(TestRevisions.database(this.database.dataSource()));
	}

	private static String catchSql(MigrationSession session, String sql) {
		try {
			session.execute(sql);
			return "";
		}
		catch (SQLException ex) {
			return String.valueOf(ex.getMessage());
		}
	}

	private static String text(MigrationSession session, String sql) throws SQLException {
		try (Statement statement = session.connection().createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getString(1);
		}
	}

	private static Logger logger() {
		return (Logger) LoggerFactory.getLogger(SessionSettings.class);
	}

}
