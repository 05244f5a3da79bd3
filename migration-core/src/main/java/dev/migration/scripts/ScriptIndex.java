package dev.migration.scripts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.migration.MigrationException;

import org.springframework.aot.AotDetector;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.util.Assert;

/**
 * What the class path has below each location, written down when an application is
 * processed ahead of time: a native image has resources, but no folders to search.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ScriptIndex {

	/**
	 * The resource that holds the index.
	 */
	public static final String RESOURCE = "META-INF/dev.migration/scripts.idx";

	private final Map<String, List<String>> paths;

	private ScriptIndex(Map<String, List<String>> paths) {
		this.paths = paths;
	}

	/**
	 * Search the class path.
	 * @param locations folders; those outside of the class path are left out, since they
	 * are searched whenever the application starts
	 * @param classLoader where resources come from
	 * @return the index
	 * @throws MigrationException if a location is blank or of an unknown kind
	 */
	public static ScriptIndex of(List<String> locations, ClassLoader classLoader) {
		Assert.notNull(locations, "'locations' must not be null");
		Assert.notNull(classLoader, "'classLoader' must not be null");
		Map<String, List<String>> paths = new TreeMap<>();
		for (String location : locations) {
			if (ScriptLocation.of(location, classLoader) instanceof ScriptLocation.OnClassPath onClassPath
					&& onClassPath.exists()) {
				paths.put(onClassPath.root(),
						onClassPath.files().stream().map(ScriptFile::path).distinct().sorted().toList());
			}
		}
		return new ScriptIndex(paths);
	}

	/**
	 * Read an index.
	 * @param text an index as {@link #toString()} has written it
	 * @return the index
	 */
	public static ScriptIndex parse(String text) {
		Assert.notNull(text, "'text' must not be null");
		Map<String, List<String>> paths = new LinkedHashMap<>();
		List<String> current = new ArrayList<>();
		for (String line : text.lines().toList()) {
			if (line.startsWith("\t")) {
				current.add(line.substring(1));
			}
			else if (!line.isEmpty()) {
				current = paths.computeIfAbsent(line, (root) -> new ArrayList<>());
			}
		}
		return new ScriptIndex(paths);
	}

	/**
	 * Return the index of an application that was processed ahead of time and runs so.
	 */
	static Optional<ScriptIndex> find(ClassLoader classLoader) {
		if (!AotDetector.useGeneratedArtifacts()) {
			return Optional.empty();
		}
		Resource resource = new ClassPathResource(RESOURCE, classLoader);
		try {
			return resource.exists() ? Optional.of(parse(resource.getContentAsString(StandardCharsets.UTF_8)))
					: Optional.empty();
		}
		catch (IOException ex) {
			throw new MigrationException("'" + RESOURCE + "', the index of scripts, cannot be read: " + ex.getMessage()
					+ ". Process the application ahead of time again.", ex);
		}
	}

	/**
	 * Return the files below a folder of the class path.
	 * @return the paths, or nothing if the folder was none of those that were searched
	 */
	Optional<List<String>> below(String root) {
		return Optional.ofNullable(this.paths.get(root));
	}

	/**
	 * Return the files of all locations.
	 * @return their paths on the class path, sorted
	 */
	public List<String> paths() {
		TreeSet<String> all = new TreeSet<>();
		this.paths.values().forEach(all::addAll);
		return List.copyOf(all);
	}

	/**
	 * Return this index with what another one knows.
	 * @param other an index of the same class path
	 * @return the index of both
	 */
	public ScriptIndex and(ScriptIndex other) {
		Map<String, List<String>> both = new TreeMap<>(this.paths);
		both.putAll(other.paths);
		return new ScriptIndex(both);
	}

	/**
	 * Return the index as text: each location, and indented below it its files.
	 * @return the text
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		this.paths.forEach((root, files) -> {
			text.append(root).append('\n');
			files.forEach((file) -> text.append('\t').append(file).append('\n'));
		});
		return text.toString();
	}

}
