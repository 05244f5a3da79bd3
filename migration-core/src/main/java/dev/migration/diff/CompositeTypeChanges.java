package dev.migration.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterCompositeType;
import dev.migration.operation.CreateCompositeType;
import dev.migration.operation.DropCompositeType;
import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.CompositeType;
import dev.migration.schema.CompositeType.Attribute;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

/**
 * What happens to composite types: those that others are made of come first and go last.
 */
final class CompositeTypeChanges {

	private final SchemaModel from;

	private final SchemaModel to;

	private final Set<QualifiedName> unsettled = new HashSet<>();

	private final Set<QualifiedName> altered = new HashSet<>();

	CompositeTypeChanges(SchemaModel from, SchemaModel to) {
		this.from = from;
		this.to = to;
		for (CompositeType type : CompositeType.inOrder(from.compositeTypes())) {
			boolean changes = to.compositeType(type.name()).filter((after) -> !isAppended(type, after)).isPresent();
			if (changes || this.unsettled.stream().anyMatch(type::restsOn)) {
				this.unsettled.add(type.name());
			}
			boolean other = to.compositeType(type.name())
				.filter((after) -> !plain(type.attributes()).equals(plain(after.attributes())))
				.isPresent();
			if (other || this.altered.stream().anyMatch(type::restsOn)) {
				this.altered.add(type.name());
			}
		}
	}

	/**
	 * Return whether attributes are only added behind those that are there.
	 */
	private static boolean isAppended(CompositeType before, CompositeType after) {
		return after.attributes().size() >= before.attributes().size()
				&& plain(before.attributes()).equals(plain(after.attributes().subList(0, before.attributes().size())));
	}

	private static List<Attribute> plain(List<Attribute> attributes) {
		return attributes.stream().map((attribute) -> new Attribute(attribute.name(), attribute.type())).toList();
	}

	/**
	 * Return whether what rests on a column has to make way while its type changes.
	 */
	boolean unsettles(Column column) {
		return column.type().userType() && this.unsettled.contains(column.type().name());
	}

	/**
	 * Return whether a table that goes has defaults of a type that changes. On the way
	 * back it has to come when the type is again what it was.
	 */
	boolean concernsTableThatGoes() {
		return this.from.tables()
			.stream()
			.filter((table) -> !stays(table))
			.flatMap((table) -> table.columns().stream())
			.anyMatch(this::hasDefaultThatMakesWay);
	}

	/** The text of a value has as many parts as the type has attributes. */
	private boolean hasDefaultThatMakesWay(Column column) {
		return column.defaultValue() != null && column.type().userType() && this.altered.contains(column.type().name());
	}

	/**
	 * Return a schema without the defaults that make way.
	 * @param schema the schema before
	 */
	SchemaModel prepared(SchemaModel schema) {
		return this.altered.isEmpty() ? schema
				: schema.withTables(schema.tables()
					.stream()
					.map((table) -> stays(table)
							? table.withColumns(table.columns().stream().map(this::prepared).toList()) : table)
					.toList());
	}

	private boolean stays(Table table) {
		return this.to.table(table.name()).isPresent();
	}

	private Column prepared(Column column) {
		return hasDefaultThatMakesWay(column) ? column.withDefault(null) : column;
	}

	List<Operation> creations() {
		return CompositeType.inOrder(this.to.compositeTypes())
			.stream()
			.filter((type) -> this.from.compositeType(type.name()).isEmpty())
			.<Operation>map(CreateCompositeType::new)
			.toList();
	}

	/**
	 * Return the operations that lead to the prepared schema and change the types.
	 */
	List<Operation> alterations() {
		List<Operation> operations = new ArrayList<>();
		this.from.tables()
			.stream()
			.filter(this::stays)
			.forEach((table) -> table.columns()
				.stream()
				.filter(this::hasDefaultThatMakesWay)
				.forEach((column) -> operations
					.add(new AlterColumn(table.name(), column, prepared(column), null, null))));
		for (CompositeType before : CompositeType.inOrder(this.from.compositeTypes())) {
			Optional<CompositeType> after = this.to.compositeType(before.name());
			after.filter((type) -> !type.equals(before))
				.ifPresent((type) -> operations.add(new AlterCompositeType(before, type)));
		}
		return operations;
	}

	List<Operation> drops() {
		List<CompositeType> types = new ArrayList<>(CompositeType.inOrder(this.from.compositeTypes()));
		Collections.reverse(types);
		return types.stream()
			.filter((type) -> this.to.compositeType(type.name()).isEmpty())
			.<Operation>map((type) -> new DropCompositeType(type.name(), type))
			.toList();
	}

}
