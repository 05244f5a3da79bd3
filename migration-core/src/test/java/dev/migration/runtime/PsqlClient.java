package dev.migration.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import dev.migration.testing.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Runs a text as {@code psql -v ON_ERROR_STOP=1 -f} does: by sending one statement after
 * the other, or, with {@code -Dtest.psql=psql}, by {@code psql} itself.
 */
final class PsqlClient {

	private static final String PROGRAM = "test.psql";

	private PsqlClient() {
	}

	static void run(String text, TestDatabase database) {
		String program = System.getProperty(PROGRAM, "");
		if (program.isEmpty()) {
			runStatements(text, database);
		}
		else {
			runProgram(program, text, database);
		}
	}

	private static void runStatements(String text, TestDatabase database) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(database.url());
		dataSource.setUser(database.user());
		dataSource.setPassword(database.password());
		dataSource.setPreferQueryMode(PreferQueryMode.SIMPLE);
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			for (String sql : PsqlStatements.of(text)) {
				try {
					statement.execute(sql);
				}
				catch (SQLException ex) {
					throw new AssertionError("%s in:%n%s".formatted(ex.getMessage(), sql), ex);
				}
			}
		}
		catch (SQLException ex) {
			throw new AssertionError(ex);
		}
	}

	private static void runProgram(String program, String text, TestDatabase database) {
		try {
			Path file = Files.writeString(Files.createTempFile("offline", ".sql"), text);
			// Variables of the names that the corpus could be mistaken to use
			ProcessBuilder builder = new ProcessBuilder(program, "-X", "-v", "ON_ERROR_STOP=1", "-v", "n=999", "-v",
					"name=oops", "-v", "2=999", "-h", database.host(), "-p", String.valueOf(database.port()), "-U",
					database.user(), "-d", database.name(), "-f", file.toString());
			builder.environment().put("PGPASSWORD", database.password());
			Process process = builder.redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			int code = process.waitFor();
			Files.delete(file);
			if (code != 0) {
				throw new AssertionError("psql ended with %d:%n%s".formatted(code, output));
			}
		}
		catch (IOException ex) {
			throw new AssertionError("'" + program + "' could not be run; install the client of PostgreSQL", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

}
