package dev.migration.metamodel.zoo;

import java.util.Map;

/**
 * A mapping of a few classes, as source text. Its name stands wherever the text has a
 * dollar sign, so that mappings can share a database and a difference tells whose it is.
 *
 * @param name the name of its entity
 * @param source its classes
 * @param settings settings of Hibernate that it is meant for
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Mapping(String name, String source, Map<String, String> settings) {

	static Mapping of(String name, String source) {
		return new Mapping(name, source, Map.of());
	}

	Mapping with(Map<String, String> others) {
		return new Mapping(this.name, this.source, others);
	}

	/**
	 * Return its classes as a compiler takes them.
	 * @return the text, without imports
	 */
	public String java() {
		return this.source.replace("$", this.name);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
