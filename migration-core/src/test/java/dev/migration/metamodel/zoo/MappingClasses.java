package dev.migration.metamodel.zoo;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
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
import javax.tools.ToolProvider;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;

/**
 * The classes of mappings, compiled in memory.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MappingClasses extends ClassLoader {

	private static final String HEADER = """
			package dev.migration.metamodel.zoo.text;

			import java.io.Serializable;
			import java.math.*;
			import java.net.*;
			import java.sql.Blob;
			import java.sql.Clob;
			import java.sql.Timestamp;
			import java.time.*;
			import java.util.*;
			import java.util.Locale;
			import jakarta.persistence.*;
			import jakarta.persistence.Parameter;
			import jakarta.persistence.Temporal;
			import org.hibernate.annotations.*;
			import org.hibernate.type.*;

			""";

	private final Map<String, byte[]> classes;

	private MappingClasses(Map<String, byte[]> classes) {
		super(MappingClasses.class.getClassLoader());
		this.classes = classes;
	}

	/**
	 * Compile mappings.
	 * @param mappings the mappings
	 * @return their classes
	 * @throws IllegalStateException if one does not compile
	 */
	public static MappingClasses of(List<Mapping> mappings) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
		Output output = new Output(compiler.getStandardFileManager(problems, null, null));
		List<String> options = List.of("-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"));
		if (!compiler.getTask(null, output, problems, options, null, mappings.stream().map(Source::new).toList())
			.call()) {
			throw new IllegalStateException(problems.getDiagnostics().toString());
		}
		Map<String, byte[]> classes = new LinkedHashMap<>();
		output.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
		return new MappingClasses(classes);
	}

	/**
	 * Return what Hibernate has to be told of.
	 * @return entities, embeddables, converters and superclasses
	 */
	public Class<?>[] mapped() {
		List<Class<?>> mapped = new ArrayList<>();
		for (String name : this.classes.keySet()) {
			Class<?> type = load(name);
			if (type.isAnnotationPresent(Entity.class) || type.isAnnotationPresent(MappedSuperclass.class)
					|| type.isAnnotationPresent(Embeddable.class) || type.isAnnotationPresent(Converter.class)) {
				mapped.add(type);
			}
		}
		return mapped.toArray(Class<?>[]::new);
	}

	private Class<?> load(String name) {
		try {
			return loadClass(name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		byte[] bytes = this.classes.get(name);
		if (bytes == null) {
			throw new ClassNotFoundException(name);
		}
		return defineClass(name, bytes, 0, bytes.length);
	}

	private static final class Source extends SimpleJavaFileObject {

		private final Mapping mapping;

		Source(Mapping mapping) {
			super(URI.create("memory:///dev/migration/metamodel/zoo/text/" + mapping.name() + ".java"), Kind.SOURCE);
			this.mapping = mapping;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return HEADER + this.mapping.java();
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
