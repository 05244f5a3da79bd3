package dev.migration.benchmarks.contest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Java sources that a benchmark has written.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class SourceFiles {

	private SourceFiles() {
	}

	/**
	 * Compile files with the class path of this process.
	 * @param files the sources
	 * @param classes the folder for the classes, which exists
	 * @throws IllegalStateException if they do not compile, or there is no compiler
	 */
	public static void compile(List<Path> files, Path classes) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		if (compiler == null) {
			throw new IllegalStateException("There is no compiler; run this on a JDK");
		}
		try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			List<String> options = List.of("-d", classes.toString(), "-proc:none", "-classpath",
					System.getProperty("java.class.path"));
			if (!compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
				.call()) {
				throw new IllegalStateException("The sources in " + files.get(0).getParent() + " do not compile");
			}
		}
	}

}
