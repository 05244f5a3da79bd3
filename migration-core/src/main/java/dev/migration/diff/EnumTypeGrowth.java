package dev.migration.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migration.operation.AddEnumValue;
import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.EnumType;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Enum types that get values in place, which writes no table anew: those that lose and
 * move none, while nothing in the same revision uses the new ones and nothing holds the
 * type that the way back could not change.
 *
 * @param types the types before and after
 * @param touched what is read by views that have to make way on the way back
 */
record EnumTypeGrowth(List<Growth> types, Set<QualifiedName> touched) {

	static final EnumTypeGrowth NONE = new EnumTypeGrowth(List.of(), Set.of());

	static EnumTypeGrowth between(SchemaModel from, SchemaModel to) {
		List<Growth> types = new ArrayList<>();
		Set<QualifiedName> touched = new HashSet<>();
		for (EnumType before : from.enumTypes()) {
			Optional<EnumType> after = to.enumType(before.name()).filter((type) -> !type.equals(before));
			if (after.isPresent() && isGrown(before, after.get()) && !isComputedWith(before, from)
					&& !isConvertedTo(before, from, to)) {
				Growth growth = new Growth(before, after.get());
				if (new EnumValueUses(from, to, before.name()).noneOf(growth.added())) {
					types.add(growth);
					touched.add(before.name());
					from.tables()
						.stream()
						.filter((table) -> hasColumnOf(table, before.name()))
						.forEach((table) -> touched.add(table.name()));
				}
			}
		}
		return new EnumTypeGrowth(types, touched);
	}

	private static boolean isGrown(EnumType before, EnumType after) {
		return after.values().stream().filter(before.values()::contains).toList().equals(before.values());
	}

	/**
	 * A generated column would have to make way when a value is taken back, which writes
	 * the table anew as well.
	 */
	private static boolean isComputedWith(EnumType type, SchemaModel schema) {
		return schema.tables().stream().anyMatch((table) -> {
			Set<Name> names = new HashSet<>(Set.of(type.name().name()));
			table.columns()
				.stream()
				.filter((column) -> isOf(column, type.name()))
				.forEach((column) -> names.add(column.name()));
			return table.columns()
				.stream()
				.anyMatch((column) -> column.generated() != null
						&& (isOf(column, type.name()) || column.generated().expression().mentions(names)));
		});
	}

	/** Rows may hold the new value already, as text. */
	private static boolean isConvertedTo(EnumType type, SchemaModel from, SchemaModel to) {
		return to.tables()
			.stream()
			.anyMatch((table) -> from.table(table.name())
				.filter((before) -> table.columns()
					.stream()
					.filter((column) -> isOf(column, type.name()))
					.anyMatch((column) -> before.column(column.name())
						.filter((old) -> !isOf(old, type.name()))
						.isPresent()))
				.isPresent());
	}

	static boolean hasColumnOf(Table table, QualifiedName type) {
		return table.columns().stream().anyMatch((column) -> isOf(column, type));
	}

	private static boolean isOf(Column column, QualifiedName type) {
		return column.type().userType() && column.type().name().equals(type);
	}

	boolean concerns(EnumType type) {
		return this.types.stream().anyMatch((growth) -> growth.before().name().equals(type.name()));
	}

	List<Operation> operations() {
		return this.types.stream().flatMap((growth) -> growth.operations().stream()).toList();
	}

	/**
	 * A type that gets values.
	 *
	 * @param before the type before
	 * @param after the type after
	 */
	record Growth(EnumType before, EnumType after) {

		List<String> added() {
			return this.after.values().stream().filter((value) -> !isThere(value)).toList();
		}

		private boolean isThere(String value) {
			return this.before.values().contains(value);
		}

		/**
		 * Return the additions, each next to a value that is there by then.
		 */
		private List<Operation> operations() {
			List<Operation> operations = new ArrayList<>();
			List<String> values = this.after.values();
			for (int i = 0; i < values.size(); i++) {
				if (!isThere(values.get(i))) {
					Optional<String> next = values.stream().skip(i).filter(this::isThere).findFirst();
					boolean inside = next.isPresent() && i > 0;
					@Nullable String before = inside ? null : next.orElse(null);
					@Nullable String after = inside ? values.get(i - 1) : null;
					operations.add(new AddEnumValue(this.after.name(), values.get(i), before, after, false));
				}
			}
			return operations;
		}

	}

}
