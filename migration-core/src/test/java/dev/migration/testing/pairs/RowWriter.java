package dev.migration.testing.pairs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows for a schema: boundary values and nulls. Not every one of them keeps to the
 * constraints; whoever runs the statements goes on after one that is refused.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RowWriter {

	private static final double NULLS = 0.25;

	private final Idiom idiom;

	private final SchemaModel schema;

	private final Dice dice;

	private final Set<QualifiedName> gentle;

	private final Set<QualifiedName> empty;

	private final Map<ColumnType, List<TypeSample>> samples = new HashMap<>();

	/**
	 * Create a writer.
	 * @param dialect the language of the database
	 * @param schema the schema that the rows are for
	 * @param seed what the rows depend on
	 * @param gentle the tables that get a single row of small values without nulls, which
	 * fits most of what another schema may ask of it
	 * @param empty the tables that get none
	 */
	public RowWriter(Dialect dialect, SchemaModel schema, long seed, Set<QualifiedName> gentle,
			Set<QualifiedName> empty) {
		this.idiom = Idiom.of(dialect);
		this.schema = schema;
		this.dice = new Dice(seed);
		this.gentle = gentle;
		this.empty = empty;
		this.idiom.types(schema.enumTypes(), schema.compositeTypes())
			.forEach((sample) -> this.samples.computeIfAbsent(sample.type(), (type) -> new ArrayList<>()).add(sample));
	}

	/**
	 * Return the statements.
	 * @return some for each table, those that refer to other rows more than once
	 */
	public List<String> statements() {
		List<String> statements = new ArrayList<>();
		List<Table> filled = this.schema.tables()
			.stream()
			.filter((table) -> !this.empty.contains(table.name()))
			.toList();
		for (int round = 0; round < 2; round++) {
			for (Table table : filled) {
				int count = this.gentle.contains(table.name()) ? 1 : 2;
				for (int i = 0; i < count && (round == 0 || !table.foreignKeys().isEmpty()); i++) {
					statements.add(insert(table));
				}
			}
		}
		return statements;
	}

	private String insert(Table table) {
		boolean gentle = this.gentle.contains(table.name());
		Map<Name, String> values = new LinkedHashMap<>();
		for (Column column : table.columns()) {
			boolean left = column.generated() != null || (column.identity() != null && this.dice.chance(0.7))
					|| (column.identity() != null && column.identity().always())
					|| (column.defaultValue() != null && this.dice.chance(0.3));
			if (!left) {
				values.put(column.name(), value(column, gentle));
			}
		}
		List<String> origins = new ArrayList<>();
		for (ForeignKey key : table.foreignKeys()) {
			refer(table, key, values, origins);
		}
		return insert(table.name(), values, origins);
	}

	private String value(Column column, boolean gentle) {
		if (column.nullable() && !gentle && this.dice.chance(NULLS)) {
			return "NULL";
		}
		List<TypeSample> known = this.samples.getOrDefault(column.type(), List.of());
		TypeSample sample = known.isEmpty() ? similar(column.type()) : known.get(0);
		if (sample == null) {
			return "NULL";
		}
		List<String> values = sample.values();
		String literal = (gentle || known.isEmpty()) ? values.get(Math.min(1, values.size() - 1))
				: this.dice.any(values);
		return this.idiom.value(literal, sample);
	}

	private @Nullable TypeSample similar(ColumnType type) {
		return this.samples.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().name().equals(type.name())
					&& entry.getKey().dimensions() == type.dimensions())
			.map((entry) -> entry.getValue().get(0))
			.min(Comparator.comparing((sample) -> sample.type().toString()))
			.orElse(null);
	}

	private void refer(Table table, ForeignKey key, Map<Name, String> values, List<String> origins) {
		boolean nullable = key.columns().stream().allMatch((column) -> table.column(column).orElseThrow().nullable());
		if (nullable && this.dice.chance(NULLS)) {
			key.columns().forEach((column) -> values.put(column, "NULL"));
			return;
		}
		if (key.referencedTable().equals(table.name()) && this.dice.chance(0.6)) {
			for (int i = 0; i < key.columns().size(); i++) {
				values.put(key.columns().get(i), values.getOrDefault(key.referencedColumns().get(i), "NULL"));
			}
			return;
		}
		String origin = "r" + origins.size();
		origins.add("(SELECT * FROM " + this.idiom.dialect().quote(key.referencedTable()) + " LIMIT 1 OFFSET "
				+ (this.gentle.contains(table.name()) ? 0 : this.dice.below(2)) + ") " + origin);
		for (int i = 0; i < key.columns().size(); i++) {
			values.put(key.columns().get(i), origin + "." + quoted(key.referencedColumns().get(i)));
		}
	}

	private String insert(QualifiedName table, Map<Name, String> values, List<String> origins) {
		String into = "INSERT INTO " + this.idiom.dialect().quote(table);
		if (values.isEmpty()) {
			return into + (this.idiom.isMariaDb() ? " () VALUES ()" : " DEFAULT VALUES");
		}
		String columns = values.keySet().stream().map(this::quoted).collect(Collectors.joining(", ", " (", ")"));
		return into + columns + " SELECT " + String.join(", ", values.values())
				+ (origins.isEmpty() ? "" : " FROM " + String.join(", ", origins));
	}

	private String quoted(Name name) {
		return this.idiom.dialect().quote(name);
	}

}
