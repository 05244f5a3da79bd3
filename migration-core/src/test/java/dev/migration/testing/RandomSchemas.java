package dev.migration.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.EnumType;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Schemas by chance, the same ones for the same seed: up to twelve tables with keys of
 * all kinds, cyclic foreign keys and awkward names. PostgreSQL accepts every one of them,
 * and a column of one name has types in any two of them that convert into each other.
 */
public final class RandomSchemas {

	private static final List<String> TABLES = List.of("author", "book", "order", "select", "Größe", "User Data",
			"say \"hi\"", "x.y", "it's", "shelf", "loan", "_1",
			"copy_of_a_book_that_has_a_very_long_table_name_indeed_x", "publisher");

	private static final List<String> ENUM_TYPES = List.of("mood", "Stimmung");

	private static final List<String> SEQUENCES = List.of("book_seq", "Zähler", "loan_seq");

	private final Random random;

	/**
	 * Create a generator.
	 * @param seed what the schemas depend on
	 */
	public RandomSchemas(long seed) {
		this.random = Seeds.random(seed);
	}

	/**
	 * Return a schema.
	 * @return the next one
	 */
	public SchemaModel next() {
		return complete(sequences(), enumTypes(), List.of(), (table) -> true);
	}

	/**
	 * Return a schema that has much in common with another one.
	 * @param schema the other one
	 * @return the next one
	 */
	public SchemaModel variationOf(SchemaModel schema) {
		List<Sequence> sequences = chance(0.7) ? schema.sequences() : sequences();
		List<EnumType> types = chance(0.7) ? schema.enumTypes() : enumTypes();
		List<Table> kept = schema.tables().stream().filter((table) -> chance(0.8)).toList();
		List<Table> varied = kept.stream().map((table) -> chance(0.5) ? table : vary(table, sequences, types)).toList();
		return complete(sequences, types, varied, (table) -> chance(0.15));
	}

	/**
	 * Return the same schema with everything in another order that has no order.
	 * @param schema the schema
	 * @return an equal one
	 */
	public SchemaModel shuffled(SchemaModel schema) {
		List<Table> tables = shuffle(schema.tables()).stream()
			.map((table) -> table.withConstraints(shuffle(table.constraints())).withIndexes(shuffle(table.indexes())))
			.toList();
		return new SchemaModel(tables, shuffle(schema.sequences()), shuffle(schema.enumTypes()));
	}

	private SchemaModel complete(List<Sequence> sequences, List<EnumType> types, List<Table> given,
			Predicate<String> wanted) {
		List<Table> tables = new ArrayList<>(given);
		List<String> names = shuffle(TABLES).subList(0, this.random.nextInt(13));
		for (String name : names) {
			boolean taken = tables.stream().anyMatch((table) -> table.name().equals(QualifiedName.of(name)));
			if (!taken && wanted.test(name)) {
				tables.add(table(name, sequences, types));
			}
		}
		SchemaModel schema = new SchemaModel(tables.subList(0, Math.min(12, tables.size())), sequences, types);
		return SchemaRepair.of(withForeignKeys(SchemaRepair.of(schema)));
	}

	private List<Sequence> sequences() {
		return some(SEQUENCES, 0.5).stream()
			.map((name) -> new Sequence(QualifiedName.of(name), ColumnType.of("bigint"),
					SequenceOptions.of(1 + this.random.nextInt(2), chance(0.5) ? 1 : 50)))
			.toList();
	}

	private List<EnumType> enumTypes() {
		return some(ENUM_TYPES, 0.6).stream()
			.map((name) -> new EnumType(QualifiedName.of(name),
					chance(0.7) ? List.of("sad", "it's ok") : List.of("sad", "it's ok", "Happy")))
			.toList();
	}

	private Table table(String name, List<Sequence> sequences, List<EnumType> types) {
		List<Column> columns = new RandomColumns(this.random, sequences, types).next();
		Table table = Table.of(QualifiedName.of(name), columns).withComment(chance(0.2) ? "it's " + name : null);
		return withParts(chance(0.8) ? withPrimaryKey(table) : table);
	}

	private Table vary(Table table, List<Sequence> sequences, List<EnumType> types) {
		RandomColumns random = new RandomColumns(this.random, sequences, types);
		List<Column> columns = new ArrayList<>(table.columns());
		for (Column other : random.next()) {
			int index = columns.stream().map(Column::name).toList().indexOf(other.name());
			if (index < 0 && chance(0.3)) {
				columns.add(this.random.nextInt(columns.size() + 1), other);
			}
			else if (index >= 0 && chance(0.3)) {
				columns.set(index, other);
			}
			else if (index >= 0 && columns.size() > 1 && chance(0.1)) {
				columns.remove(index);
			}
		}
		Table varied = table.withColumns(columns)
			.withConstraints(table.constraints()
				.stream()
				.filter((constraint) -> chance(0.8))
				.map((constraint) -> chance(0.1) ? constraint.withName(null) : constraint)
				.toList())
			.withIndexes(table.indexes().stream().filter((index) -> chance(0.8)).toList());
		varied = (chance(0.1) || varied.primaryKey() == null && chance(0.5)) ? withPrimaryKey(varied) : varied;
		return chance(0.4) ? withParts(varied) : varied;
	}

	private Table withPrimaryKey(Table table) {
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		constraints.removeIf(PrimaryKey.class::isInstance);
		List<Name> columns = columns(table,
				(column) -> RandomColumns.isComparable(column) && column.generated() == null);
		if (!columns.isEmpty()) {
			constraints
				.add(new PrimaryKey(name(0.2), columns.subList(0, chance(0.7) ? 1 : Math.min(2, columns.size()))));
		}
		return table.withConstraints(constraints);
	}

	private Table withParts(Table table) {
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		List<Index> indexes = new ArrayList<>(table.indexes());
		List<Name> keyable = columns(table, RandomColumns::isComparable);
		while (!keyable.isEmpty() && chance(0.5)) {
			constraints.add(unique(shuffle(keyable)));
		}
		while (chance(0.4)) {
			Column column = any(table.columns());
			constraints.add(new CheckConstraint(name(0.5), RandomColumns.condition(column)));
		}
		while (chance(0.5)) {
			indexes.add(index(table));
		}
		return table.withConstraints(constraints).withIndexes(indexes);
	}

	private UniqueConstraint unique(List<Name> columns) {
		return new UniqueConstraint(name(0.5), columns.subList(0, chance(0.7) ? 1 : Math.min(2, columns.size())),
				chance(0.1), chance(0.1) ? Deferral.INITIALLY_DEFERRED : Deferral.NOT_DEFERRABLE);
	}

	private Index index(Table table) {
		Column column = any(table.columns());
		List<IndexElement> elements = new ArrayList<>();
		if (RandomColumns.isText(column) && chance(0.3)) {
			elements.add(chance(0.5) ? IndexElement.of(RandomColumns.lowerKey(column))
					: new IndexElement(column.name(), null, false, false, Name.of("text_pattern_ops")));
		}
		else {
			elements.add(chance(0.7) ? IndexElement.ascending(column.name())
					: new IndexElement(column.name(), null, true, chance(0.5), null));
		}
		Column other = any(table.columns());
		if (chance(0.3) && !other.equals(column)) {
			elements.add(IndexElement.ascending(other.name()));
		}
		boolean hash = elements.size() == 1 && elements.get(0).equals(IndexElement.ascending(column.name()))
				&& chance(0.1);
		List<Name> included = (!hash && chance(0.1)) ? List.of(any(table.columns()).name()) : List.of();
		return new Index(name(0.6), !hash && chance(0.3), elements, hash ? "hash" : Index.BTREE, included, false,
				chance(0.2) ? RandomColumns.condition(any(table.columns())) : null);
	}

	private SchemaModel withForeignKeys(SchemaModel schema) {
		if (schema.tables().isEmpty()) {
			return schema;
		}
		SchemaModel referring = schema;
		while (chance(0.85)) {
			Table table = any(referring.tables());
			Table referenced = any(referring.tables());
			List<List<Name>> keys = SchemaRepair.keysOf(referenced);
			if (keys.isEmpty()) {
				continue;
			}
			List<Name> key = shuffle(any(keys));
			List<Name> columns = new ArrayList<>();
			for (Name target : key) {
				columns(table,
						(column) -> column.generated() == null
								&& column.type().equals(referenced.column(target).orElseThrow().type()))
					.stream()
					.filter((column) -> !columns.contains(column))
					.findFirst()
					.ifPresent(columns::add);
			}
			if (columns.size() == key.size()) {
				List<Constraint> constraints = new ArrayList<>(table.constraints());
				constraints.add(new ForeignKey(name(0.4), columns, referenced.name(), key, action(), action(),
						chance(0.2) ? Deferral.INITIALLY_IMMEDIATE : Deferral.NOT_DEFERRABLE));
				referring = referring.withTable(table.name(), (owner) -> owner.withConstraints(constraints));
			}
		}
		return referring;
	}

	private ReferentialAction action() {
		return chance(0.6) ? ReferentialAction.NO_ACTION : any(List.of(ReferentialAction.values()));
	}

	private List<Name> columns(Table table, Predicate<Column> suitable) {
		return shuffle(table.columns()).stream().filter(suitable).map(Column::name).toList();
	}

	private @Nullable Name name(double probability) {
		return chance(probability) ? Name.of("k" + this.random.nextInt(40)) : null;
	}

	private boolean chance(double probability) {
		return this.random.nextDouble() < probability;
	}

	private <T> T any(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	private <T> List<T> some(List<T> values, double probability) {
		return values.stream().filter((value) -> chance(probability)).toList();
	}

	private <T> List<T> shuffle(List<T> values) {
		List<T> shuffled = new ArrayList<>(values);
		Collections.shuffle(shuffled, this.random);
		return shuffled;
	}

}
