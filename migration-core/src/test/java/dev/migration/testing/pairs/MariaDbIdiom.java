package dev.migration.testing.pairs;

import java.util.ArrayList;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.schema.CompositeType;
import dev.migration.schema.EnumType;
import dev.migration.schema.Name;
import dev.migration.schema.Sequence;

/**
 * What can be said on MariaDB.
 */
record MariaDbIdiom(Dialect dialect) implements Idiom {

	private static final String[] TEXTS = { "''", "'A'", "'ab'", "'it''s'", "'äöü📚'", "'0'", "'abcdefghij'" };

	@Override
	public List<TypeSample> types(List<EnumType> enumTypes, List<CompositeType> compositeTypes) {
		List<TypeSample> types = new ArrayList<>();
		types.add(sample(Family.NUMBER, true, "tinyint", "0", "1", "-128", "127"));
		types.add(sample(Family.NUMBER, true, "smallint", "0", "1", "-32768", "32767"));
		for (int i = 0; i < 3; i++) {
			types.add(sample(Family.NUMBER, true, "int", "0", "1", "-2147483648", "2147483647", "42"));
			types.add(sample(Family.NUMBER, true, "bigint", "0", "1", "-9223372036854775808", "9223372036854775807"));
		}
		types.add(sample(Family.NUMBER, true, "int unsigned", "0", "4294967295"));
		types.add(sample(Family.NUMBER, true, "decimal(10,2)", "0", "0.01", "99999999.99", "-1.5"));
		types.add(sample(Family.NUMBER, true, "decimal(38,0)", "0", "12345678901234567890"));
		types.add(sample(Family.NUMBER, true, "float", "0", "0.5", "-16777216"));
		types.add(sample(Family.NUMBER, true, "double", "0", "0.5", "1e300"));
		for (String text : List.of("varchar(255)", "varchar(255)", "varchar(10)", "char(10)", "varchar(100)")) {
			types.add(sample(Family.TEXT, true, text, TEXTS));
		}
		TypeSample varchar = sample(Family.TEXT, true, "varchar(100)", TEXTS);
		for (String collation : List.of("utf8mb4_bin", "utf8mb4_unicode_ci")) {
			types.add(new TypeSample(varchar.type().withCollation(Name.of(collation)), Family.TEXT, varchar.values(),
					true));
		}
		types.add(sample(Family.TEXT, false, "text", TEXTS));
		types.add(sample(Family.TEXT, false, "longtext", TEXTS));
		types.add(sample(Family.TEXT, false, "tinytext", TEXTS));
		types.add(sample(Family.BOOLEAN, true, "boolean", "true", "false"));
		types.add(sample(Family.BITS, true, "bit(1)", "b'0'", "b'1'"));
		types.add(sample(Family.BITS, true, "bit(8)", "b'0'", "b'1'"));
		types.add(sample(Family.MOMENT, true, "date", "'2024-02-29'", "'1000-01-01'"));
		types.add(sample(Family.MOMENT, true, "datetime", "'2024-02-29 12:34:56'"));
		types.add(sample(Family.MOMENT, true, "datetime(6)", "'2024-02-29 12:34:56.123456'"));
		types.add(sample(Family.OTHER, true, "timestamp(6)", "'2024-02-29 12:34:56.123456'"));
		types.add(sample(Family.TIME, true, "time", "'00:00:00'", "'23:59:59'"));
		types.add(sample(Family.TIME, true, "time(3)", "'23:59:59.999'"));
		types.add(sample(Family.OTHER, true, "year", "2024", "1901"));
		types.add(sample(Family.UUID, true, "uuid", "'0ce0bb0a-0000-4000-8000-0000000000ff'"));
		types.add(sample(Family.JSON, false, "json", "'{\"b\":1, \"a\":1}'", "'1.0'"));
		types.add(sample(Family.BYTES, true, "varbinary(100)", "x'00ff'", "''"));
		types.add(sample(Family.BYTES, true, "binary(4)", "x'00ff00ff'"));
		types.add(sample(Family.OTHER, false, "blob", "x'00ff'"));
		types.add(sample(Family.OTHER, false, "longblob", "x'00ff'"));
		types.add(sample(Family.NETWORK, true, "inet6", "'::1'"));
		types.add(sample(Family.CHOICE, true, "enum('a', 'it''s')", "'a'", "'it''s'"));
		types.add(sample(Family.CHOICE, true, "enum('a', 'it''s', 'B')", "'a'", "'it''s'", "'B'"));
		types.add(sample(Family.OTHER, true, "set('a', 'b')", "'a'", "'a,b'", "''"));
		return types;
	}

	@Override
	public List<String> defaults(TypeSample type, List<Sequence> sequences) {
		List<String> defaults = new ArrayList<>(type.values());
		switch (type.family()) {
			case NUMBER -> {
				defaults.addAll(List.of("(1 + 2)", "(abs(-7))"));
				if (type.isWhole()) {
					sequences.forEach(
							(sequence) -> defaults.add("nextval(" + this.dialect.quote(sequence.name().name()) + ")"));
				}
			}
			case TEXT -> defaults.addAll(List.of("(upper('x'))", "(concat('a', 'b'))"));
			case MOMENT -> {
				if (type.base().equals("datetime")) {
					defaults.add(type.type().arguments().isEmpty() ? "CURRENT_TIMESTAMP" : "current_timestamp(6)");
				}
			}
			case UUID -> defaults.add("(uuid())");
			default -> {
			}
		}
		return defaults;
	}

	@Override
	public List<String> conditions(String column, TypeSample type) {
		List<String> conditions = new ArrayList<>(List.of(column + " IS NOT NULL"));
		switch (type.family()) {
			case NUMBER -> conditions.addAll(List.of(column + " >= 0", column + " in (0, 1, 42)",
					column + " between -5 and 5 or " + column + " > 100"));
			case TEXT -> conditions.addAll(List.of("length(" + column + ") < 100", column + " in ('A','it''s','0')",
					column + " <> 'x; --'", column + " like 'a%'", "upper(" + column + ") = " + column));
			case MOMENT -> conditions.add(column + " > '2000-01-01'");
			default -> {
			}
		}
		return conditions;
	}

	@Override
	public List<String> keys(String column, TypeSample type) {
		return List.of();
	}

	@Override
	public List<String> computations(String column, TypeSample type) {
		return switch (type.family()) {
			// Of a number of any size there is no whole quotient
			case NUMBER -> type.isWhole() ? List.of("coalesce(" + column + ", 0)", column + " div 2")
					: List.of("coalesce(" + column + ", 0)");
			// Blanks at the end of a char depend on the session, which the server refuses
			case TEXT ->
				type.base().equals("char") ? List.of() : List.of("upper(" + column + ")", "concat(" + column + ", '')");
			default -> List.of();
		};
	}

	@Override
	public String value(String literal, TypeSample type) {
		return literal;
	}

	@Override
	public List<Boolean> storages() {
		return List.of(true, false);
	}

}
