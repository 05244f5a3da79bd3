package dev.migration.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.migration.command.Authoring;
import dev.migration.command.Proving.Mode;
import dev.migration.command.RevisionRequest;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.command.WrittenRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the proof on H2.
 */
class H2ProofIntegrationTests extends ProofSuite {

	@Override
	TestDatabase database() {
		return Databases.h2();
	}

	@Test
	void asksEveryScriptOnceForAllRevisions() {
		AtomicInteger calls = new AtomicInteger();
		try (ProvingGround ground = new ProvingGround(Databases.h2())) {
			for (int number = 0; number < 20; number++) {
				String table = "book_" + number;
				ground.revision("a" + (100 + number), (op) -> {
					calls.incrementAndGet();
					op.createTable(table, column("id", bigint()), primaryKey("id"));
				}, (op) -> op.dropTable(table));
			}

			ProofReport report = ground.migrations().prove(Authoring.NONE, ground.scratch());

			assertThat(report.isProven()).as("%s", report).isTrue();
			assertThat(calls.get()).isLessThan(20 * 15);
		}
	}

	@Test
	void valuesOfPlaceholdersAreNotWrittenIntoFiles(@TempDir Path directory) throws IOException {
		try (ProvingGround ground = new ProvingGround(Databases.h2())) {
			ground.execute("CREATE TABLE by_hand (secret varchar(20))");
			ground.with(ground.options().withPlaceholders(Map.of("password", "s3cret")))
				.revision("a100", (op) -> op.execute("INSERT INTO by_hand VALUES ('s3cret')"), (op) -> {
				});
			ground.upgrade();

			WrittenRevision written = ground.migrations()
				.revision(RevisionRequest.of("add book", Source.DATABASE),
						ground.authoring(directory.resolve("src/main/java/db/revision"),
								(op) -> op.createTable("book", column("id", bigint()), primaryKey("id"))),
						ground.proving(Mode.IF_POSSIBLE));

			assertThat(Files.readString(written.file())).contains("// Not proven: revision 'a100' fails on upgrade: ")
				.contains("(INSERT INTO by_hand VALUES ('${password}'))")
				.doesNotContain("s3cret");
		}
	}

}
