package dev.migration.reliability;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.runtime.MigrationRunner;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.NullMarked;
import org.slf4j.Logger;

import org.springframework.beans.BeanUtils;
import org.springframework.core.SpringProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A {@link CrashProcess} as seen from the one that started it.
 */
final class LeanProcess implements AutoCloseable {

	private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
			"-Xmx192m");

	private static final List<Class<?>> NEEDED = List.of(CrashProcess.class, MigrationRunner.class, JdbcClient.class,
			SpringProperties.class, BeanUtils.class, DataAccessException.class, Logger.class, LogFactory.class,
			NullMarked.class, org.postgresql.Driver.class, org.mariadb.jdbc.Driver.class);

	private final Process process;

	private final BufferedWriter in;

	private final BufferedReader out;

	private final Path log;

	private LeanProcess(Process process, Path log) {
		this.process = process;
		this.in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
		this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		this.log = log;
	}

	/**
	 * Start a process and do not wait for it.
	 */
	static LeanProcess start() throws IOException {
		return start(CrashProcess.class);
	}

	static LeanProcess start(Class<?> main, String... arguments) throws IOException {
		Path log = Files.createTempFile("lean-process-", ".log");
		List<String> words = new ArrayList<>();
		words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		words.addAll(OPTIONS);
		words.addAll(List.of("-cp", classPath().collect(Collectors.joining(File.pathSeparator)), main.getName()));
		words.addAll(List.of(arguments));
		return new LeanProcess(new ProcessBuilder(words).redirectError(log.toFile()).start(), log);
	}

	/**
	 * Return the places of what a run needs, so that nothing else is opened.
	 */
	static Stream<String> classPath() {
		return NEEDED.stream().map(LeanProcess::place).distinct();
	}

	private static String place(Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void say(String line) throws IOException {
		this.in.write(line + "\n");
		this.in.flush();
	}

	/**
	 * Wait for what the process says next.
	 */
	String hear() throws IOException {
		String line = this.out.readLine();
		if (line == null) {
			throw new IllegalStateException("The process ended: " + Files.readString(this.log));
		}
		return line;
	}

	/**
	 * End it as {@code kill -9} does.
	 */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		this.process.waitFor();
	}

	long pid() {
		return this.process.pid();
	}

	@Override
	public void close() throws IOException, InterruptedException {
		kill();
		Files.deleteIfExists(this.log);
	}

}
