package dev.migration.testing.pairs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.schema.ColumnType;
import dev.migration.schema.CompositeType;
import dev.migration.schema.CompositeType.Attribute;
import dev.migration.schema.EnumType;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.testing.pairs.PartDraft.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Two schemas by chance, the second one a variation of the first: mostly some tables, up
 * to thirty, with every type of the database, keys of all kinds, cycles, and awkward
 * names.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class PairSchemas {

	private static final int MOST_TABLES = 30;

	private final Dice dice;

	private final Idiom idiom;

	private final NamePool names;

	private final Map<Name, NamePool> columnNames = new HashMap<>();

	private List<TypeSample> types = List.of();

	private PairSchemas(long seed, Dialect dialect) {
		this.dice = new Dice(seed);
		this.idiom = Idiom.of(dialect);
		this.names = new NamePool(this.dice, !this.idiom.isMariaDb());
	}

	/**
	 * Return the pair of a seed.
	 * @param seed the seed
	 * @param dialect the language of the database that takes both
	 * @return the pair
	 */
	public static SchemaPairDraft of(long seed, Dialect dialect) {
		PairSchemas schemas = new PairSchemas(seed, dialect);
		SchemaDraft first = schemas.first();
		SchemaDraft second = (seed % 10 == 0) ? schemas.first() : schemas.variationOf(first);
		return new SchemaPairDraft(new DraftWriter(first, schemas.idiom).model(),
				new DraftWriter(second, schemas.idiom).model());
	}

	private SchemaDraft first() {
		List<Sequence> sequences = Stream.generate(this::sequence).limit(this.dice.count(1, 4)).toList();
		List<EnumType> enumTypes = this.idiom.isPostgreSql()
				? Stream.generate(this::enumType).limit(this.dice.count(1, 3)).toList() : List.of();
		List<CompositeType> compositeTypes = this.idiom.isPostgreSql()
				? Stream.generate(this::compositeType).limit(this.dice.count(0.4, 2)).toList() : List.of();
		this.types = this.idiom.types(enumTypes, compositeTypes);
		List<TableDraft> tables = Stream.generate(this::table).limit(this.dice.count(4, MOST_TABLES)).toList();
		return withForeignKeys(new SchemaDraft(tables, sequences, enumTypes, compositeTypes), 0.8);
	}

	private SchemaDraft variationOf(SchemaDraft schema) {
		List<Sequence> sequences = varied(schema.sequences(), this::varied, this::sequence);
		List<EnumType> enumTypes = this.idiom.isPostgreSql() ? varied(schema.enumTypes(), this::varied, this::enumType)
				: List.of();
		List<CompositeType> compositeTypes = this.idiom.isPostgreSql()
				? varied(schema.compositeTypes(), this::varied, this::compositeType) : List.of();
		this.types = this.idiom.types(enumTypes, compositeTypes);
		List<TableDraft> tables = varied(schema.tables(), this::varied, this::table);
		return withForeignKeys(propagated(new SchemaDraft(tables.subList(0, Math.min(tables.size(), MOST_TABLES)),
				sequences, enumTypes, compositeTypes), schema), 0.3);
	}

	private <T> List<T> varied(List<T> values, java.util.function.UnaryOperator<T> change,
			java.util.function.Supplier<T> another) {
		List<T> varied = new ArrayList<>();
		for (T value : values) {
			if (!this.dice.chance(0.12)) {
				varied.add(this.dice.chance(0.5) ? value : change.apply(value));
			}
		}
		while (this.dice.chance(0.4)) {
			varied.add(another.get());
		}
		return varied;
	}

	private Sequence sequence() {
		Name name = this.names.next(0.3);
		return new Sequence(new QualifiedName(null, name), ColumnType.of("bigint"), sequenceOptions());
	}

	private SequenceOptions sequenceOptions() {
		return switch (this.dice.below(4)) {
			case 0 -> SequenceOptions.of(1, 50);
			case 1 -> SequenceOptions.of(100, 1);
			case 2 -> new SequenceOptions(5, 2, 5L, 5000L, 10, false);
			default -> SequenceOptions.DEFAULT;
		};
	}

	private Sequence varied(Sequence sequence) {
		return new Sequence(sequence.name(), sequence.type(), sequenceOptions());
	}

	private EnumType enumType() {
		List<String> values = List.of("sad", "it's ok", "Happy", "größer", "a,b", "\"q\"", "");
		return new EnumType(typeName(), values.subList(0, 1 + this.dice.below(5)));
	}

	private EnumType varied(EnumType type) {
		List<String> values = new ArrayList<>(type.values());
		switch (this.dice.below(3)) {
			case 0 -> values.add(this.dice.below(values.size() + 1), "new " + values.size());
			case 1 -> {
				if (values.size() > 1) {
					values.remove(this.dice.below(values.size()));
				}
			}
			default -> values = this.dice.shuffled(values);
		}
		return new EnumType(type.name(), values.stream().distinct().toList());
	}

	private CompositeType compositeType() {
		List<Attribute> attributes = new ArrayList<>();
		NamePool pool = new NamePool(this.dice, true);
		List<String> kinds = List.of("integer", "varchar(20)", "numeric(10,2)", "text[]", "date", "uuid");
		int count = 1 + this.dice.below(4);
		for (int i = 0; i < count; i++) {
			attributes.add(new Attribute(pool.next(0.3), this.idiom.dialect().parseType(this.dice.any(kinds))));
		}
		return new CompositeType(typeName(), attributes, null);
	}

	/** PostgreSQL finds its own types first, so another one of the name is refused. */
	private QualifiedName typeName() {
		Name name = this.names.next(0.3);
		return name.text().equals("interval") ? typeName() : new QualifiedName(null, name);
	}

	private CompositeType varied(CompositeType type) {
		List<Attribute> attributes = new ArrayList<>(type.attributes());
		if (this.dice.chance(0.5)) {
			NamePool pool = new NamePool(this.dice, true);
			attributes.forEach((attribute) -> pool.take(attribute.name()));
			attributes.add(this.dice.below(attributes.size() + 1),
					new Attribute(pool.next(0.2), this.idiom.dialect().parseType("bigint")));
		}
		else if (attributes.size() > 1) {
			attributes.remove(this.dice.below(attributes.size()));
		}
		return new CompositeType(type.name(), attributes, type.comment());
	}

	private TableDraft table() {
		Name name = this.names.next(0.4);
		List<ColumnDraft> columns = new ArrayList<>();
		int count = 1 + this.dice.count(3, 11);
		for (int i = 0; i < count; i++) {
			columns.add(column(name, columns));
		}
		TableDraft table = new TableDraft(name, columns, List.of(), comment());
		List<PartDraft> parts = new ArrayList<>();
		if (this.dice.chance(0.85)) {
			parts.add(primaryKey(table));
		}
		parts.addAll(parts(table));
		return table.withParts(parts);
	}

	private PartDraft primaryKey(TableDraft table) {
		List<Name> plain = table.columns()
			.stream()
			.filter((column) -> column.source() == null && column.type().comparable())
			.map(ColumnDraft::name)
			.toList();
		List<Name> key = this.dice.chance(0.6) ? plain.subList(0, Math.min(1, plain.size())) : this.dice.some(plain, 3);
		return new PartDraft(Kind.PRIMARY_KEY, name(0.3), key, variant(), null, List.of());
	}

	private List<PartDraft> parts(TableDraft table) {
		List<PartDraft> parts = new ArrayList<>();
		while (this.dice.chance(0.55)) {
			Kind kind = this.dice.any(List.of(Kind.UNIQUE, Kind.CHECK, Kind.CHECK, Kind.INDEX, Kind.INDEX));
			List<Name> columns = this.dice.some(table.columns().stream().map(ColumnDraft::name).toList(), 3);
			parts.add(new PartDraft(kind, name(0.5), columns, variant(), null, List.of()));
		}
		return parts;
	}

	private List<Integer> variant() {
		return Stream.generate(() -> this.dice.below(5040)).limit(8).toList();
	}

	private ColumnDraft column(Name table, List<ColumnDraft> others) {
		Name name = this.columnNames.computeIfAbsent(table, (key) -> new NamePool(this.dice, !this.idiom.isMariaDb()))
			.next(0.3);
		if (!others.isEmpty() && this.dice.chance(0.1)) {
			ColumnDraft source = this.dice.any(others);
			return ColumnDraft.of(name, source.type(), true)
				.withSource(source.name(), this.dice.below(60), this.dice.below(60));
		}
		ColumnDraft column = ColumnDraft.of(name, this.dice.any(this.types), this.dice.chance(0.6))
			.withComment(comment());
		if (column.type().isWhole() && this.dice.chance(others.isEmpty() ? 0.5 : 0.05)) {
			return column.withNullable(false).withIdentity(identity());
		}
		return this.dice.chance(0.3) ? column.withDefault(this.dice.below(60)) : column;
	}

	private Identity identity() {
		SequenceOptions options = this.dice.chance(0.6) ? SequenceOptions.DEFAULT
				: SequenceOptions.of(100, this.dice.chance(0.5) ? 10 : 1);
		return this.idiom.isMariaDb() ? Identity.BY_DEFAULT : new Identity(this.dice.chance(0.3), options);
	}

	private @Nullable String comment() {
		return this.dice.chance(0.12)
				? this.dice.any(List.of("plain", "it's \"quoted\"; -- 100 %", "línea\nzwei", "back\\slash", "$$ :x ?"))
				: null;
	}

	private @Nullable Name name(double probability) {
		return this.dice.chance(probability) ? this.names.next(0.3) : null;
	}

	private TableDraft varied(TableDraft table) {
		List<ColumnDraft> columns = new ArrayList<>();
		for (ColumnDraft column : table.columns()) {
			if (!this.dice.chance(0.1)) {
				columns.add(this.dice.chance(0.6) ? column : varied(column, table));
			}
		}
		while (columns.isEmpty() || this.dice.chance(0.35)) {
			columns.add(this.dice.below(columns.size() + 1), column(table.name(), columns));
		}
		TableDraft varied = table.withColumns(columns);
		List<PartDraft> parts = new ArrayList<>();
		for (PartDraft part : table.parts()) {
			if (this.dice.chance(0.8)) {
				parts.add(this.dice.chance(0.8) ? part : varied(part));
			}
		}
		if (this.dice.chance(0.1)
				|| (this.dice.chance(0.3) && parts.stream().noneMatch((part) -> part.kind() == Kind.PRIMARY_KEY))) {
			parts.removeIf((part) -> part.kind() == Kind.PRIMARY_KEY);
			parts.add(primaryKey(varied));
		}
		if (this.dice.chance(0.4)) {
			parts.addAll(parts(varied));
		}
		return varied.withParts(parts).withComment(this.dice.chance(0.9) ? table.comment() : comment());
	}

	private PartDraft varied(PartDraft part) {
		return switch (this.dice.below(3)) {
			case 0 -> part.withName(null);
			case 1 -> part.withName(this.names.next(0.3));
			default -> part.withVariant(variant());
		};
	}

	private ColumnDraft varied(ColumnDraft column, TableDraft table) {
		return switch (this.dice.below(6)) {
			case 0, 1 -> column.withType(retyped(column.type()));
			case 2 -> column.withNullable(!column.nullable());
			case 3 -> (column.identity() != null || column.source() != null) ? column : column
				.withDefault((column.defaultChoice() >= 0 && this.dice.chance(0.5)) ? -1 : this.dice.below(60));
			case 4 -> column.withComment(comment());
			default -> {
				if (column.source() != null) {
					yield this.dice.chance(0.5) ? column.withSource(null, 0, 0)
							: column.withSource(column.source(), this.dice.below(60), this.dice.below(60));
				}
				if (column.type().isWhole()) {
					yield column.withDefault(-1)
						.withIdentity((column.identity() != null && this.dice.chance(0.5)) ? null : identity());
				}
				ColumnDraft source = this.dice.any(table.columns());
				boolean itself = source.name().equals(column.name()) || source.source() != null;
				yield (itself || !source.type().type().equals(column.type().type())) ? column
						: column.withDefault(-1).withSource(source.name(), this.dice.below(60), this.dice.below(60));
			}
		};
	}

	private TypeSample retyped(TypeSample type) {
		if (type.type().userType() || type.family() == Family.OTHER) {
			return type;
		}
		boolean text = this.idiom.isPostgreSql() && this.dice.chance(0.1);
		List<TypeSample> others = this.types.stream()
			.filter((other) -> other.family() == (text ? Family.TEXT : type.family()) && !other.type().userType())
			.toList();
		return this.dice.any(others);
	}

	/** A key and what refers to it mostly change together. */
	private SchemaDraft propagated(SchemaDraft schema, SchemaDraft former) {
		if (this.dice.chance(0.2)) {
			return schema;
		}
		List<TableDraft> tables = new ArrayList<>(schema.tables());
		for (int round = 0; round < 5; round++) {
			for (int i = 0; i < tables.size(); i++) {
				for (PartDraft part : tables.get(i).parts()) {
					if (part.kind() == Kind.FOREIGN_KEY) {
						tables.set(i, withTypesOfTarget(tables.get(i), part, tables));
					}
				}
			}
		}
		return schema.withTables(tables);
	}

	private static TableDraft withTypesOfTarget(TableDraft table, PartDraft key, List<TableDraft> tables) {
		TableDraft changed = table;
		for (int i = 0; i < key.columns().size(); i++) {
			Name column = key.columns().get(i);
			Optional<TypeSample> type = typeOf(tables, Objects.requireNonNull(key.target()),
					key.targetColumns().get(i));
			Optional<ColumnDraft> own = changed.column(column);
			if (type.isPresent() && own.isPresent() && own.get().source() == null
					&& own.get().type().family() == type.get().family()) {
				changed = changed.with(own.get().withType(type.get()));
			}
		}
		return changed;
	}

	private static Optional<TypeSample> typeOf(List<TableDraft> tables, Name table, Name column) {
		return tables.stream()
			.filter((candidate) -> candidate.name().equals(table))
			.findFirst()
			.flatMap((candidate) -> candidate.column(column))
			.map(ColumnDraft::type);
	}

	private SchemaDraft withForeignKeys(SchemaDraft schema, double probability) {
		List<TableDraft> tables = new ArrayList<>(schema.tables());
		for (int i = 0; i < tables.size(); i++) {
			while (this.dice.chance(probability * 0.6)) {
				TableDraft target = this.dice.chance(0.15) ? tables.get(i) : this.dice.any(tables);
				List<PartDraft> keys = target.parts()
					.stream()
					.filter((part) -> part.kind() == Kind.PRIMARY_KEY || part.kind() == Kind.UNIQUE)
					.toList();
				if (!keys.isEmpty()) {
					tables.set(i, referring(tables.get(i), target, this.dice.any(keys)));
				}
			}
		}
		return schema.withTables(tables);
	}

	private TableDraft referring(TableDraft table, TableDraft target, PartDraft key) {
		List<ColumnDraft> columns = new ArrayList<>(table.columns());
		List<Name> own = new ArrayList<>();
		for (Name column : key.columns()) {
			ColumnDraft referenced = target.column(column).orElse(null);
			if (referenced == null || referenced.source() != null) {
				return table;
			}
			Optional<ColumnDraft> fitting = columns.stream()
				.filter((candidate) -> candidate.type().equals(referenced.type()) && candidate.source() == null
						&& candidate.identity() == null && !own.contains(candidate.name()))
				.findFirst();
			if (fitting.isPresent() && this.dice.chance(0.4)) {
				own.add(fitting.get().name());
				continue;
			}
			Name name = this.columnNames
				.computeIfAbsent(table.name(), (ignored) -> new NamePool(this.dice, !this.idiom.isMariaDb()))
				.next(0.3);
			columns.add(ColumnDraft.of(name, referenced.type(), this.dice.chance(0.8)));
			own.add(name);
		}
		List<PartDraft> parts = new ArrayList<>(table.parts());
		if (!own.isEmpty()) {
			parts.add(new PartDraft(Kind.FOREIGN_KEY, name(0.4), own, variant(), target.name(), key.columns()));
		}
		return table.withColumns(columns).withParts(parts);
	}

}
