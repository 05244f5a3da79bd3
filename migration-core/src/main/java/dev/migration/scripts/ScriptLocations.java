package dev.migration.scripts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migration.MigrationException;

import org.springframework.util.Assert;

/**
 * The places where revision scripts are looked for. Only files that declare themselves
 * count: classes that carry {@link dev.migration.script.Revision @Revision} and SQL files
 * with a {@code -- revision:} line.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ScriptLocations {

	/**
	 * Where scripts are looked for unless told otherwise.
	 */
	public static final String DEFAULT_LOCATION = "classpath:db/revision";

	private final List<ScriptLocation> locations;

	private final JavaScriptReader javaScripts;

	/**
	 * Create locations.
	 * @param locations folders, searched to any depth, as {@code classpath:…} or
	 * {@code file:…}
	 * @param classLoader where resources and classes come from
	 * @throws MigrationException if a location is blank or of an unknown kind
	 */
	public ScriptLocations(List<String> locations, ClassLoader classLoader) {
		Assert.notNull(locations, "'locations' must not be null");
		Assert.notNull(classLoader, "'classLoader' must not be null");
		this.locations = locations.stream().map((location) -> ScriptLocation.of(location, classLoader)).toList();
		this.javaScripts = new JavaScriptReader(classLoader);
	}

	/**
	 * Read what the scripts declare about themselves. No class is loaded and no SQL
	 * parsed before its script is asked for.
	 * @return the revisions, in the order of the locations and of the paths below them; a
	 * location that does not exist has none
	 * @throws InvalidScriptException if a file declares itself wrongly
	 * @throws dev.migration.revision.InvalidRevisionIdException if an identifier is
	 * illegal
	 */
	public List<LoadedRevision> load() {
		List<LoadedRevision> revisions = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		for (ScriptLocation location : this.locations) {
			for (ScriptFile file : location.files()) {
				if (seen.add(file.address())) {
					read(file).filter((revision) -> !file.isClass() || seen.add(revision.origin()))
						.ifPresent(revisions::add);
				}
			}
		}
		return List.copyOf(revisions);
	}

	private Optional<LoadedRevision> read(ScriptFile file) {
		return file.isClass() ? this.javaScripts.read(file) : SqlScriptReader.read(file);
	}

}
