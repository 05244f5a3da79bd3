package dev.migration.demo.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class DemoDatabaseIntegrationTests {

	private static final String MAJOR = System.getProperty("test.postgres.major", "18");

	@TempDir
	private Path directory;

	@Test
	void dataSurvivesARestart() throws Exception {
		try (DemoDatabase database = DemoDatabase.open(this.directory, MAJOR)) {
			client(database).sql("create table note (text varchar(20))").update();
			client(database).sql("insert into note values ('kept')").update();
		}

		try (DemoDatabase database = DemoDatabase.open(this.directory, MAJOR)) {
			assertThat(client(database).sql("select text from note").query(String.class).single()).isEqualTo("kept");
		}
	}

	@Test
	void closedDatabaseLeavesNoServerBehind() throws Exception {
		DemoDatabase database = DemoDatabase.open(this.directory, MAJOR);
		long pid = PostmasterFile.read(this.directory.resolve("data")).orElseThrow().pid();
		ProcessHandle server = ProcessHandle.of(pid).orElseThrow();

		database.close();

		assertThat(server.onExit()).succeedsWithin(Duration.ofMinutes(1));
		assertThat(this.directory.resolve("data/postmaster.pid")).doesNotExist();
	}

	@Test
	void secondDemoJoinsTheServerAndLeavesItRunning() throws Exception {
		try (DemoDatabase first = DemoDatabase.open(this.directory, MAJOR)) {
			try (DemoDatabase second = DemoDatabase.open(this.directory, MAJOR)) {
				assertThat(second.getJdbcUrl()).isEqualTo(first.getJdbcUrl());
			}

			assertThat(client(first).sql("select 1").query(Integer.class).single()).isEqualTo(1);
		}
	}

	@Test
	void demosThatStartTogetherShareOneServer() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(3);
		try {
			Callable<DemoDatabase> open = () -> DemoDatabase.open(this.directory, MAJOR);
			List<Future<DemoDatabase>> opened = executor.invokeAll(List.of(open, open, open));

			String url = opened.get(0).get().getJdbcUrl();
			for (Future<DemoDatabase> database : opened) {
				assertThat(database.get().getJdbcUrl()).isEqualTo(url);
			}
			for (Future<DemoDatabase> database : opened) {
				database.get().close();
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void processNumberOfAnotherProgramDoesNotStopTheServerFromStarting() throws Exception {
		DemoDatabase.open(this.directory, MAJOR).close();
		Files.writeString(this.directory.resolve("data/postmaster.pid"),
				"%d\n/nowhere\n1\n5432\n".formatted(ProcessHandle.current().pid()));

		try (DemoDatabase database = DemoDatabase.open(this.directory, MAJOR)) {
			assertThat(client(database).sql("select 1").query(Integer.class).single()).isEqualTo(1);
		}
	}

	private static JdbcClient client(DemoDatabase database) {
		return JdbcClient
			.create(new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword()));
	}

}
