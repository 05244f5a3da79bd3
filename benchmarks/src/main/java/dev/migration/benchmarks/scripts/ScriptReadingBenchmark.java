package dev.migration.benchmarks.scripts;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.migration.benchmarks.apply.RevisionScripts;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.ScriptLocations;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.util.FileSystemUtils;

/**
 * Finds scripts in a folder and reads what they declare: the headers of SQL files, the
 * annotations of class files that are not loaded.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScriptReadingBenchmark {

	/**
	 * Kind and number of the scripts.
	 */
	@Param({ "sql:1000", "sql:5000", "class:1000", "class:5000" })
	public String scripts = "sql:1000";

	private @Nullable Path folder;

	private @Nullable URLClassLoader classLoader;

	private ScriptLocations locations = new ScriptLocations(List.of(), ScriptReadingBenchmark.class.getClassLoader());

	/**
	 * Write the scripts.
	 */
	@Setup
	public void writeScripts() throws IOException {
		String[] kindAndNumber = this.scripts.split(":");
		this.folder = Files.createTempDirectory("scripts");
		RevisionScripts files = new RevisionScripts(this.folder, Integer.parseInt(kindAndNumber[1]));
		if (kindAndNumber[0].equals("sql")) {
			this.locations = new ScriptLocations(List.of("file:" + files.sql()),
					ScriptReadingBenchmark.class.getClassLoader());
		}
		else {
			this.classLoader = new URLClassLoader(new URL[] { files.classes().toUri().toURL() },
					ScriptReadingBenchmark.class.getClassLoader());
			this.locations = new ScriptLocations(List.of(ScriptLocations.DEFAULT_LOCATION), this.classLoader);
		}
	}

	/**
	 * Remove the scripts.
	 */
	@TearDown
	public void removeScripts() throws IOException {
		if (this.classLoader != null) {
			this.classLoader.close();
		}
		FileSystemUtils.deleteRecursively(this.folder);
	}

	/**
	 * Read what all of them declare.
	 * @return the revisions
	 */
	@Benchmark
	public List<LoadedRevision> load() {
		return this.locations.load();
	}

}
