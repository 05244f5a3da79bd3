package dev.migration.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.ScriptLocations;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * All revisions of an application and their graph: loaded once, immutable.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MigrationHistory {

	private final Map<String, LoadedRevision> revisions;

	private final RevisionMap map;

	private volatile @Nullable String fingerprint;

	private MigrationHistory(List<LoadedRevision> revisions) {
		List<RevisionNode> nodes = new ArrayList<>();
		for (LoadedRevision revision : revisions) {
			nodes.add(revision.node());
		}
		this.map = RevisionMap.of(nodes);
		this.revisions = new LinkedHashMap<>();
		for (LoadedRevision revision : revisions) {
			this.revisions.put(revision.node().id(), revision);
		}
	}

	/**
	 * Load a history.
	 * @param locations where its scripts are
	 * @return the history
	 * @throws dev.migration.MigrationException if a script or the graph is not valid
	 */
	public static MigrationHistory load(ScriptLocations locations) {
		Assert.notNull(locations, "'locations' must not be null");
		return of(locations.load());
	}

	/**
	 * Return a history of given revisions.
	 * @param revisions the revisions in load order
	 * @return the history
	 * @throws dev.migration.MigrationException if the graph is not valid
	 */
	public static MigrationHistory of(List<LoadedRevision> revisions) {
		return new MigrationHistory(revisions);
	}

	/**
	 * Return this history with revisions that are not part of it yet.
	 * @param further the revisions
	 * @return the history
	 * @throws dev.migration.MigrationException if the graph is not valid
	 */
	public MigrationHistory with(List<LoadedRevision> further) {
		List<LoadedRevision> all = new ArrayList<>(this.revisions.values());
		all.addAll(further);
		return of(all);
	}

	/**
	 * Return the graph.
	 * @return the graph
	 */
	public RevisionMap map() {
		return this.map;
	}

	/**
	 * Return the script of a revision.
	 * @param revision a revision of this history
	 * @return the script, not yet instantiated
	 */
	public LoadedRevision script(RevisionNode revision) {
		LoadedRevision loaded = this.revisions.get(revision.id());
		if (loaded == null) {
			throw new IllegalStateException("Revision '" + revision.id() + "' is not of this history");
		}
		return loaded;
	}

	/**
	 * Return what tells one set of scripts from another. It is read once and says nothing
	 * about where the files are or what they are called.
	 * @return the fingerprint, or {@code null} if one of the scripts comes from no file
	 */
	@Nullable String fingerprint() {
		String known = this.fingerprint;
		if (known == null) {
			known = read();
			this.fingerprint = known;
		}
		return known.isEmpty() ? null : known;
	}

	private String read() {
		List<String> files = new ArrayList<>();
		for (LoadedRevision revision : new TreeMap<>(this.revisions).values()) {
			Optional<String> file = revision.source().fingerprint();
			if (file.isEmpty()) {
				return "";
			}
			files.add(revision.node().id() + " " + file.get());
		}
		return Checksum.sha256("scripts-1", String.join("\n", files).getBytes(StandardCharsets.UTF_8));
	}

}
