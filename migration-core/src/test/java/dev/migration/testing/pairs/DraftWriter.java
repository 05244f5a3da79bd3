package dev.migration.testing.pairs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import dev.migration.testing.pairs.PartDraft.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Makes a schema of a draft and leaves out what its database would refuse.
 */
final class DraftWriter {

	private final SchemaDraft draft;

	private final Idiom idiom;

	private final Set<Name> used = new HashSet<>();

	DraftWriter(SchemaDraft draft, Idiom idiom) {
		this.draft = draft;
		this.idiom = idiom;
	}

	SchemaModel model() {
		List<Table> tables = new ArrayList<>();
		for (TableDraft table : this.draft.tables()) {
			tables.add(table(table));
		}
		SchemaModel model = new SchemaModel(tables, this.draft.sequences(), this.draft.enumTypes(), List.of(),
				List.of(), this.draft.compositeTypes());
		for (TableDraft table : this.draft.tables()) {
			for (PartDraft part : table.parts()) {
				if (part.kind() == Kind.FOREIGN_KEY) {
					model = withForeignKey(model, table, part);
				}
			}
		}
		return model;
	}

	private Table table(TableDraft draft) {
		List<Column> columns = draft.columns().stream().flatMap((column) -> column(draft, column).stream()).toList();
		if (columns.isEmpty()) {
			columns = List.of(Column.of("only", this.idiom.dialect().parseType("bigint")));
		}
		Table table = Table.of(new QualifiedName(null, draft.name()), columns).withComment(draft.comment());
		List<Constraint> constraints = new ArrayList<>();
		List<Index> indexes = new ArrayList<>();
		for (PartDraft part : draft.parts()) {
			List<ColumnDraft> used = part.columns().stream().flatMap((name) -> draft.column(name).stream()).toList();
			boolean whole = used.size() == part.columns().size() && !used.isEmpty()
					&& used.stream().allMatch((column) -> table.column(column.name()).isPresent());
			if (whole) {
				switch (part.kind()) {
					case PRIMARY_KEY -> primaryKey(table, part, used).ifPresent(constraints::add);
					case UNIQUE -> unique(table, part, used, constraints).ifPresent(constraints::add);
					case CHECK -> check(table, part, used).ifPresent(constraints::add);
					case INDEX -> index(table, part, used).ifPresent(indexes::add);
					default -> {
					}
				}
			}
		}
		return sound(table.withConstraints(constraints).withIndexes(indexes));
	}

	private boolean exists(TypeSample type) {
		return !type.type().userType()
				|| this.draft.enumTypes().stream().anyMatch((other) -> other.name().equals(type.type().name()))
				|| this.draft.compositeTypes().stream().anyMatch((other) -> other.name().equals(type.type().name()));
	}

	/** The type as it is by now: values come and go. */
	private TypeSample current(TypeSample type) {
		return type.type().userType() ? this.idiom.types(this.draft.enumTypes(), this.draft.compositeTypes())
			.stream()
			.filter((other) -> other.type().equals(type.type()))
			.findFirst()
			.orElse(type) : type;
	}

	private Optional<Column> column(TableDraft table, ColumnDraft draft) {
		if (!exists(draft.type())) {
			return Optional.empty();
		}
		Column column = new Column(draft.name(), draft.type().type(), draft.nullable(), null, null, null,
				draft.comment());
		if (draft.source() != null) {
			return table.column(draft.source())
				.filter((source) -> source.source() == null && exists(source.type())
						&& source.type().type().equals(draft.type().type())
						&& (!this.idiom.isMariaDb() || source.identity() == null))
				.flatMap((source) -> generated(draft, source))
				.map((generated) -> column.withNullable(true).withGenerated(generated));
		}
		if (draft.identity() != null) {
			return Optional
				.of(draft.type().isWhole() ? column.withNullable(false).withIdentity(draft.identity()) : column);
		}
		if (draft.defaultChoice() < 0) {
			return Optional.of(column);
		}
		List<String> defaults = this.idiom.defaults(current(draft.type()), this.draft.sequences());
		return Optional.of(defaults.isEmpty() ? column
				: column.withDefault(Expression.of(defaults.get(draft.defaultChoice() % defaults.size()))));
	}

	private Optional<Generated> generated(ColumnDraft draft, ColumnDraft source) {
		List<String> computations = this.idiom.computations(quoted(source.name()), source.type());
		List<Boolean> storages = this.idiom.storages();
		return computations.isEmpty() ? Optional.empty()
				: Optional.of(new Generated(Expression.of(computations.get(draft.computation() % computations.size())),
						storages.get(draft.stored() % storages.size())));
	}

	private String quoted(Name name) {
		return this.idiom.dialect().quote(name);
	}

	private @Nullable Name fresh(@Nullable Name name) {
		boolean refused = name != null && this.idiom.isMariaDb() && name.text().equals("primary");
		return (name != null && !refused && this.used.add(name)) ? name : null;
	}

	private static boolean isKeyable(Table table, ColumnDraft draft, boolean computed) {
		Generated generated = table.column(draft.name()).orElseThrow().generated();
		return draft.type().comparable() && (generated == null || (computed && generated.stored()));
	}

	private Optional<PrimaryKey> primaryKey(Table table, PartDraft part, List<ColumnDraft> columns) {
		return columns.stream().allMatch((column) -> isKeyable(table, column, false))
				? Optional.of(new PrimaryKey(this.idiom.isMariaDb() ? null : fresh(part.name()), part.columns()))
				: Optional.empty();
	}

	private Optional<UniqueConstraint> unique(Table table, PartDraft part, List<ColumnDraft> columns,
			List<Constraint> others) {
		boolean twin = others.stream()
			.anyMatch((other) -> !(other instanceof CheckConstraint) && other.columns().equals(part.columns()));
		if (!columns.stream().allMatch((column) -> isKeyable(table, column, this.idiom.isPostgreSql()))
				|| (twin && !this.idiom.isPostgreSql())) {
			return Optional.empty();
		}
		Deferral deferral = (this.idiom.isPostgreSql() && part.oneIn(8, 1)) ? Deferral.INITIALLY_DEFERRED
				: Deferral.NOT_DEFERRABLE;
		return Optional.of(new UniqueConstraint(fresh(part.name()), part.columns(),
				this.idiom.isPostgreSql() && part.oneIn(8, 0), deferral));
	}

	private Optional<CheckConstraint> check(Table table, PartDraft part, List<ColumnDraft> columns) {
		ColumnDraft first = columns.get(0);
		if (this.idiom.isMariaDb() && columns.stream().anyMatch((column) -> column.identity() != null)) {
			return Optional.empty();
		}
		String condition = condition(part, first, 0);
		if (columns.size() > 1 && part.oneIn(2, 1)) {
			condition = "(" + condition + ") " + (part.oneIn(2, 2) ? "or" : "AND") + " ("
					+ condition(part, columns.get(1), 3) + ")";
		}
		return Optional.of(new CheckConstraint(fresh(part.name()), Expression.of(condition)));
	}

	private String condition(PartDraft part, ColumnDraft column, int place) {
		List<String> conditions = this.idiom.conditions(quoted(column.name()), current(column.type()));
		return conditions.get(part.variant().get(place) % conditions.size());
	}

	private Optional<Index> index(Table table, PartDraft part, List<ColumnDraft> columns) {
		ColumnDraft first = columns.get(0);
		if (this.idiom.isPostgreSql() && part.oneIn(4, 6)) {
			Optional<String> method = method(table, first, part);
			if (method.isPresent()) {
				return Optional.of(new Index(fresh(part.name()), false, List.of(IndexElement.ascending(first.name())),
						method.get(), List.of(), false, null));
			}
		}
		List<IndexElement> elements = new ArrayList<>();
		for (ColumnDraft column : columns) {
			if (isKeyable(table, column, this.idiom.isPostgreSql())) {
				elements.add(element(part, column, elements.size()));
			}
		}
		List<String> keys = this.idiom.keys(quoted(first.name()), first.type());
		Generated generated = table.column(first.name()).orElseThrow().generated();
		if (!keys.isEmpty() && part.oneIn(3, 2) && (generated == null || generated.stored())) {
			elements.add(0, IndexElement.of(Expression.of(keys.get(part.variant().get(3) % keys.size()))));
		}
		if (elements.isEmpty()) {
			return Optional.empty();
		}
		boolean rich = this.idiom.isPostgreSql();
		ColumnDraft last = columns.get(columns.size() - 1);
		boolean virtual = table.column(last.name())
			.map(Column::generated)
			.filter((computed) -> !computed.stored())
			.isPresent();
		boolean includes = rich && part.oneIn(8, 4) && !virtual
				&& elements.stream().noneMatch((element) -> last.name().equals(element.column()));
		Expression predicate = (rich && part.oneIn(4, 5) && !virtual) ? Expression.of(condition(part, last, 7)) : null;
		return Optional.of(new Index(fresh(part.name()), part.oneIn(4, 0), elements, Index.BTREE,
				includes ? List.of(last.name()) : List.of(), rich && part.oneIn(4, 0) && part.oneIn(5, 1), predicate));
	}

	private Optional<String> method(Table table, ColumnDraft column, PartDraft part) {
		if (table.column(column.name()).orElseThrow().generated() != null) {
			return Optional.empty();
		}
		return switch (column.type().family()) {
			case NUMBER, MOMENT -> Optional.of(part.oneIn(2, 3) ? "hash" : "brin");
			case TEXT, UUID -> Optional.of("hash");
			case NUMBERS, TEXTS -> Optional.of("gin");
			case JSON -> Optional.of("gin").filter((method) -> column.type().base().equals("jsonb"));
			case OTHER ->
				Optional.of("gist").filter((method) -> List.of("point", "int4range").contains(column.type().base()));
			default -> Optional.empty();
		};
	}

	private IndexElement element(PartDraft part, ColumnDraft column, int place) {
		boolean text = column.type().family() == Family.TEXT && column.type().type().collation() == null;
		if (this.idiom.isPostgreSql() && text && part.oneIn(5, place)) {
			String operators = switch (column.type().base()) {
				case "char" -> "bpchar_pattern_ops";
				case "varchar" -> "varchar_pattern_ops";
				default -> "text_pattern_ops";
			};
			return new IndexElement(column.name(), null, false, false, Name.of(operators));
		}
		boolean descending = part.oneIn(4, place);
		boolean nullsFirst = this.idiom.isPostgreSql() ? part.oneIn(3, place + 2) : descending;
		return new IndexElement(column.name(), null, descending, nullsFirst, null);
	}

	/** What a single table of that database has to keep to. */
	private Table sound(Table table) {
		Set<Name> key = (table.primaryKey() != null) ? Set.copyOf(table.primaryKey().columns()) : Set.of();
		Table sound = table.withColumns(table.columns()
			.stream()
			.map((column) -> key.contains(column.name()) ? column.withNullable(false) : column)
			.toList());
		if (!this.idiom.isMariaDb()) {
			return onlyOneIdentity(sound);
		}
		List<Column> columns = new ArrayList<>();
		boolean counted = false;
		for (Column column : sound.columns()) {
			boolean keyed = sound.constraints()
				.stream()
				.anyMatch((constraint) -> !(constraint instanceof CheckConstraint)
						&& constraint.columns().get(0).equals(column.name()));
			boolean counts = column.identity() != null && keyed && !counted;
			counted |= counts;
			columns.add((column.identity() != null && !counts) ? column.withIdentity(null) : column);
		}
		return sound.withColumns(columns);
	}

	private Table onlyOneIdentity(Table table) {
		List<Column> columns = new ArrayList<>();
		boolean counted = false;
		for (Column column : table.columns()) {
			boolean excess = column.identity() != null && counted && !this.idiom.isPostgreSql();
			counted |= column.identity() != null;
			columns.add(excess ? column.withIdentity(null) : column);
		}
		return table.withColumns(columns);
	}

	private SchemaModel withForeignKey(SchemaModel model, TableDraft draft, PartDraft part) {
		QualifiedName owner = new QualifiedName(null, draft.name());
		QualifiedName target = new QualifiedName(null, Objects.requireNonNull(part.target()));
		Table table = model.table(owner).orElseThrow();
		Optional<Table> referenced = model.table(target);
		if (referenced.isEmpty() || !fits(table, referenced.get(), part)) {
			return model;
		}
		ForeignKey key = new ForeignKey(fresh(part.name()), part.columns(), target, part.targetColumns(),
				action(table, part, 0), action(table, part, 1), (this.idiom.isPostgreSql() && part.oneIn(5, 2))
						? Deferral.INITIALLY_DEFERRED : Deferral.NOT_DEFERRABLE);
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		constraints.add(key);
		return model.withTable(owner, (existing) -> existing.withConstraints(constraints));
	}

	private static boolean fits(Table table, Table referenced, PartDraft part) {
		for (int i = 0; i < part.columns().size(); i++) {
			Optional<Column> column = table.column(part.columns().get(i));
			Optional<Column> target = referenced.column(part.targetColumns().get(i));
			if (column.isEmpty() || target.isEmpty() || column.get().generated() != null
					|| target.get().generated() != null
					// PostgreSQL 18 cannot check a key of such arrays and ranges itself
					|| column.get().type().dimensions() > 0
					|| column.get().type().name().name().text().endsWith("range")
					|| !column.get().type().equals(target.get().type())) {
				return false;
			}
		}
		return referenced.constraints()
			.stream()
			.anyMatch((constraint) -> constraint.columns().equals(part.targetColumns())
					&& (constraint instanceof PrimaryKey || (constraint instanceof UniqueConstraint unique
							&& unique.deferral() == Deferral.NOT_DEFERRABLE)));
	}

	private ReferentialAction action(Table table, PartDraft part, int place) {
		if (part.oneIn(2, 3 + place)) {
			return ReferentialAction.NO_ACTION;
		}
		ReferentialAction action = List.of(ReferentialAction.values())
			.get(part.variant().get(5 + place) % ReferentialAction.values().length);
		if (this.idiom.isPostgreSql()) {
			return action;
		}
		boolean nullable = part.columns().stream().allMatch((column) -> table.column(column).orElseThrow().nullable());
		boolean bound = table.columns().stream().anyMatch((column) -> column.generated() != null)
				|| !table.checkConstraints().isEmpty();
		return switch (action) {
			case CASCADE -> (bound || !nullable) ? ReferentialAction.NO_ACTION : action;
			case SET_NULL -> (nullable && !bound) ? action : ReferentialAction.NO_ACTION;
			default -> ReferentialAction.NO_ACTION;
		};
	}

}
