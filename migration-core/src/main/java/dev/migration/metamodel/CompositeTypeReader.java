package dev.migration.metamodel;

import java.util.ArrayList;
import java.util.List;

import dev.migration.schema.CompositeType;
import dev.migration.schema.CompositeType.Attribute;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.mapping.UserDefinedObjectType;

/**
 * Reads the types that {@code @Struct} asks for, in the order of attributes by which
 * Hibernate reads values.
 */
final class CompositeTypeReader {

	private final MappingNames names;

	private final ColumnReader columnReader;

	CompositeTypeReader(MappingNames names, ColumnReader columnReader) {
		this.names = names;
		this.columnReader = columnReader;
	}

	List<CompositeType> read(Namespace namespace) {
		List<CompositeType> types = new ArrayList<>();
		namespace.getUserDefinedTypes().forEach((type) -> {
			if (type instanceof UserDefinedObjectType struct) {
				types.add(read(struct));
			}
		});
		return types;
	}

	private CompositeType read(UserDefinedObjectType type) {
		List<Attribute> attributes = type.getColumns()
			.stream()
			.map((column) -> this.columnReader.attribute(type.getName(), column))
			.toList();
		String comment = type.getComment();
		return new CompositeType(this.names.of(type), attributes,
				(comment != null) ? this.names.syntax().value(comment) : null);
	}

}
