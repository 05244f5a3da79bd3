package dev.migration.benchmarks.contest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Alembic, if this machine has it: a Python that can import it and a driver. Which Python
 * is said by the system property {@code alembic}; otherwise it is one of those that
 * Debian and others usually have.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Alembic {

	private static final String VERSIONS = "import alembic, sqlalchemy, psycopg2;"
			+ "print('Alembic', alembic.__version__, 'with SQLAlchemy', sqlalchemy.__version__)";

	private static final List<String> CANDIDATES = List.of("/usr/bin/python3", "python3", "python");

	private final String python;

	private final String version;

	private Alembic(String python, String version) {
		this.python = python;
		this.version = version;
	}

	/**
	 * Look for Alembic.
	 * @return it, or nothing if this machine does not have it
	 */
	public static Optional<Alembic> find() {
		String chosen = System.getProperty("alembic");
		for (String python : (chosen != null) ? List.of(chosen) : CANDIDATES) {
			try {
				return Optional.of(new Alembic(python, output(List.of(python, "-c", VERSIONS))));
			}
			catch (IOException ex) {
				if (chosen != null) {
					throw new IllegalStateException("'%s' has no Alembic with psycopg2".formatted(chosen), ex);
				}
			}
		}
		return Optional.empty();
	}

	/**
	 * Return what it is.
	 * @return its name and version, with that of SQLAlchemy
	 */
	public String version() {
		return this.version;
	}

	/**
	 * Run a script.
	 * @param script the script
	 * @param arguments what it is given
	 * @return what it printed
	 */
	public String run(Path script, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(this.python, script.toString()));
		command.addAll(List.of(arguments));
		return output(command);
	}

	private static String output(List<String> command) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		try {
			if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
				throw new IOException("'%s' failed: %s".formatted(command.get(0), output));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", ex);
		}
		return output;
	}

}
