package dev.migration.scripts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migration.MigrationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

	private static final Logger logger = LoggerFactory.getLogger(ScriptLocations.class);

	private static final int MOST_NAMES = 10;

	private final List<String> names;

	private final List<ScriptLocation> locations;

	private final ClassLoader classLoader;

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
		this.names = List.copyOf(locations);
		this.locations = new ArrayList<>();
		for (String location : locations) {
			this.locations.add(ScriptLocation.of(location, classLoader));
		}
		this.classLoader = classLoader;
	}

	/**
	 * Read what the scripts declare about themselves. No class is loaded and no SQL
	 * parsed before its script is asked for. SQL files that declare nothing are left
	 * alone, with a warning that names them all.
	 * @return the revisions, in the order of the locations and of the paths below them; a
	 * location that does not exist has none
	 * @throws InvalidScriptException if a file declares itself wrongly
	 * @throws dev.migration.revision.InvalidRevisionIdException if an identifier is
	 * illegal
	 */
	public List<LoadedRevision> load() {
		List<LoadedRevision> revisions = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		List<String> others = new ArrayList<>();
		SqlScriptReader sqlScripts = new SqlScriptReader();
		JavaScriptReader javaScripts = new JavaScriptReader(this.classLoader);
		for (ScriptLocation location : this.locations) {
			location.forEach((file) -> {
				if (seen.add(file.address())) {
					Optional<LoadedRevision> revision = file.isClass() ? javaScripts.read(file) : sqlScripts.read(file);
					if (revision.isEmpty()) {
						if (file.isSql()) {
							others.add(file.path());
						}
					}
					else if (!file.isClass() || seen.add(revision.get().origin())) {
						revisions.add(revision.get());
					}
				}
			});
		}
		if (!others.isEmpty()) {
			warn(others);
		}
		return List.copyOf(revisions);
	}

	/**
	 * Find the locations that do not exist.
	 * @return the locations as they were given, in order
	 */
	public List<String> missing() {
		List<String> missing = new ArrayList<>();
		for (int index = 0; index < this.names.size(); index++) {
			if (!this.locations.get(index).exists()) {
				missing.add(this.names.get(index));
			}
		}
		return missing;
	}

	private static void warn(List<String> others) {
		String names = String.join("', '", others.subList(0, Math.min(MOST_NAMES, others.size())));
		String more = (others.size() > MOST_NAMES) ? " and '" + (others.size() - MOST_NAMES) + "' more" : "";
		logger.warn("No revisions, since they do not start with a line such as '-- revision: 5c626978d652': '{}'{}."
				+ " To make a revision of one, add that line, '-- down_revision: ...' and, before its statements,"
				+ " '-- upgrade'. Files of other tools, such as Flyway, are left alone.", names, more);
	}

}
