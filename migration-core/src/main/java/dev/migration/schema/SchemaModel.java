package dev.migration.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A whole schema: what both readers produce and everything else works on.
 *
 * @param tables the tables, ordered by name
 * @param sequences the sequences that no identity column owns, ordered by name
 * @param enumTypes the enum types, ordered by name
 * @param schemas the schemas that scripts created, ordered; readers leave them out
 * @param objects the views, routines and triggers that scripts created, ordered by key;
 * readers leave them out
 * @param compositeTypes the composite types, ordered by name
 * @author The Migration Authors
 * @since 0.1.0
 */
public record SchemaModel(List<Table> tables, List<Sequence> sequences, List<EnumType> enumTypes, List<Name> schemas,
		List<DatabaseObject> objects, List<CompositeType> compositeTypes) {

	/**
	 * A schema that holds nothing.
	 */
	public static final SchemaModel EMPTY = new SchemaModel(List.of(), List.of(), List.of());

	public SchemaModel {
		tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
		sequences = sequences.stream().sorted(Comparator.comparing(Sequence::name)).toList();
		enumTypes = enumTypes.stream().sorted(Comparator.comparing(EnumType::name)).toList();
		compositeTypes = compositeTypes.stream().sorted(Comparator.comparing(CompositeType::name)).toList();
		schemas = schemas.stream().sorted().toList();
		objects = objects.stream().sorted(Comparator.comparing((object) -> object.key().toString())).toList();
		Set<QualifiedName> names = new HashSet<>();
		tables.forEach((table) -> requireNew(names, "tables or sequences", table.name()));
		sequences.forEach((sequence) -> requireNew(names, "tables or sequences", sequence.name()));
		Set<QualifiedName> typeNames = new HashSet<>();
		enumTypes.forEach((type) -> requireNew(typeNames, "enum types", type.name()));
		compositeTypes.forEach((type) -> requireNew(typeNames, "types", type.name()));
		Set<Name> schemaNames = new HashSet<>();
		schemas.forEach((schema) -> requireNew(schemaNames, "schemas", schema));
		Set<ObjectKey> keys = new HashSet<>();
		objects.forEach((object) -> requireNew(keys, "objects", object.key()));
	}

	/**
	 * Create a schema of tables, sequences and types.
	 * @param tables the tables
	 * @param sequences the sequences that no identity column owns
	 * @param enumTypes the enum types
	 */
	public SchemaModel(List<Table> tables, List<Sequence> sequences, List<EnumType> enumTypes) {
		this(tables, sequences, enumTypes, List.of(), List.of(), List.of());
	}

	private static <T> void requireNew(Set<T> names, String kind, T name) {
		if (!names.add(name)) {
			throw new InvalidSchemaException("Two " + kind + " are named '" + name + "'; rename one of them.");
		}
	}

	/**
	 * They are in order: whoever looks each of them up in another schema would go through
	 * all of that once per table otherwise.
	 */
	private static <T> Optional<T> find(List<T> sorted, Function<T, QualifiedName> nameOf, QualifiedName name) {
		int low = 0;
		int high = sorted.size() - 1;
		while (low <= high) {
			int middle = (low + high) >>> 1;
			int order = nameOf.apply(sorted.get(middle)).compareTo(name);
			if (order == 0) {
				return Optional.of(sorted.get(middle));
			}
			if (order < 0) {
				low = middle + 1;
			}
			else {
				high = middle - 1;
			}
		}
		return Optional.empty();
	}

	/**
	 * Return the table of that name.
	 * @param name the name
	 * @return the table, if there is one
	 */
	public Optional<Table> table(QualifiedName name) {
		return find(this.tables, Table::name, name);
	}

	/**
	 * Return the sequence of that name.
	 * @param name the name
	 * @return the sequence, if there is one
	 */
	public Optional<Sequence> sequence(QualifiedName name) {
		return find(this.sequences, Sequence::name, name);
	}

	/**
	 * Return the enum type of that name.
	 * @param name the name
	 * @return the type, if there is one
	 */
	public Optional<EnumType> enumType(QualifiedName name) {
		return find(this.enumTypes, EnumType::name, name);
	}

	/**
	 * Return this schema with other tables.
	 * @param other the tables
	 * @return the schema
	 */
	public SchemaModel withTables(List<Table> other) {
		return new SchemaModel(other, this.sequences, this.enumTypes, this.schemas, this.objects, this.compositeTypes);
	}

	/**
	 * Return this schema with other sequences.
	 * @param other the sequences
	 * @return the schema
	 */
	public SchemaModel withSequences(List<Sequence> other) {
		return new SchemaModel(this.tables, other, this.enumTypes, this.schemas, this.objects, this.compositeTypes);
	}

	/**
	 * Return this schema with other enum types.
	 * @param other the enum types
	 * @return the schema
	 */
	public SchemaModel withEnumTypes(List<EnumType> other) {
		return new SchemaModel(this.tables, this.sequences, other, this.schemas, this.objects, this.compositeTypes);
	}

	/**
	 * Return the composite type of that name.
	 * @param name the name
	 * @return the type, if there is one
	 */
	public Optional<CompositeType> compositeType(QualifiedName name) {
		return find(this.compositeTypes, CompositeType::name, name);
	}

	/**
	 * Return this schema with other composite types.
	 * @param other the composite types
	 * @return the schema
	 */
	public SchemaModel withCompositeTypes(List<CompositeType> other) {
		return new SchemaModel(this.tables, this.sequences, this.enumTypes, this.schemas, this.objects, other);
	}

	/**
	 * Return this schema with other schemas that scripts created.
	 * @param other the names
	 * @return the schema
	 */
	public SchemaModel withSchemas(List<Name> other) {
		return new SchemaModel(this.tables, this.sequences, this.enumTypes, other, this.objects, this.compositeTypes);
	}

	/**
	 * Return this schema with other objects that scripts created.
	 * @param other the objects
	 * @return the schema
	 */
	public SchemaModel withObjects(List<DatabaseObject> other) {
		return new SchemaModel(this.tables, this.sequences, this.enumTypes, this.schemas, other, this.compositeTypes);
	}

	/**
	 * Return the object of that key.
	 * @param key the key
	 * @return the first object that matches it, if there is one
	 */
	public Optional<DatabaseObject> object(ObjectKey key) {
		return this.objects.stream().filter((object) -> object.key().matches(key)).findFirst();
	}

	/**
	 * Return this schema with one table changed.
	 * @param name the table
	 * @param change what makes the new table of the old one
	 * @return the schema
	 * @throws InvalidSchemaException if there is no such table
	 */
	public SchemaModel withTable(QualifiedName name, UnaryOperator<Table> change) {
		List<Table> changed = new ArrayList<>(this.tables);
		for (int i = 0; i < changed.size(); i++) {
			if (changed.get(i).name().equals(name)) {
				changed.set(i, change.apply(changed.get(i)));
				return withTables(changed);
			}
		}
		throw new InvalidSchemaException("There is no table '" + name + "'; create it first.");
	}

}
