package dev.migration.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Removes from a random schema what a database would refuse, and writes its expressions
 * for the types that the columns have by now.
 */
final class SchemaRepair {

	private final SchemaModel schema;

	private final Set<Name> names = new HashSet<>();

	private SchemaRepair(SchemaModel schema) {
		this.schema = schema;
	}

	static SchemaModel of(SchemaModel schema) {
		SchemaRepair repair = new SchemaRepair(schema);
		SchemaModel repaired = schema.withTables(schema.tables().stream().map(repair::repaired).toList());
		while (true) {
			SchemaModel before = repaired;
			SchemaModel after = before
				.withTables(before.tables().stream().map((table) -> withoutLooseForeignKeys(before, table)).toList());
			if (after.equals(before)) {
				return after;
			}
			repaired = after;
		}
	}

	/**
	 * Return the column lists that a foreign key may point to.
	 */
	static List<List<Name>> keysOf(Table table) {
		Stream<List<Name>> constraints = table.constraints()
			.stream()
			.filter((constraint) -> constraint instanceof PrimaryKey
					|| (constraint instanceof UniqueConstraint unique && unique.deferral() == Deferral.NOT_DEFERRABLE))
			.map(Constraint::columns);
		Stream<List<Name>> indexes = table.indexes()
			.stream()
			.filter((index) -> index.unique() && index.predicate() == null
					&& index.elements()
						.stream()
						.allMatch((element) -> element.column() != null && element.operatorClass() == null))
			.map(Index::columns)
			.filter((columns) -> new HashSet<>(columns).size() == columns.size());
		return Stream.concat(constraints, indexes).toList();
	}

	private static Table withoutLooseForeignKeys(SchemaModel schema, Table table) {
		return table.withConstraints(table.constraints()
			.stream()
			.filter((constraint) -> !(constraint instanceof ForeignKey key) || isFirm(schema, table, key))
			.toList());
	}

	private static boolean isFirm(SchemaModel schema, Table table, ForeignKey key) {
		Optional<Table> referenced = schema.table(key.referencedTable());
		if (referenced.isEmpty() || keysOf(referenced.get()).stream()
			.noneMatch((columns) -> Set.copyOf(columns).equals(Set.copyOf(key.referencedColumns())))) {
			return false;
		}
		for (int i = 0; i < key.columns().size(); i++) {
			Column column = table.column(key.columns().get(i)).orElseThrow();
			Column target = referenced.get().column(key.referencedColumns().get(i)).orElseThrow();
			if (column.generated() != null || !column.type().name().equals(target.type().name())) {
				return false;
			}
		}
		return true;
	}

	private Table repaired(Table table) {
		Table sound = table.withColumns(columns(table));
		List<Constraint> constraints = new ArrayList<>();
		for (Constraint constraint : sound.constraints()) {
			if (sound.columns().stream().map(Column::name).toList().containsAll(constraint.columns())) {
				repaired(sound, constraint).map((fit) -> fit.withName(unique(fit.name()))).ifPresent(constraints::add);
			}
		}
		List<Index> indexes = sound.indexes()
			.stream()
			.flatMap((index) -> repaired(sound, index).stream())
			.map((index) -> index.withName(unique(index.name())))
			.toList();
		return sound.withConstraints(constraints).withIndexes(indexes);
	}

	private @Nullable Name unique(@Nullable Name name) {
		return (name != null && this.names.add(name)) ? name : null;
	}

	private List<Column> columns(Table table) {
		List<Column> columns = new ArrayList<>();
		for (Column column : table.columns()) {
			boolean typeless = column.type().userType() && this.schema.enumType(column.type().name()).isEmpty();
			if (!typeless && column.generated() == null) {
				columns.add(isKey(table, column) ? repaired(column).withNullable(false) : repaired(column));
			}
		}
		for (Column column : table.columns()) {
			if (column.generated() != null) {
				computed(columns, column).ifPresent(columns::add);
			}
		}
		return columns.isEmpty() ? List.of(Column.of("id", dev.migration.schema.ColumnType.of("bigint"))) : columns;
	}

	private static boolean isKey(Table table, Column column) {
		return table.primaryKey() != null && table.primaryKey().columns().contains(column.name());
	}

	private Column repaired(Column column) {
		Expression value = column.defaultValue();
		boolean sequenceless = value != null && value.source().startsWith("nextval(")
				&& this.schema.sequences()
					.stream()
					.map((sequence) -> RandomColumns.quoted(sequence.name().name().text()))
					.noneMatch((name) -> value.source().equals("nextval('" + name + "'::regclass)"));
		return sequenceless ? column.withDefault(null) : column;
	}

	private static Optional<Column> computed(List<Column> columns, Column column) {
		for (Column source : columns) {
			boolean itsSource = variants(source).stream()
				.flatMap((variant) -> RandomColumns.computed(variant).stream())
				.anyMatch((variant) -> variant.name().equals(column.name())
						&& variant.generated().equals(column.generated()));
			if (itsSource) {
				return RandomColumns.computed(source);
			}
		}
		return Optional.empty();
	}

	private static List<Column> variants(Column column) {
		return RandomColumns.typesOf(column).stream().map(column::withType).toList();
	}

	private static Optional<Expression> rewritten(Table table, Expression expression,
			Function<Column, Expression> writer) {
		return table.columns()
			.stream()
			.filter((column) -> variants(column).stream().map(writer).anyMatch(expression::equals))
			.findFirst()
			.map(writer);
	}

	private static Optional<? extends Constraint> repaired(Table table, Constraint constraint) {
		if (constraint instanceof CheckConstraint check) {
			return rewritten(table, check.condition(), RandomColumns::condition)
				.map((condition) -> new CheckConstraint(check.name(), condition));
		}
		return Optional.of(constraint);
	}

	private static Optional<Index> repaired(Table table, Index index) {
		List<IndexElement> elements = new ArrayList<>();
		for (IndexElement element : index.elements()) {
			if (element.expression() == null) {
				elements.add(element);
				continue;
			}
			rewritten(table, element.expression(), RandomColumns::lowerKey).map(IndexElement::of)
				.ifPresent(elements::add);
		}
		List<Name> names = new ArrayList<>(index.included());
		names.addAll(index.columns());
		Expression predicate = (index.predicate() != null)
				? rewritten(table, index.predicate(), RandomColumns::condition).orElse(null) : null;
		if (elements.size() < index.elements().size() || (predicate == null) != (index.predicate() == null)
				|| !table.columns().stream().map(Column::name).toList().containsAll(names)) {
			return Optional.empty();
		}
		return Optional.of(new Index(index.name(), index.unique(), elements, index.method(), index.included(),
				index.nullsNotDistinct(), predicate));
	}

}
