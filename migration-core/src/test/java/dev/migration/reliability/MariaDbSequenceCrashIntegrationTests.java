package dev.migration.reliability;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import dev.migration.command.Migrations;
import dev.migration.reliability.CrashPoint.Moment;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.runtime.RunOptions;
import dev.migration.runtime.UnclearStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migration.script.Ddl.sequence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What MariaDB 11.4 leaves of a new sequence if the server ends before the next commit: a
 * table without its row, which no statement can read or mend.
 */
@Tag("reliability")
class MariaDbSequenceCrashIntegrationTests {

	private ReliabilityServer server;

	private ServerDatabase database;

	@BeforeEach
	void start() throws IOException {
		this.server = MariaDbReliabilityServer.start();
		this.database = this.server.create("shop");
	}

	@AfterEach
	void close() throws IOException {
		this.server.close();
	}

	@Test
	void sequenceThatHasLostItsRowIsNamedRatherThanTakenForMade() throws IOException {
		ServerDatabase other = this.server.create("other");
		PointedDataSource undisturbed = new PointedDataSource(other.dataSource(), CrashPoint.NONE, (event, session) -> {
		});
		upgrade(other, undisturbed);
		int created = undisturbed.events()
			.indexOf(undisturbed.events()
				.stream()
				.filter((event) -> event.startsWith("CREATE SEQUENCE"))
				.findFirst()
				.orElseThrow());
		assertThat(
				catchThrowableOfType(RevisionFailedException.class,
						() -> upgrade(this.database,
								new PointedDataSource(this.database.dataSource(),
										new CrashPoint(created + 1, Moment.AFTER), (event, session) -> crash()))))
			.isNotNull();
		this.server.restart();

		assertThat(catchThrowableOfType(RevisionFailedException.class,
				() -> upgrade(this.database, this.database.dataSource())))
			.hasCauseInstanceOf(UnclearStatementException.class)
			.hasMessageContaining(
					"was interrupted in 'CREATE SEQUENCE book_seq INCREMENT BY 50 NOCACHE', and the server,"
							+ " which ended just then, has made only a part of it, which nobody can use. Drop that part (the"
							+ " server may start again over this) and run again, or put the database right by hand");

		drop();
		assertThat(upgrade(this.database, this.database.dataSource())).isEqualTo(Heads.of("a1"));
		assertThat(JdbcClient.create(this.database.dataSource())
			.sql("SELECT nextval(book_seq)")
			.query(Integer.class)
			.single()).isOne();
	}

	private void crash() {
		try {
			this.server.crash();
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void drop() throws IOException {
		try {
			JdbcClient.create(this.database.dataSource()).sql("DROP SEQUENCE book_seq").update();
		}
		catch (DataAccessException ex) {
			this.server.restart();
		}
	}

	private static Heads upgrade(ServerDatabase database, DataSource dataSource) {
		CrashHistory history = new CrashHistory();
		history.add("a1", (op) -> op.createSequence(sequence("book_seq").incrementBy(50)),
				(op) -> op.dropSequence("book_seq"));
		return new Migrations(history.history(), database.migrated(dataSource),
				new RunOptions(Duration.ofMinutes(2), "1.0", "host-1", List.of(), Clock.systemUTC()))
			.upgrade(RevisionTarget.HEADS)
			.current();
	}

}
