package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.migration.autogenerate.SchemaObject.Kind;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;

/**
 * Splits the objects of a database into those that may be compared and those that belong
 * to somebody else: what is neither in the model nor made by this history is left alone.
 */
final class ManagedObjects {

	private final Set<SchemaObject> known;

	private final ObjectFilter filter;

	private final List<Name> schemas;

	/**
	 * Create objects.
	 * @param schemas other schemas than the migrated one whose objects are ours to look
	 * at, too
	 */
	ManagedObjects(SchemaModel model, Set<SchemaObject> ownedByHistory, ObjectFilter filter, List<Name> schemas) {
		this.schemas = List.copyOf(schemas);
		this.known = new HashSet<>(ownedByHistory);
		this.known.addAll(objectsOf(model));
		this.filter = filter;
	}

	static List<SchemaObject> objectsOf(SchemaModel model) {
		List<SchemaObject> objects = new ArrayList<>();
		model.tables().forEach((table) -> objects.add(new SchemaObject(Kind.TABLE, table.name())));
		model.sequences().forEach((sequence) -> objects.add(new SchemaObject(Kind.SEQUENCE, sequence.name())));
		model.enumTypes().forEach((type) -> objects.add(new SchemaObject(Kind.ENUM_TYPE, type.name())));
		model.compositeTypes().forEach((type) -> objects.add(new SchemaObject(Kind.COMPOSITE_TYPE, type.name())));
		model.objects()
			.stream()
			.filter((object) -> object.kind() == ObjectKind.VIEW)
			.forEach((view) -> objects.add(new SchemaObject(Kind.VIEW, view.name())));
		return objects;
	}

	/**
	 * Return names whose schemas are to be read.
	 */
	List<QualifiedName> names() {
		Stream<QualifiedName> further = this.schemas.stream().map((schema) -> new QualifiedName(schema, schema));
		return Stream.concat(this.known.stream().map(SchemaObject::name), further).distinct().sorted().toList();
	}

	SchemaModel managed(SchemaModel database) {
		return only(database, (object) -> this.known.contains(object) && this.filter.includes(object));
	}

	/**
	 * Return what is compared of the mapping, with the other schemas that it is in.
	 */
	SchemaModel filtered(SchemaModel model) {
		SchemaModel included = only(model, this.filter::includes);
		return included.withSchemas(objectsOf(included).stream()
			.map((object) -> object.name().schema())
			.flatMap(Stream::ofNullable)
			.distinct()
			.toList());
	}

	// What else lives in another schema that one of our tables is in is its owner's
	// affair
	List<SchemaObject> unmanaged(SchemaModel database) {
		return objectsOf(database).stream()
			.filter((object) -> object.name().schema() == null || this.schemas.contains(object.name().schema()))
			.filter((object) -> !this.known.contains(object) && this.filter.includes(object))
			.toList();
	}

	private static SchemaModel only(SchemaModel model, Predicate<SchemaObject> included) {
		SchemaModel plain = new SchemaModel(
				model.tables()
					.stream()
					.filter((table) -> included.test(new SchemaObject(Kind.TABLE, table.name())))
					.toList(),
				model.sequences()
					.stream()
					.filter((sequence) -> included.test(new SchemaObject(Kind.SEQUENCE, sequence.name())))
					.toList(),
				model.enumTypes()
					.stream()
					.filter((type) -> included.test(new SchemaObject(Kind.ENUM_TYPE, type.name())))
					.toList());
		return plain
			.withCompositeTypes(model.compositeTypes()
				.stream()
				.filter((type) -> included.test(new SchemaObject(Kind.COMPOSITE_TYPE, type.name())))
				.toList())
			.withObjects(model.objects()
				.stream()
				.filter((object) -> object.kind() == ObjectKind.VIEW
						&& included.test(new SchemaObject(Kind.VIEW, object.name())))
				.toList());
	}

}
