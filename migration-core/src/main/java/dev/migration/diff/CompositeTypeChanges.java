package dev.migration.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migration.operation.AlterCompositeType;
import dev.migration.operation.CreateCompositeType;
import dev.migration.operation.DropCompositeType;
import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.CompositeType;
import dev.migration.schema.CompositeType.Attribute;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;

/**
 * What happens to composite types: those that others are made of come first and go last.
 */
final class CompositeTypeChanges {

	private final SchemaModel from;

	private final SchemaModel to;

	private final Set<QualifiedName> unsettled = new HashSet<>();

	CompositeTypeChanges(SchemaModel from, SchemaModel to) {
		this.from = from;
		this.to = to;
		for (CompositeType type : CompositeType.inOrder(from.compositeTypes())) {
			boolean changes = to.compositeType(type.name()).filter((after) -> !isAppended(type, after)).isPresent();
			if (changes || this.unsettled.stream().anyMatch(type::restsOn)) {
				this.unsettled.add(type.name());
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

	List<Operation> creations() {
		return CompositeType.inOrder(this.to.compositeTypes())
			.stream()
			.filter((type) -> this.from.compositeType(type.name()).isEmpty())
			.<Operation>map(CreateCompositeType::new)
			.toList();
	}

	List<Operation> alterations() {
		List<Operation> operations = new ArrayList<>();
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
