package dev.migration.scripts;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import dev.migration.script.RevisionScript;
import org.jspecify.annotations.Nullable;

/**
 * Compiles scripts without leaving a file behind.
 */
final class MemoryCompiler {

	private final ClassLoader classLoader;

	MemoryCompiler(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * Compile scripts.
	 * @return the classes, or nothing where they cannot be compiled: a JRE has no
	 * compiler, and none looks into the jars of a packaged application
	 * @throws InvalidScriptException if a script is no Java
	 */
	Optional<MemoryClassLoader> compile(List<RenderedScript> scripts) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		String classPath = classPath();
		if (compiler == null || classPath == null) {
			return Optional.empty();
		}
		DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
		try (Output output = new Output(
				compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8))) {
			List<String> options = List.of("-proc:none", "-classpath", classPath);
			boolean done = compiler
				.getTask(null, output, problems, options, null, scripts.stream().map(Source::new).toList())
				.call();
			if (!done) {
				throw problem(problems);
			}
			return Optional.of(new MemoryClassLoader(output.classes(), this.classLoader));
		}
		catch (IOException ex) {
			throw new InvalidScriptException(scripts.get(0).fileName(), "It cannot be compiled: " + ex.getMessage(),
					ex);
		}
	}

	private static InvalidScriptException problem(DiagnosticCollector<JavaFileObject> problems) {
		Diagnostic<? extends JavaFileObject> first = problems.getDiagnostics()
			.stream()
			.filter((problem) -> problem.getKind() == Diagnostic.Kind.ERROR)
			.findFirst()
			.orElseThrow();
		JavaFileObject source = first.getSource();
		return new InvalidScriptException((source != null) ? source.getName() : "the new script",
				Math.max(0, (int) first.getLineNumber()),
				"It does not compile: " + first.getMessage(Locale.ROOT).replaceAll("\\s+", " "));
	}

	/**
	 * Return where the compiler finds what the application has, or {@code null} if it
	 * cannot find this library.
	 */
	private @Nullable String classPath() {
		CodeSource source = RevisionScript.class.getProtectionDomain().getCodeSource();
		Path library = (source != null) ? path(source.getLocation()) : null;
		if (library == null) {
			return null;
		}
		Set<String> entries = new LinkedHashSet<>();
		for (ClassLoader loader = this.classLoader; loader != null; loader = loader.getParent()) {
			if (loader instanceof URLClassLoader urls) {
				for (URL url : urls.getURLs()) {
					Path entry = path(url);
					if (entry != null) {
						entries.add(entry.toString());
					}
				}
			}
		}
		entries.add(System.getProperty("java.class.path", ""));
		entries.add(library.toString());
		return String.join(File.pathSeparator, entries);
	}

	private static @Nullable Path path(URL url) {
		try {
			return "file".equals(url.getProtocol()) ? Path.of(url.toURI()) : null;
		}
		catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException ex) {
			return null;
		}
	}

	/**
	 * The text of a script.
	 */
	private static final class Source extends SimpleJavaFileObject {

		private final RenderedScript script;

		Source(RenderedScript script) {
			super(URI.create("string:///" + script.fileName().replaceAll("[^\\w./$-]", "_")), Kind.SOURCE);
			this.script = script;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.script.text();
		}

		@Override
		public String getName() {
			return this.script.fileName();
		}

		// A class may be called otherwise than its file: what is no ASCII is not in the
		// URI
		@Override
		public boolean isNameCompatible(String simpleName, Kind kind) {
			return kind == Kind.SOURCE;
		}

	}

	/**
	 * Keeps classes in memory.
	 */
	private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {

		private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();

		Output(JavaFileManager fileManager) {
			super(fileManager);
		}

		@Override
		public JavaFileObject getJavaFileForOutput(Location location, String className, Kind kind, FileObject sibling) {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			this.classes.put(className, bytes);
			URI uri = URI.create("memory:///" + this.classes.size() + kind.extension);
			return new SimpleJavaFileObject(uri, kind) {

				@Override
				public OutputStream openOutputStream() {
					return bytes;
				}

			};
		}

		Map<String, byte[]> classes() {
			Map<String, byte[]> contents = new LinkedHashMap<>();
			this.classes.forEach((name, bytes) -> contents.put(name, bytes.toByteArray()));
			return contents;
		}

	}

}
