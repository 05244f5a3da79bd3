package dev.migration.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of {@link RandomSchemas} as far as MariaDB or H2 can hold them.
 */
public final class PlainSchemas {

	private static final Map<String, String> TYPES = Map.of("integer", "int", "bigint", "bigint", "numeric",
			"decimal(12,2)", "text", "varchar(300)", "boolean", "boolean");

	private final Dialect dialect;

	private final boolean mariaDb;

	/**
	 * Create the restriction to a database.
	 * @param dialect its language
	 */
	public PlainSchemas(Dialect dialect) {
		this.dialect = dialect;
		this.mariaDb = dialect.name().equals("mariadb");
	}

	/**
	 * Return what the database can hold of a schema.
	 * @param schema the schema
	 * @return the schema without the rest
	 */
	public SchemaModel of(SchemaModel schema) {
		SchemaModel plain = new SchemaModel(schema.tables().stream().map(this::table).toList(), schema.sequences(),
				List.of());
		return plain.withTables(plain.tables().stream().map((table) -> withFirmForeignKeys(plain, table)).toList());
	}

	private Table table(Table table) {
		List<Column> columns = table.columns().stream().map((column) -> column(table, column)).toList();
		List<Index> indexes = table.indexes().stream().flatMap((index) -> index(index).stream()).toList();
		List<Constraint> constraints = new ArrayList<>();
		Set<List<Name>> keys = new HashSet<>();
		for (Constraint constraint : table.constraints()) {
			if (constraint instanceof UniqueConstraint unique) {
				if (keys.add(unique.columns())) {
					constraints.add(unique.withNullsNotDistinct(!this.mariaDb && unique.nullsNotDistinct())
						.withDeferral(Deferral.NOT_DEFERRABLE));
				}
			}
			else if (constraint instanceof CheckConstraint check) {
				constraints.add(check.withCondition(condition(table.column(mentioned(table, check)).orElseThrow())));
			}
			else {
				constraints.add(constraint);
			}
		}
		return table.withColumns(columns).withConstraints(constraints).withIndexes(indexes);
	}

	private Column column(Table table, Column column) {
		Column plain = column.withType(type(column.type())).withDefault(defaultValue(column));
		if (column.identity() != null) {
			plain = plain.withIdentity((!this.mariaDb || counts(table, column)) ? Identity.BY_DEFAULT : null);
		}
		if (column.generated() != null) {
			Column source = table.columns()
				.stream()
				.filter((other) -> other.generated() == null && isSource(column, other))
				.findFirst()
				.orElseThrow();
			Expression expression = Expression.of(column.name().text().equals("lowered")
					? "lower(" + quoted(source.name()) + ")" : quoted(source.name()) + " * 2");
			plain = plain.withGenerated(new Generated(expression, this.mariaDb && column.generated().stored()));
		}
		return plain;
	}

	/**
	 * InnoDB counts the first column of a key only, and one from which nothing is
	 * computed and that nothing checks.
	 */
	private static boolean counts(Table table, Column column) {
		Stream<List<Name>> constraints = table.constraints()
			.stream()
			.filter((constraint) -> constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint)
			.map(Constraint::columns);
		Stream<List<Name>> indexes = table.indexes()
			.stream()
			.filter((index) -> index.columns().size() == index.elements().size())
			.map(Index::columns);
		boolean computed = table.columns()
			.stream()
			.anyMatch((other) -> other.generated() != null && isSource(other, column));
		boolean checked = table.constraints()
			.stream()
			.anyMatch((constraint) -> constraint instanceof CheckConstraint check
					&& mentioned(table, check).equals(column.name()));
		return !computed && !checked
				&& Stream.concat(constraints, indexes).anyMatch((columns) -> columns.get(0).equals(column.name()));
	}

	private static boolean isSource(Column generated, Column source) {
		return RandomColumns.computed(source)
			.filter((column) -> column.name().equals(generated.name())
					&& column.generated().equals(generated.generated()))
			.isPresent();
	}

	private ColumnType type(ColumnType type) {
		if (type.userType()) {
			return this.dialect.parseType("varchar(20)");
		}
		String name = type.name().name().text();
		if (name.equals("varchar")) {
			// Keys have 3072 bytes
			return this.dialect.parseType("varchar(" + (type.arguments().get(0).equals("255") ? 255 : 320) + ")");
		}
		if (name.equals("numeric")) {
			return this.dialect.parseType("decimal(" + String.join(",", type.arguments()) + ")");
		}
		return this.dialect.parseType(TYPES.get(name));
	}

	private static @Nullable Expression defaultValue(Column column) {
		Expression value = column.defaultValue();
		if (value == null || value.source().startsWith("nextval(")) {
			return null;
		}
		return Expression.of(value.source().replaceFirst("::[^']*$", ""));
	}

	private static Name mentioned(Table table, CheckConstraint check) {
		return table.columns()
			.stream()
			.filter((column) -> RandomColumns.condition(column).equals(check.condition()))
			.findFirst()
			.orElseThrow()
			.name();
	}

	private Expression condition(Column column) {
		String name = quoted(column.name());
		if (RandomColumns.isText(column)) {
			return Expression.of(name + " <> 'x'");
		}
		return Expression.of(RandomColumns.isNumber(column) ? name + " >= 0" : name + " IS NOT NULL");
	}

	/**
	 * In the quotes in which the server prints it: a rename in memory goes by them.
	 */
	private String quoted(Name name) {
		if (this.mariaDb) {
			return '`' + name.text().replace("`", "``") + '`';
		}
		String stored = name.isRegular() ? name.text().toUpperCase(Locale.ROOT) : name.text();
		return '"' + stored.replace("\"", "\"\"") + '"';
	}

	private List<Index> index(Index index) {
		if (index.elements().stream().anyMatch((element) -> element.column() == null)) {
			return List.of();
		}
		List<IndexElement> elements = index.elements()
			.stream()
			.map((element) -> element.withOperatorClass(null).withOrder(element.descending(), element.descending()))
			.toList();
		return List.of(Index.of(index.name(), index.unique(), elements));
	}

	private Table withFirmForeignKeys(SchemaModel schema, Table table) {
		return table.withConstraints(table.constraints()
			.stream()
			.filter((constraint) -> !(constraint instanceof ForeignKey key) || isFirm(schema, table, key))
			.map((constraint) -> (constraint instanceof ForeignKey key) ? foreignKey(table, key) : constraint)
			.toList());
	}

	private static boolean isFirm(SchemaModel schema, Table table, ForeignKey key) {
		Table referenced = schema.table(key.referencedTable()).orElseThrow();
		for (int i = 0; i < key.columns().size(); i++) {
			Column column = table.column(key.columns().get(i)).orElseThrow();
			Column target = referenced.column(key.referencedColumns().get(i)).orElseThrow();
			if (!column.type().equals(target.type())) {
				return false;
			}
		}
		return referenced.constraints()
			.stream()
			.filter((constraint) -> !(constraint instanceof CheckConstraint) && !(constraint instanceof ForeignKey))
			.anyMatch((constraint) -> constraint.columns().equals(key.referencedColumns()));
	}

	private static ForeignKey foreignKey(Table table, ForeignKey key) {
		return key.withDeferral(Deferral.NOT_DEFERRABLE)
			.withOnDelete(action(table, key, key.onDelete()), List.of())
			.withOnUpdate(action(table, key, key.onUpdate()));
	}

	/**
	 * InnoDB acts on no column that is checked or from which another one is computed, and
	 * cascades no null to one that is not null.
	 */
	private static ReferentialAction action(Table table, ForeignKey key, ReferentialAction action) {
		boolean nullable = key.columns().stream().allMatch((column) -> table.column(column).orElseThrow().nullable());
		boolean computed = table.columns().stream().anyMatch((column) -> column.generated() != null)
				|| table.constraints().stream().anyMatch(CheckConstraint.class::isInstance);
		return switch (action) {
			case CASCADE -> (computed || !nullable) ? ReferentialAction.NO_ACTION : action;
			case SET_NULL -> (nullable && !computed) ? action : ReferentialAction.NO_ACTION;
			default -> ReferentialAction.NO_ACTION;
		};
	}

}
