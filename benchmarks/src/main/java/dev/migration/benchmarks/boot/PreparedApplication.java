package dev.migration.benchmarks.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.migration.benchmarks.boot.StatementCount.Sent;
import dev.migration.testing.TestDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A packaged application with a database that is at its head.
 *
 * @param contestant the tool
 * @param revisions how many revisions it has
 * @param jar the application
 * @param database the database
 * @param starts what was measured so far
 */
record PreparedApplication(Contestant contestant, int revisions, Path jar, TestDatabase database, List<Start> starts) {

	/**
	 * Package an application and bring a database to its head. The second start is the
	 * first with nothing to do, of which a tool may take note.
	 */
	static PreparedApplication of(Contestant contestant, int revisions) throws IOException, InterruptedException {
		PreparedApplication prepared = new PreparedApplication(contestant, revisions,
				PackagedApplication.write(contestant, revisions), TestDatabase.create(), new ArrayList<>());
		prepared.start(prepared.process());
		prepared.start(prepared.process());
		return prepared;
	}

	private ApplicationProcess process() {
		return ApplicationProcess.ordinary().with(this.contestant.options());
	}

	String title() {
		return (this.revisions > 0)
				? String.format(Locale.ROOT, "%s, %,d revisions", this.contestant.title(), this.revisions)
				: this.contestant.title();
	}

	String serverVersion() {
		return version(this.database);
	}

	static String version(TestDatabase database) {
		return "PostgreSQL " + JdbcClient.create(database.dataSource())
			.sql("SELECT split_part(current_setting('server_version'), ' ', 1)")
			.query(String.class)
			.single();
	}

	Start start(ApplicationProcess process, String... arguments) throws IOException, InterruptedException {
		return Start.parse(process.run(this.jar, ApplicationProcess.connection(this.database), arguments));
	}

	/**
	 * Start once more and remember what was measured.
	 */
	void measure(String... arguments) throws IOException, InterruptedException {
		this.starts.add(start(process(), arguments));
	}

	/**
	 * Start once through a listener that writes down statements.
	 */
	List<Sent> statements() throws IOException, InterruptedException {
		try (StatementCount count = new StatementCount(this.database.host(), this.database.port())) {
			Map<String, String> connection = ApplicationProcess.connection(this.database, count.address());
			process().run(this.jar, connection);
			return count.statements();
		}
	}

}
