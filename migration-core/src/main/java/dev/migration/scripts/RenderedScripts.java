package dev.migration.scripts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.Assert;

/**
 * Reads rendered scripts as if they had been written, built and started with: SQL is
 * parsed, Java is compiled in memory.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RenderedScripts {

	private final ClassLoader classLoader;

	/**
	 * Create a reader.
	 * @param classLoader has the classes that scripts refer to
	 */
	public RenderedScripts(ClassLoader classLoader) {
		Assert.notNull(classLoader, "'classLoader' must not be null");
		this.classLoader = classLoader;
	}

	/**
	 * Read scripts.
	 * @param scripts the scripts, all in the same language
	 * @return the revisions that they declare, or nothing if they are in Java and there
	 * is no compiler here, or none that finds this library
	 * @throws InvalidScriptException if a script is not valid
	 */
	public Optional<List<LoadedRevision>> load(List<RenderedScript> scripts) {
		if (scripts.stream().allMatch((script) -> script.fileName().endsWith(".sql"))) {
			return Optional.of(scripts.stream().map(RenderedScripts::sql).flatMap(Optional::stream).toList());
		}
		return new MemoryCompiler(this.classLoader).compile(scripts).map(RenderedScripts::java);
	}

	private static Optional<LoadedRevision> sql(RenderedScript script) {
		return new SqlScriptReader().read(new ScriptFile(script.fileName(),
				new ByteArrayResource(script.text().getBytes(StandardCharsets.UTF_8), script.fileName())));
	}

	private static List<LoadedRevision> java(MemoryClassLoader classes) {
		JavaScriptReader reader = new JavaScriptReader(classes);
		List<LoadedRevision> revisions = new ArrayList<>();
		classes.classes()
			.forEach((name, bytes) -> reader
				.read(new ScriptFile(name.replace('.', '/') + ".class", new ByteArrayResource(bytes, name)))
				.ifPresent(revisions::add));
		return revisions;
	}

}
