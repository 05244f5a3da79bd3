package dev.migration.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migration.operation.AlterColumn;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.DropEnumType;
import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.EnumType;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

/**
 * Replaces enum types that do not only grow: their columns hold text until the new type
 * is there. A value that rows still use is refused by the database when they are
 * converted back.
 */
final class EnumTypeRebuild {

	private static final ColumnType TEXT = ColumnType.of("text");

	private final SchemaModel from;

	private final SchemaModel to;

	private final Set<QualifiedName> changed;

	EnumTypeRebuild(SchemaModel from, SchemaModel to, EnumTypeGrowth growth) {
		this.from = from;
		this.to = to;
		this.changed = from.enumTypes()
			.stream()
			.filter((type) -> to.enumType(type.name()).filter((other) -> !other.equals(type)).isPresent())
			.filter((type) -> !growth.concerns(type))
			.map(EnumType::name)
			.collect(Collectors.toUnmodifiableSet());
	}

	Optional<EnumType> before(QualifiedName name) {
		return this.from.enumType(name);
	}

	/**
	 * Return whether columns of the type have to make way. A generated column is dropped
	 * and added again, any other is text in between.
	 */
	boolean concerns(Column column) {
		return column.type().userType() && this.changed.contains(column.type().name());
	}

	/**
	 * Return whether a table that goes has to go before the types.
	 */
	boolean concernsTableThatGoes() {
		return this.from.tables()
			.stream()
			.filter((table) -> this.to.table(table.name()).isEmpty())
			.anyMatch((table) -> table.columns().stream().anyMatch(this::concerns));
	}

	/**
	 * Return the schema before, without the old types.
	 */
	SchemaModel prepared() {
		if (this.changed.isEmpty()) {
			return this.from;
		}
		List<Table> tables = new ArrayList<>();
		for (Table table : this.from.tables()) {
			tables.add(stays(table) ? table.withColumns(table.columns().stream().map(this::prepared).toList()) : table);
		}
		return this.from.withTables(tables)
			.withEnumTypes(
					this.from.enumTypes().stream().filter((type) -> !this.changed.contains(type.name())).toList());
	}

	private boolean stays(Table table) {
		return this.to.table(table.name()).isPresent();
	}

	private Column prepared(Column column) {
		boolean isText = concerns(column) && column.generated() == null;
		return isText ? column.withDefault(null).withType(TEXT.withDimensions(column.type().dimensions())) : column;
	}

	/**
	 * Return the operations that lead to the prepared schema and create the new types.
	 */
	List<Operation> operations() {
		List<Operation> operations = new ArrayList<>();
		this.from.tables().stream().filter(this::stays).forEach((table) -> {
			for (Column column : table.columns()) {
				if (!prepared(column).equals(column)) {
					operations.add(new AlterColumn(table.name(), column, prepared(column), null, null));
				}
			}
		});
		List<EnumType> types = this.from.enumTypes()
			.stream()
			.filter((type) -> this.changed.contains(type.name()))
			.toList();
		types.forEach((type) -> operations.add(new DropEnumType(type.name(), type)));
		types.forEach((type) -> operations.add(new CreateEnumType(this.to.enumType(type.name()).orElseThrow())));
		return operations;
	}

}
