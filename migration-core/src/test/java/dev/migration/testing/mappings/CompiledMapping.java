package dev.migration.testing.mappings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.hibernate.boot.MetadataSources;

/**
 * A mapping whose classes were compiled in memory.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class CompiledMapping extends ClassLoader {

	private static final String NAME = "Model";

	private final Map<String, byte[]> classes = new TreeMap<>();

	private final List<String> entities;

	private CompiledMapping(List<String> entities) {
		super(CompiledMapping.class.getClassLoader());
		this.entities = entities;
	}

	/**
	 * Compile a mapping.
	 * @param draft the mapping
	 * @return its classes
	 * @throws IllegalArgumentException if it is no Java
	 */
	public static CompiledMapping of(MappingDraft draft) {
		CompiledMapping mapping = new CompiledMapping(draft.entities()
			.stream()
			.filter(EntityDraft::isEntity)
			.map((entity) -> "drafts." + NAME + "$" + entity.name())
			.toList());
		mapping.compile(draft.source(NAME));
		return mapping;
	}

	private void compile(String source) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter errors = new StringWriter();
		JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///drafts/" + NAME + ".java"),
				JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return source;
			}

		};
		try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
				JavaFileManager files = new Memory(standard, this.classes)) {
			List<String> options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
			if (!compiler.getTask(errors, files, null, options, null, List.of(file)).call()) {
				throw new IllegalArgumentException("No Java: " + errors);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Add the entities to a mapping, and let the thread find them: Hibernate loads them
	 * by their names.
	 * @param sources where to add them
	 */
	public void addTo(MetadataSources sources) {
		Thread.currentThread().setContextClassLoader(this);
		for (String entity : this.entities) {
			try {
				sources.addAnnotatedClass(loadClass(entity));
			}
			catch (ClassNotFoundException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		byte[] code = this.classes.get(name);
		if (code == null) {
			throw new ClassNotFoundException(name);
		}
		return defineClass(name, code, 0, code.length);
	}

	/**
	 * Keeps what the compiler writes.
	 */
	private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {

		private final Map<String, byte[]> classes;

		private Memory(StandardJavaFileManager files, Map<String, byte[]> classes) {
			super(files);
			this.classes = classes;
		}

		@Override
		public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind,
				FileObject sibling) {
			return new SimpleJavaFileObject(URI.create("memory:///" + name.hashCode()), kind) {

				@Override
				public OutputStream openOutputStream() {
					return new ByteArrayOutputStream() {

						@Override
						public void close() throws IOException {
							super.close();
							Memory.this.classes.put(name, toByteArray());
						}

					};
				}

			};
		}

	}

}
