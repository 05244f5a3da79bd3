package dev.migration.testing.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * An entity or an embeddable that can be written as Java.
 *
 * @param annotations what stands above the class
 * @param name the name of the class
 * @param parent the entity that it extends
 * @param attributes its attributes
 * @author The Migration Authors
 * @since 0.1.0
 */
public record EntityDraft(List<String> annotations, String name, @Nullable String parent,
		List<AttributeDraft> attributes) {

	public EntityDraft {
		annotations = List.copyOf(annotations);
		attributes = List.copyOf(attributes);
	}

	/**
	 * Return the same entity with other attributes.
	 * @param other the attributes
	 * @return the entity
	 */
	public EntityDraft withAttributes(List<AttributeDraft> other) {
		return new EntityDraft(this.annotations, this.name, this.parent, other);
	}

	/**
	 * Return the same entity with other annotations.
	 * @param other what stands above the class
	 * @return the entity
	 */
	public EntityDraft withAnnotations(List<String> other) {
		return new EntityDraft(other, this.name, this.parent, this.attributes);
	}

	boolean isEntity() {
		return this.annotations.contains("@Entity");
	}

	boolean needs(String other) {
		return other.equals(this.parent)
				|| this.attributes.stream().anyMatch((attribute) -> other.equals(attribute.target()));
	}

	/**
	 * Return the class as Java.
	 * @return the source of a nested class
	 */
	public String source() {
		List<String> lines = new ArrayList<>();
		this.annotations.forEach((annotation) -> lines.add("\t" + annotation));
		lines.add("\tpublic static class " + this.name + ((this.parent != null) ? " extends " + this.parent : "")
				+ (isEntity() ? "" : " implements java.io.Serializable") + " {");
		this.attributes.forEach((attribute) -> lines.add("\t\t" + attribute.source()));
		if (!isEntity()) {
			lines.add("\t\t@Override public boolean equals(Object other) { return this == other; }");
			lines.add("\t\t@Override public int hashCode() { return 1; }");
		}
		lines.add("\t}");
		return lines.stream().collect(Collectors.joining("\n"));
	}

	/**
	 * An attribute.
	 *
	 * @param name its name
	 * @param source its declaration
	 * @param target the class that it needs, if any
	 * @author The Migration Authors
	 * @since 0.1.0
	 */
	public record AttributeDraft(String name, String source, @Nullable String target) {

	}

}
