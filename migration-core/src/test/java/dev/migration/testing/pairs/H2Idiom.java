package dev.migration.testing.pairs;

import java.util.ArrayList;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.schema.CompositeType;
import dev.migration.schema.EnumType;
import dev.migration.schema.Sequence;

/**
 * What can be said on H2.
 */
record H2Idiom(Dialect dialect) implements Idiom {

	private static final String[] TEXTS = { "''", "'A'", "'ab '", "'it''s'", "'äöü'", "'0'", "'abcdefghij'" };

	@Override
	public List<TypeSample> types(List<EnumType> enumTypes, List<CompositeType> compositeTypes) {
		List<TypeSample> types = new ArrayList<>();
		types.add(sample(Family.NUMBER, true, "tinyint", "0", "1", "-128", "127"));
		types.add(sample(Family.NUMBER, true, "smallint", "0", "1", "-32768", "32767"));
		for (int i = 0; i < 3; i++) {
			types.add(sample(Family.NUMBER, true, "integer", "0", "1", "-2147483648", "2147483647", "42"));
			types.add(sample(Family.NUMBER, true, "bigint", "0", "1", "-9223372036854775808", "9223372036854775807"));
		}
		types.add(sample(Family.NUMBER, true, "numeric(10,2)", "0", "0.01", "99999999.99", "-1.5"));
		types.add(sample(Family.NUMBER, true, "numeric(38,0)", "0", "12345678901234567890"));
		types.add(sample(Family.NUMBER, true, "real", "0", "0.5", "-16777216"));
		types.add(sample(Family.NUMBER, true, "double precision", "0", "0.5", "1e300"));
		types.add(sample(Family.NUMBER, true, "decfloat(20)", "0", "0.1"));
		for (String text : List.of("varchar(255)", "varchar(255)", "varchar(10)", "varchar", "char(10)",
				"varchar_ignorecase(255)")) {
			types.add(sample(Family.TEXT, true, text, TEXTS));
		}
		types.add(sample(Family.TEXT, false, "clob", TEXTS));
		types.add(sample(Family.BOOLEAN, true, "boolean", "true", "false"));
		types.add(sample(Family.MOMENT, true, "date", "DATE '2024-02-29'", "DATE '0001-01-01'"));
		types.add(sample(Family.MOMENT, true, "timestamp", "TIMESTAMP '2024-02-29 12:34:56.123456'"));
		types.add(sample(Family.MOMENT, true, "timestamp(9)", "TIMESTAMP '2024-02-29 12:34:56.123456789'"));
		types.add(sample(Family.MOMENT, true, "timestamp with time zone",
				"TIMESTAMP WITH TIME ZONE '2024-02-29 12:34:56.123456+00'"));
		types.add(sample(Family.TIME, true, "time", "TIME '00:00:00'", "TIME '23:59:59'"));
		types.add(sample(Family.TIME, true, "time(9)", "TIME '23:59:59.999999999'"));
		types.add(sample(Family.OTHER, true, "time with time zone", "TIME WITH TIME ZONE '23:59:59+14:59'"));
		types.add(sample(Family.OTHER, true, "interval day to second", "INTERVAL '2 03:04:05' DAY TO SECOND"));
		types.add(sample(Family.UUID, true, "uuid", "UUID '0ce0bb0a-0000-4000-8000-0000000000ff'"));
		types.add(sample(Family.JSON, false, "json", "JSON '{\"b\":1,\"a\":2}'", "JSON '\"x\"'"));
		types.add(sample(Family.BYTES, true, "binary(4)", "X'00ff00ff'"));
		types.add(sample(Family.BYTES, true, "varbinary(255)", "X'00ff00ff'", "X''"));
		types.add(sample(Family.OTHER, false, "blob", "X'00ff'"));
		types.add(sample(Family.CHOICE, true, "enum('a', 'it''s')", "'a'", "'it''s'"));
		types.add(sample(Family.CHOICE, true, "enum('a', 'it''s', 'B')", "'a'", "'it''s'", "'B'"));
		types.add(sample(Family.NUMBERS, true, "integer array", "ARRAY[1, 2]", "ARRAY[]"));
		types.add(sample(Family.NUMBERS, true, "bigint array", "ARRAY[1, 2]", "ARRAY[]"));
		types.add(sample(Family.TEXTS, true, "varchar(10) array", "ARRAY['a', 'b']"));
		return types;
	}

	@Override
	public List<String> defaults(TypeSample type, List<Sequence> sequences) {
		List<String> defaults = new ArrayList<>(type.values());
		switch (type.family()) {
			case NUMBER -> {
				defaults.addAll(List.of("1 + 2", "-1"));
				if (type.isWhole()) {
					sequences.forEach(
							(sequence) -> defaults.add("NEXT VALUE FOR " + this.dialect.quote(sequence.name().name())));
				}
			}
			case TEXT -> {
				if (!type.base().equals("char") && !type.type().arguments().contains("10")) {
					defaults.addAll(List.of("upper('x')", "'a' || 'b'", "current_user"));
				}
			}
			case MOMENT -> defaults.addAll(List.of("CURRENT_TIMESTAMP", "current_date"));
			case UUID -> defaults.add("random_uuid()");
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
					column + " <> 'x; --'", column + " like 'a%'"));
			case BOOLEAN -> conditions.add(column);
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
			case NUMBER -> List.of("coalesce(" + column + ", 0)", column + " / 2");
			case TEXT -> (type.base().equals("clob") || type.base().equals("char")) ? List.of()
					: List.of("upper(" + column + ")", "coalesce(" + column + ", 'it''s')");
			case BOOLEAN -> List.of("not " + column);
			default -> List.of();
		};
	}

	@Override
	public String value(String literal, TypeSample type) {
		return "CAST(" + literal + " AS " + this.dialect.render(type.type()) + ")";
	}

	@Override
	public List<Boolean> storages() {
		return List.of(false);
	}

}
