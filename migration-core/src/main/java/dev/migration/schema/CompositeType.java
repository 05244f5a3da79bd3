package dev.migration.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A type of several attributes that is an object of its own in the database, as a mapping
 * makes it of {@code @Struct}. Values are read by position, so that the order of the
 * attributes is part of what it is.
 *
 * @param name the name
 * @param attributes the attributes in their order
 * @param comment the comment, or {@code null} for none
 * @author The Migration Authors
 * @since 0.1.0
 */
public record CompositeType(QualifiedName name, List<Attribute> attributes, @Nullable String comment) {

	public CompositeType {
		attributes = List.copyOf(attributes);
		comment = (comment != null && comment.isEmpty()) ? null : comment;
		Set<Name> names = new HashSet<>();
		for (Attribute attribute : attributes) {
			if (!names.add(attribute.name())) {
				throw new InvalidSchemaException("Composite type '" + name + "' has two attributes named '"
						+ attribute.name() + "'; rename one of them.");
			}
		}
	}

	/**
	 * Return the attribute of that name.
	 * @param attribute the name
	 * @return the attribute, if there is one
	 */
	public Optional<Attribute> attribute(Name attribute) {
		return this.attributes.stream().filter((candidate) -> candidate.name().equals(attribute)).findFirst();
	}

	/**
	 * Return whether an attribute is of a type, or is an array of it.
	 * @param type the name of a user type
	 * @return {@code true} if the other type has to be there first
	 */
	public boolean restsOn(QualifiedName type) {
		return this.attributes.stream()
			.map(Attribute::type)
			.anyMatch((used) -> used.userType() && used.name().equals(type));
	}

	/**
	 * Return types in the order in which they can be created.
	 * @param types the types
	 * @return the same types, each behind those that its attributes are of, and by name
	 */
	public static List<CompositeType> inOrder(List<CompositeType> types) {
		List<CompositeType> waiting = new ArrayList<>(
				types.stream().sorted(Comparator.comparing(CompositeType::name)).toList());
		List<CompositeType> ordered = new ArrayList<>();
		while (!waiting.isEmpty()) {
			CompositeType next = waiting.stream()
				.filter((type) -> waiting.stream()
					.map(CompositeType::name)
					.noneMatch((other) -> !other.equals(type.name()) && type.restsOn(other)))
				.findFirst()
				.orElse(waiting.get(0));
			waiting.remove(next);
			ordered.add(next);
		}
		return ordered;
	}

	/**
	 * One part of a composite type.
	 *
	 * @param name the name
	 * @param type the type
	 * @param comment the comment, or {@code null} for none
	 * @author The Migration Authors
	 * @since 0.1.0
	 */
	public record Attribute(Name name, ColumnType type, @Nullable String comment) {

		public Attribute {
			comment = (comment != null && comment.isEmpty()) ? null : comment;
		}

		/**
		 * Create an attribute without comment.
		 * @param name the name
		 * @param type the type
		 */
		public Attribute(Name name, ColumnType type) {
			this(name, type, null);
		}

	}

}
