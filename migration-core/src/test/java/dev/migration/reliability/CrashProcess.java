package dev.migration.reliability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import dev.migration.MigrationException;
import dev.migration.reliability.CrashPoint.Moment;

/**
 * A process with nothing in it but the engine and a driver, in which runs come to their
 * end. Reads a {@link RunCommand} per line and answers {@code at <session> <name>} where
 * the run gets to its point, waits there for a line unless the statement is to go on, and
 * says {@code done} or {@code failed <message>} in the end.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class CrashProcess {

	private final BufferedReader in;

	private final PrintStream out;

	private CrashProcess(BufferedReader in, PrintStream out) {
		this.in = in;
		this.out = out;
	}

	/**
	 * Run what is asked for until nobody asks any more.
	 * @param arguments none
	 * @throws IOException if nobody can ask
	 */
	public static void main(String[] arguments) throws IOException {
		new CrashProcess(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
				new PrintStream(System.out, true, StandardCharsets.UTF_8))
			.serve();
	}

	private void serve() throws IOException {
		String line = this.in.readLine();
		while (line != null) {
			run(RunCommand.parse(line));
			line = this.in.readLine();
		}
	}

	private void run(RunCommand command) {
		PointedDataSource dataSource = new PointedDataSource(command.database().dataSource(), command.point(),
				(name, session) -> reached(command.point(), name, session));
		try {
			MigrationRun.carryOut(command, dataSource);
			say("done " + dataSource.events().size());
		}
		catch (MigrationException ex) {
			say("failed " + ex.getClass().getSimpleName() + " " + ex.getMessage());
		}
		catch (RuntimeException ex) {
			say("broken " + ex);
			ex.printStackTrace();
		}
	}

	private void reached(CrashPoint point, String name, long session) {
		say("at " + session + " " + name);
		if (point.moment() != Moment.DURING) {
			awaitLine();
		}
	}

	private void awaitLine() {
		try {
			if (this.in.readLine() == null) {
				System.exit(1);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void say(String line) {
		this.out.println(line.replaceAll("\\s+", " "));
	}

}
