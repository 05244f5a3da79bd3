package dev.migration.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.migration.script.Operations;

/**
 * A revision that does not do what it should, or an honest one.
 *
 * @param title what is wrong with it
 * @param databases the dialects that it can be told on
 * @param model what the entities want beside the history
 * @param upgrade what the revision does
 * @param downgrade how it goes back
 * @param findings what the proof has to find, by dialect; empty text for all others
 */
record PlantedLie(String title, Set<String> databases, Consumer<Operations> model, Consumer<Operations> upgrade,
		Consumer<Operations> downgrade, Map<String, List<String>> findings) {

	private static final Consumer<Operations> NOTHING = (op) -> {
	};

	static PlantedLie of(String title) {
		return new PlantedLie(title, Set.of("postgresql", "h2", "mariadb"), NOTHING, NOTHING, NOTHING, Map.of());
	}

	PlantedLie only(String... dialects) {
		return new PlantedLie(this.title, Set.of(dialects), this.model, this.upgrade, this.downgrade, this.findings);
	}

	PlantedLie wanted(Consumer<Operations> script) {
		return new PlantedLie(this.title, this.databases, script, this.upgrade, this.downgrade, this.findings);
	}

	PlantedLie up(Consumer<Operations> script) {
		return new PlantedLie(this.title, this.databases, this.model, script, this.downgrade, this.findings);
	}

	PlantedLie down(Consumer<Operations> script) {
		return new PlantedLie(this.title, this.databases, this.model, this.upgrade, script, this.findings);
	}

	PlantedLie found(String... lines) {
		return foundOn("", lines);
	}

	PlantedLie foundOn(String dialect, String... lines) {
		Map<String, List<String>> all = new LinkedHashMap<>(this.findings);
		all.put(dialect, new ArrayList<>(List.of(lines)));
		return new PlantedLie(this.title, this.databases, this.model, this.upgrade, this.downgrade, all);
	}

	List<String> findings(String dialect) {
		return this.findings.getOrDefault(dialect, this.findings.getOrDefault("", List.of()));
	}

	@Override
	public String toString() {
		return this.title;
	}

}
