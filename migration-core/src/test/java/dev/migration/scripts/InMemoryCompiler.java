package dev.migration.scripts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a source against the class path of the tests, for Java 17 and without a
 * warning.
 */
final class InMemoryCompiler {

	private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

	Classes compile(String path, String source) {
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		StandardJavaFileManager files = this.compiler.getStandardFileManager(diagnostics, null, null);
		Output output = new Output(files);
		List<String> options = List.of("--release", "17", "-Xlint:all,-classfile,-processing", "-proc:none");
		boolean compiled = this.compiler
			.getTask(null, output, diagnostics, options, null, List.of(new Source(path, source)))
			.call();
		if (!compiled || !diagnostics.getDiagnostics().isEmpty()) {
			throw new AssertionError(diagnostics.getDiagnostics() + "\n" + source);
		}
		return new Classes(output.classes);
	}

	record Classes(Map<String, ByteArrayOutputStream> byName) {

		void writeTo(Path root) {
			this.byName.forEach((name, bytes) -> {
				Path file = root.resolve(name.replace('.', '/') + ".class");
				try {
					Files.createDirectories(file.getParent());
					Files.write(file, bytes.toByteArray());
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			});
		}

		ClassLoader classLoader() {
			Map<String, ByteArrayOutputStream> classes = this.byName;
			return new ClassLoader(InMemoryCompiler.class.getClassLoader()) {

				@Override
				protected Class<?> findClass(String name) throws ClassNotFoundException {
					if (!classes.containsKey(name)) {
						throw new ClassNotFoundException(name);
					}
					byte[] bytes = classes.get(name).toByteArray();
					return defineClass(name, bytes, 0, bytes.length);
				}

			};
		}

	}

	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String path, String text) {
			super(URI.create("memory:///" + path), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

	private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {

		private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();

		Output(JavaFileManager files) {
			super(files);
		}

		@Override
		public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind,
				FileObject sibling) {
			return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {

				@Override
				public OutputStream openOutputStream() {
					return Output.this.classes.computeIfAbsent(className, (name) -> new ByteArrayOutputStream());
				}

			};
		}

	}

}
