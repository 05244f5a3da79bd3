package dev.migration.boot.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * What a process would have left behind if it had been started with a command.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 */
record CommandResult(int code, String out, String err) {

	/**
	 * Start an application as its main method does, and note what it prints until it
	 * exits.
	 * @param application the application
	 * @param arguments the command line
	 * @return the result
	 */
	static CommandResult of(Class<?> application, String... arguments) {
		return of(new SpringApplication(application), arguments);
	}

	static CommandResult of(SpringApplication application, String... arguments) {
		return of(List.of(application), () -> application.run(arguments).close());
	}

	static CommandResult of(List<SpringApplication> applications, Runnable main) {
		return of(CommandInput.NONE, applications, main);
	}

	static CommandResult of(CommandInput input, List<SpringApplication> applications, Runnable main) {
		return of(input, applications, main, new ByteArrayOutputStream(), new ByteArrayOutputStream());
	}

	static CommandResult of(CommandInput input, List<SpringApplication> applications, Runnable main,
			ByteArrayOutputStream out, ByteArrayOutputStream err) {
		List<CommandResult> exits = new ArrayList<>();
		CommandConsole console = input.console(stream(out), stream(err), (code) -> {
			exits.add(new CommandResult(code, text(out), text(err)));
			// What Boot says about the exception is after the end of the process
			LoggingSystem.get(CommandResult.class.getClassLoader())
				.setLogLevel("org.springframework.boot", LogLevel.OFF);
		});
		applications.forEach((application) -> application.addBootstrapRegistryInitializer(
				(registry) -> registry.register(CommandConsole.class, InstanceSupplier.of(console))));
		PrintStream standardOut = System.out;
		try {
			main.run();
		}
		catch (RuntimeException ex) {
			// A process would have ended before it could get here
			if (exits.isEmpty()) {
				throw ex;
			}
		}
		if (System.out != standardOut) {
			throw new AssertionError("Standard output was not given back");
		}
		if (exits.size() != 1) {
			throw new AssertionError("Exited " + exits.size() + " times, printed: " + text(out) + text(err));
		}
		return exits.get(0);
	}

	static PrintStream stream(ByteArrayOutputStream bytes) {
		return new PrintStream(bytes, true, StandardCharsets.UTF_8);
	}

	static String text(ByteArrayOutputStream bytes) {
		return bytes.toString(StandardCharsets.UTF_8);
	}

}
