package dev.migration.benchmarks.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.springframework.util.FileSystemUtils;

/**
 * A packaged application taken apart into a jar and its libraries, whose classes the JVM
 * can keep in an archive: those of jars within a jar it cannot.
 *
 * @param jar the jar of the application
 */
record ExtractedApplication(Path jar) {

	/**
	 * Extract an application as Spring Boot documents it.
	 * @param packaged the executable jar
	 * @param name the name of the folder
	 */
	static ExtractedApplication of(Path packaged, String name) throws IOException, InterruptedException {
		Path folder = Path.of("benchmarks", "target", "boot", "extracted-" + name);
		FileSystemUtils.deleteRecursively(folder);
		ApplicationProcess.ordinary()
			.with("-Djarmode=tools")
			.run(packaged, Map.of(), "extract", "--destination", folder.toString());
		return new ExtractedApplication(folder.resolve(packaged.getFileName().toString()));
	}

	/**
	 * Write an archive for class data sharing by a start up to the end of the refresh,
	 * and return how to use it.
	 */
	ApplicationProcess archived(Map<String, String> connection) throws IOException, InterruptedException {
		String archive = this.jar.resolveSibling("application.jsa").toString();
		ApplicationProcess ordinary = ApplicationProcess.ordinary();
		train(ordinary.with("-XX:ArchiveClassesAtExit=" + archive), connection);
		return ordinary.with("-XX:SharedArchiveFile=" + archive);
	}

	/**
	 * Write an AOT cache in the same way, and return how to use it.
	 * @param newer a Java runtime that knows it
	 */
	ApplicationProcess cached(ApplicationProcess newer, Map<String, String> connection)
			throws IOException, InterruptedException {
		String cache = this.jar.resolveSibling("application.aot").toString();
		train(newer.with("-XX:AOTCacheOutput=" + cache), connection);
		return newer.with("-XX:AOTCache=" + cache);
	}

	private void train(ApplicationProcess process, Map<String, String> connection)
			throws IOException, InterruptedException {
		process.with("-Dspring.context.exit=onRefresh").run(this.jar, connection, "--server.port=0");
	}

}
