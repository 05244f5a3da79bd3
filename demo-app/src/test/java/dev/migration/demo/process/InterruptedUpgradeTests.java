package dev.migration.demo.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged application that somebody interrupts by Ctrl-C while a statement of a
 * revision runs.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class InterruptedUpgradeTests {

	private static final String BEFORE = "c8bba9a0567e";

	private static final String HEAD = "31b50bef6bd6";

	private TestDatabase database;

	@TempDir
	private Path directory;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate upgrade head", "--server.port=0" })
	void nextRunFinishes(String arguments) throws Exception {
		DemoProcess demo = new DemoProcess(this.directory).with(this.database);
		assertThat(demo.migrate("upgrade", BEFORE).code()).isZero();
		try (Connection reader = this.database.dataSource().getConnection();
				Statement statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			statement.execute("LOCK TABLE customer IN ACCESS SHARE MODE");
			Process process = demo.start(DemoProcess.java(arguments.split(" ")));
			awaitStatementThatWaits(demo, process);

			String signal = signal(process);
			send(signal, process);

			assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(said(demo)).isTrue();
			assertThat(process.exitValue()).as(said(demo)).isEqualTo(signal.equals("INT") ? 130 : 143);
			assertThat(said(demo)).doesNotContain("\tat ");
			reader.rollback();
		}

		assertThat(demo.migrate("upgrade", "head").code()).as(said(demo)).isZero();

		assertThat(jdbc().queryForList("SELECT version_num FROM migration_version", String.class))
			.containsExactly(HEAD);
		assertThat(jdbc().queryForList(
				"SELECT revision FROM migration_history WHERE event = 'APPLIED' GROUP BY 1 HAVING count(*) > 1"))
			.isEmpty();
	}

	private void awaitStatementThatWaits(DemoProcess demo, Process process) throws Exception {
		while (jdbc()
			.queryForList("SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
					+ " AND wait_event_type = 'Lock' AND wait_event = 'relation'")
			.isEmpty()) {
			assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).as(said(demo)).isFalse();
		}
	}

	/**
	 * Return what a terminal sends on Ctrl-C, or what ends a process if a build in the
	 * background has made its processes ignore that.
	 */
	private static String signal(Process process) throws Exception {
		Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
		if (!Files.exists(status)) {
			return "INT";
		}
		String ignored = Files.readAllLines(status)
			.stream()
			.filter((line) -> line.startsWith("SigIgn:"))
			.findFirst()
			.orElseThrow()
			.substring("SigIgn:".length())
			.strip();
		return ((Long.parseUnsignedLong(ignored, 16) & 2) != 0) ? "TERM" : "INT";
	}

	private static void send(String signal, Process process) throws Exception {
		assertThat(new ProcessBuilder(List.of("kill", "-" + signal, String.valueOf(process.pid()))).start().waitFor())
			.isZero();
	}

	private static String said(DemoProcess demo) throws Exception {
		return Files.readString(demo.out()) + Files.readString(demo.err());
	}

	private JdbcTemplate jdbc() {
		return new JdbcTemplate(this.database.dataSource());
	}

}
