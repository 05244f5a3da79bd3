package dev.migration.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import dev.migration.command.Proving.Mode;
import dev.migration.command.RevisionRequest;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.testing.Databases;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.primaryKey;

/**
 * A process of its own for {@link ProofProcessIntegrationTests}.
 */
public final class ProofProcess {

	private ProofProcess() {
	}

	/**
	 * Run the process.
	 * @param arguments {@code wait} and the file to write when the throwaway database is
	 * dropped, or {@code write} and the directory of a new script
	 * @throws Exception if something fails
	 */
	public static void main(String[] arguments) throws Exception {
		Path file = Path.of(arguments[1]);
		if (arguments[0].equals("wait")) {
			waitFor(file);
		}
		else {
			write(file);
		}
	}

	private static void waitFor(Path file) throws InterruptedException {
		try (ThrowawayDatabase database = new ThrowawayDatabase("a file", new DriverManagerDataSource(),
				() -> dropped(file))) {
			System.out.println("waiting for the end of " + database.description());
			Thread.sleep(TimeUnit.MINUTES.toMillis(5));
		}
	}

	private static void dropped(Path file) {
		try {
			Files.writeString(file, "dropped");
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void write(Path directory) {
		try (ProvingGround ground = new ProvingGround(Databases.h2())) {
			System.out
				.println(
						ground.migrations()
							.revision(RevisionRequest.of("add book", Source.DATABASE),
									ground.authoring(directory, (op) -> op.createTable("book", column("id", bigint()),
											column("title?", bigint()).comment("it's ${what}?"), primaryKey("id"))),
									ground.proving(Mode.REQUIRED))
							.proof()
							.text());
		}
	}

}
