package dev.migration.testing.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Entities that belong together, and what has a part less.
 *
 * @param entities the entities and embeddables
 * @author The Migration Authors
 * @since 0.1.0
 */
public record MappingDraft(List<EntityDraft> entities) {

	private static final String HEAD = """
			package drafts;

			import java.math.*;
			import java.time.*;
			import java.util.*;

			import jakarta.persistence.*;
			import org.hibernate.annotations.*;
			import org.hibernate.type.SqlTypes;

			import jakarta.persistence.Table;
			import jakarta.persistence.Index;
			import jakarta.persistence.Version;
			import jakarta.persistence.OrderBy;
			import jakarta.persistence.Temporal;
			import jakarta.persistence.CheckConstraint;
			import jakarta.persistence.ForeignKey;

			public class %s {

				public enum Color { RED, GREEN, BLUE }

			""";

	public MappingDraft {
		entities = List.copyOf(entities);
	}

	/**
	 * Return the mapping as Java.
	 * @param name the name of the class around all others
	 * @return the source
	 */
	public String source(String name) {
		return HEAD.formatted(name)
				+ this.entities.stream().map(EntityDraft::source).collect(Collectors.joining("\n\n")) + "\n\n}\n";
	}

	/**
	 * Return the mapping without what needs something that is not there.
	 * @return the mapping that can be compiled
	 */
	public MappingDraft sound() {
		List<EntityDraft> entities = new ArrayList<>(this.entities);
		while (entities.removeIf((entity) -> entity.parent() != null
				&& entities.stream().noneMatch((other) -> other.name().equals(entity.parent())))) {
			// Those that extended what is gone now go too
		}
		List<String> names = entities.stream().map(EntityDraft::name).toList();
		return new MappingDraft(entities.stream()
			.map((entity) -> entity.withAttributes(entity.attributes()
				.stream()
				.filter((attribute) -> attribute.target() == null || names.contains(attribute.target()))
				.toList()))
			.toList());
	}

	/**
	 * Return what has an entity or an attribute less.
	 * @return the smaller mappings, those without an entity first
	 */
	public List<MappingDraft> smaller() {
		List<MappingDraft> smaller = new ArrayList<>();
		for (int i = 0; i < this.entities.size(); i++) {
			List<EntityDraft> fewer = new ArrayList<>(this.entities);
			fewer.remove(i);
			smaller.add(new MappingDraft(fewer).sound());
		}
		for (int i = 0; i < this.entities.size(); i++) {
			EntityDraft entity = this.entities.get(i);
			for (int j = 0; j < entity.attributes().size(); j++) {
				if (!entity.attributes().get(j).name().equals("id")) {
					List<EntityDraft> fewer = new ArrayList<>(this.entities);
					List<EntityDraft.AttributeDraft> attributes = new ArrayList<>(entity.attributes());
					attributes.remove(j);
					fewer.set(i, entity.withAttributes(attributes));
					smaller.add(new MappingDraft(fewer).sound());
				}
			}
		}
		return smaller;
	}

}
