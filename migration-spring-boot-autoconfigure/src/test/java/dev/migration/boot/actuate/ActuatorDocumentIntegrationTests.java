package dev.migration.boot.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.migration.boot.testing.RevisionFolder;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs {@code docs/actuator.md}: each {@code curl} line, each table of fields. With
 * {@code -Ddocs.write=true} it writes what it sees into the document.
 */
class ActuatorDocumentIntegrationTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "actuator.md");

	private static final String PATH = "/actuator/migrations";

	@TempDir
	private Path folder;

	private TestDatabase database;

	private EndpointServer server;

	@BeforeEach
	void start() {
		this.database = TestDatabase.create();
		RevisionFolder revisions = new RevisionFolder(this.folder).file("5c626978d652_create_user.sql", """
				-- revision: 5c626978d652
				-- branch_labels: shop
				-- create_date: 2026-11-20T23:29:18Z
				-- message: create user

				-- upgrade
				CREATE TABLE app_user (id bigint PRIMARY KEY);

				-- downgrade
				DROP TABLE app_user;
				""").file("d330d086edfe_add_email.sql", """
				-- revision: d330d086edfe
				-- down_revision: 5c626978d652
				-- create_date: 2026-11-21T07:12:44Z
				-- message: add email

				-- upgrade
				ALTER TABLE app_user ADD email varchar(255);

				-- downgrade
				ALTER TABLE app_user DROP email;
				""");
		this.server = EndpointServer.start(this.database, "management.endpoint.migrations.access=unrestricted",
				"migration.target=5c626978d652", "migration.locations=" + revisions.location());
	}

	@AfterEach
	void stop() {
		this.server.close();
		this.database.close();
	}

	@Test
	void everyExampleShowsWhatIsAnswered() throws IOException {
		List<String> document = Files.readAllLines(DOCUMENT);

		List<String> run = new ActuatorDocument(this.server, new DescriptorFields(), this::stable).run(document);

		if (Boolean.getBoolean("docs.write")) {
			Files.write(DOCUMENT, run);
			return;
		}
		for (int line = 0; line < run.size(); line++) {
			assertThat((line < document.size()) ? document.get(line) : "")
				.as("docs/actuator.md:%d, which -Ddocs.write=true would write", line + 1)
				.isEqualTo(run.get(line));
		}
		assertThat(document).hasSameSizeAs(run);
	}

	@Test
	void everyFieldIsInADescriptorAndEveryDescriptorInTheDocument() throws IOException {
		DescriptorFields fields = new DescriptorFields();
		String run = this.server.post(PATH, "{\"command\": \"upgrade\"}").body();

		assertThat(fields.undocumented(json(this.server.get(PATH).body()), MigrationsDescriptor.class,
				DatabaseDescriptor.class))
			.isEmpty();
		assertThat(fields.undocumented(json(this.server.get(PATH + "/head").body()), MigrationsDescriptor.class,
				RevisionDetailDescriptor.class))
			.isEmpty();
		assertThat(fields.undocumented(json(run), RunDescriptor.class, Object.class)).isEmpty();
		assertThat(fields.undocumented(json(this.server.get(PATH + "/ff").body()), ErrorDescriptor.class, Object.class))
			.isEmpty();
		assertThat(Files.readString(DOCUMENT))
			.contains(List.of("<!-- fields: MigrationsDescriptor -->", "<!-- fields: ContextDescriptor -->",
					"<!-- fields: DatabaseDescriptor -->", "<!-- fields: RevisionDescriptor -->",
					"<!-- fields: HistoryDescriptor -->", "<!-- fields: RevisionDetailDescriptor -->",
					"<!-- fields: RevisionSqlDescriptor -->", "<!-- fields: RunDescriptor -->",
					"<!-- fields: StepDescriptor -->", "<!-- fields: ErrorDescriptor -->"));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> json(String text) {
		return JsonMapper.shared().readValue(text, Map.class);
	}

	private String stable(String answer) {
		return answer.replaceAll("\"durationMillis\":[0-9]+", "\"durationMillis\":12")
			.replace(this.folder.toString(), "/app/revisions")
			.replace("\"databaseUser\":\"" + this.database.user() + "\"", "\"databaseUser\":\"shop\"");
	}

}
