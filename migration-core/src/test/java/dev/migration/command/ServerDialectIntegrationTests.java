package dev.migration.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.migration.command.RevisionRequest.Source;
import dev.migration.dialect.MySqlDialect;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.scripts.ScriptDirectories;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written is for the server, whatever its URL says.
 */
class ServerDialectIntegrationTests {

	@Test
	void scriptIsWrittenForTheServer(@TempDir Path root) throws IOException {
		Path directory = root.resolve("src/main/resources/db/revision");
		SchemaModel model = SchemaModel.EMPTY.withTables(
				List.of(Table.of(QualifiedName.of("order"), List.of(Column.of("id", ColumnType.of("bigint"))))));
		try (TestDatabase server = Databases.h2()) {
			MigrationDatabase database = new MigrationDatabase("default", server.dataSource(),
					() -> Optional.of(new MySqlDialect()), null, MigrationDatabase.DEFAULT_VERSION_TABLE);
			RunOptions options = new RunOptions(Duration.ofSeconds(5), null, "host-1", List.of(), Clock.systemUTC());
			Authoring authoring = Authoring.NONE.withModel(() -> model)
				.withScriptDirectories(new ScriptDirectories(List.of(directory)));

			WrittenRevision written = new Migrations(MigrationHistory.of(List.of()), database, options)
				.revision(RevisionRequest.of("create order", Source.DATABASE), authoring);

			assertThat(Files.readString(written.file())).contains("CREATE TABLE \"ORDER\" (").doesNotContain("`");
		}
	}

}
