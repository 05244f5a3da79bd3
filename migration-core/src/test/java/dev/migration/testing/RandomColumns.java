package dev.migration.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.EnumType;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;

/**
 * Columns by chance. The name says which family of types a column is from, so that two
 * columns of one name convert into each other. Expressions are written as PostgreSQL
 * prints them.
 */
final class RandomColumns {

	private static final Map<String, List<ColumnType>> NUMBERS = Map.of("id", numbers(), "order", numbers(), "price",
			numbers(), "Stück", numbers(), "parent", numbers(), "a b", numbers());

	private static final List<String> NUMBER_NAMES = NUMBERS.keySet().stream().sorted().toList();

	private static final List<String> TEXT_NAMES = List.of("title", "user", "Name", "e\"mail");

	private static final List<ColumnType> TEXTS = List.of(ColumnType.of("text"), ColumnType.of("varchar", 255),
			ColumnType.of("varchar", 500), ColumnType.of("varchar", 255));

	private static final List<String> RESERVED = List.of("order", "user");

	private final Random random;

	private final List<Sequence> sequences;

	private final List<EnumType> types;

	RandomColumns(Random random, List<Sequence> sequences, List<EnumType> types) {
		this.random = random;
		this.sequences = sequences;
		this.types = types;
	}

	private static List<ColumnType> numbers() {
		return List.of(ColumnType.of("integer"), ColumnType.of("bigint"), ColumnType.of("bigint"),
				ColumnType.of("numeric", 10, 2), ColumnType.of("numeric", 12, 2));
	}

	List<Column> next() {
		List<Column> columns = new ArrayList<>();
		NUMBER_NAMES.stream().filter((name) -> chance(0.5)).forEach((name) -> columns.add(number(name)));
		TEXT_NAMES.stream().filter((name) -> chance(0.5)).forEach((name) -> columns.add(text(name)));
		if (chance(0.3)) {
			columns.add(flag());
		}
		if (!this.types.isEmpty() && chance(0.4)) {
			columns.add(mood(this.types.get(this.random.nextInt(this.types.size()))));
		}
		if (columns.isEmpty()) {
			columns.add(number("id"));
		}
		Column source = columns.get(this.random.nextInt(columns.size()));
		if (chance(0.3)) {
			computed(source).ifPresent(columns::add);
		}
		return columns;
	}

	private Column number(String name) {
		Column column = Column.of(name, any(numbers())).withNullable(chance(0.6)).withComment(comment(name));
		boolean whole = !column.type().name().name().text().equals("numeric");
		if (whole && name.equals("id") && chance(0.5)) {
			SequenceOptions options = chance(0.7) ? SequenceOptions.DEFAULT : SequenceOptions.of(100, 10);
			return column.withNullable(false).withIdentity(new Identity(chance(0.3), options));
		}
		if (!this.sequences.isEmpty() && chance(0.2)) {
			String sequence = any(this.sequences).name().name().text();
			return column.withDefault(Expression.of("nextval('" + quoted(sequence) + "'::regclass)"));
		}
		return chance(0.3) ? column.withDefault(Expression.of(chance(0.5) ? "0" : "42")) : column;
	}

	private Column text(String name) {
		Column column = Column.of(name, any(TEXTS)).withNullable(chance(0.6)).withComment(comment(name));
		String cast = isVarchar(column) ? "'::character varying" : "'::text";
		return chance(0.3) ? column.withDefault(Expression.of((chance(0.5) ? "'new" : "'it''s; --") + cast)) : column;
	}

	private Column flag() {
		Column column = Column.of("active", ColumnType.of("boolean")).withNullable(chance(0.5));
		return chance(0.5) ? column.withDefault(Expression.of(chance(0.5) ? "true" : "false")) : column;
	}

	private Column mood(EnumType type) {
		String name = type.name().name().text();
		Column column = Column.of("of " + name, ColumnType.userType(type.name())).withNullable(chance(0.5));
		return chance(0.4) ? column.withDefault(Expression.of("'sad'::" + quoted(name))) : column;
	}

	static Optional<Column> computed(Column source) {
		if (isText(source)) {
			return Optional
				.of(Column.of("lowered", ColumnType.of("text")).withGenerated(new Generated(lower(source), true)));
		}
		if (source.type().name().name().text().equals("numeric")) {
			return Optional.of(Column.of("doubled", source.type())
				.withGenerated(new Generated(Expression.of(quoted(source) + " * (2)::numeric"), true)));
		}
		if (NUMBERS.containsKey(source.name().text())) {
			return Optional.of(Column.of("doubled", source.type())
				.withGenerated(new Generated(Expression.of(quoted(source) + " * 2"), true)));
		}
		return Optional.empty();
	}

	private String comment(String name) {
		return chance(0.15) ? "the \"" + name + "\" of it; it's 100 %" : "";
	}

	/**
	 * Return the types that a column of that name may have.
	 */
	static List<ColumnType> typesOf(Column column) {
		if (NUMBERS.containsKey(column.name().text())) {
			return numbers();
		}
		return isText(column) ? TEXTS : List.of(column.type());
	}

	static boolean isComparable(Column column) {
		return !column.type().name().name().text().equals("boolean");
	}

	static boolean isText(Column column) {
		return TEXT_NAMES.contains(column.name().text());
	}

	static boolean isNumber(Column column) {
		return NUMBERS.containsKey(column.name().text());
	}

	static boolean isVarchar(Column column) {
		return column.type().name().name().text().equals("varchar");
	}

	static Expression lower(Column column) {
		return Expression
			.of(isVarchar(column) ? "lower((" + quoted(column) + ")::text)" : "lower(" + quoted(column) + ")");
	}

	/**
	 * Return {@link #lower} as PostgreSQL prints it for an index.
	 */
	static Expression lowerKey(Column column) {
		return Expression
			.of(isVarchar(column) ? "lower(" + quoted(column) + "::text)" : "lower(" + quoted(column) + ")");
	}

	static Expression condition(Column column) {
		String name = quoted(column);
		if (isText(column)) {
			return Expression.of(isVarchar(column) ? "(" + name + ")::text <> 'x'::text" : name + " <> 'x'::text");
		}
		if (!NUMBERS.containsKey(column.name().text())) {
			return Expression.of(name + " IS NOT NULL");
		}
		boolean whole = !column.type().name().name().text().equals("numeric");
		return Expression.of(whole ? name + " >= 0" : name + " >= (0)::numeric");
	}

	private static String quoted(Column column) {
		return quoted(column.name().text());
	}

	static String quoted(String name) {
		return (Name.of(name).isRegular() && !RESERVED.contains(name)) ? name : '"' + name.replace("\"", "\"\"") + '"';
	}

	private boolean chance(double probability) {
		return this.random.nextDouble() < probability;
	}

	private <T> T any(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
