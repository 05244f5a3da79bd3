package dev.migration.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.migration.dialect.MariaDbDialect;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for scripts in any language on a database of MariaDB that is latin1, as servers
 * before 11.6 make them.
 */
class MariaDbCharacterSetIntegrationTests {

	private static final String MESSAGE = "\u0416\u0443\u043A \uD83D\uDC1E";

	private final TestDatabase database = Databases.mariaDb();

	private final JdbcClient jdbc = JdbcClient.create(this.database.dataSource());

	@BeforeEach
	void makeLatin() {
		this.jdbc.sql("ALTER DATABASE CHARACTER SET latin1").update();
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void historyHoldsWhatAScriptSays() {
		migrations().upgrade(RevisionTarget.HEADS);

		assertThat(messages()).containsExactly(MESSAGE);
		assertThat(migrations().compareScripts()).noneMatch((one) -> one.isEdited());
		migrations().downgrade(RevisionTarget.BASE);
		assertThat(migrations().currentRevisions().rows()).isEqualTo(Heads.none());
	}

	@Test
	void soDoesTheOneThatTextMakes() throws SQLException {
		String text = migrations().upgradeSql(Heads.none(), RevisionTarget.HEADS);

		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			for (String one : text.split(";\\n\\n")) {
				statement.execute(one);
			}
		}

		assertThat(messages()).containsExactly(MESSAGE);
	}

	private List<String> messages() {
		return this.jdbc.sql("SELECT message FROM migration_history WHERE event = 'APPLIED'")
			.query(String.class)
			.list();
	}

	private Migrations migrations() {
		LoadedRevision revision = new LoadedRevision(
				new RevisionNode("a1", List.of(), List.of(), List.of(), MESSAGE, null, "A1"), true, Beetle::new);
		return new Migrations(MigrationHistory.of(List.of(revision)),
				new MigrationDatabase("default", this.database.dataSource(), new MariaDbDialect(), null,
						MigrationDatabase.DEFAULT_VERSION_TABLE),
				new RunOptions(Duration.ofMinutes(1), "2.0", "host-1", List.of(), Clock.systemUTC()));
	}

	private static final class Beetle implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.execute("CREATE TABLE beetle (name varchar(20) CHARACTER SET utf8mb4 DEFAULT '" + MESSAGE + "')");
			op.execute("INSERT INTO beetle VALUES ('" + MESSAGE + "')");
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("DROP TABLE beetle /* " + MESSAGE + " */");
		}

	}

}
