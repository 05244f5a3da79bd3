package dev.migration.benchmarks.boot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.jspecify.annotations.Nullable;

/**
 * Java sources compiled in memory, as the build of a user would compile them.
 */
final class CompiledSources {

	private CompiledSources() {
	}

	/**
	 * Compile.
	 * @param sources the sources by the names of their classes
	 * @return class files by their paths
	 */
	static Map<String, byte[]> of(Map<String, String> sources) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		if (compiler == null) {
			throw new IllegalStateException("This is no JDK: it has no compiler");
		}
		List<Source> units = sources.entrySet()
			.stream()
			.map((source) -> new Source(source.getKey(), source.getValue()))
			.toList();
		try (Memory memory = new Memory(compiler.getStandardFileManager(null, null, null))) {
			List<String> options = List.of("-proc:none", "-parameters", "-g", "-classpath",
					System.getProperty("java.class.path"));
			if (!compiler.getTask(null, memory, null, options, null, units).call()) {
				throw new IllegalStateException("The revisions do not compile");
			}
			Map<String, byte[]> files = new TreeMap<>();
			memory.classes.forEach((path, content) -> files.put(path, content.toByteArray()));
			return files;
		}
	}

	/**
	 * A source.
	 */
	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String name, String text) {
			super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

	/**
	 * Where class files go.
	 */
	private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

		private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

		Memory(JavaFileManager files) {
			super(files);
		}

		@Override
		public JavaFileObject getJavaFileForOutput(Location location, String className, Kind kind,
				@Nullable FileObject sibling) {
			String path = className.replace('.', '/') + kind.extension;
			ByteArrayOutputStream content = new ByteArrayOutputStream();
			this.classes.put(path, content);
			return new SimpleJavaFileObject(URI.create("string:///" + path), kind) {

				@Override
				public OutputStream openOutputStream() {
					return content;
				}

			};
		}

	}

}
