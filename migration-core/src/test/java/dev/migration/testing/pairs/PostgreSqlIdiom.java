package dev.migration.testing.pairs;

import java.util.ArrayList;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.schema.ColumnType;
import dev.migration.schema.CompositeType;
import dev.migration.schema.EnumType;
import dev.migration.schema.Name;
import dev.migration.schema.Sequence;

/**
 * What can be said on PostgreSQL.
 */
record PostgreSqlIdiom(Dialect dialect) implements Idiom {

	private static final String[] TEXTS = { "''", "'A'", "'ab '", "'it''s'", "'äöü📚'", "'0'", "'abcdefghij'" };

	@Override
	public List<TypeSample> types(List<EnumType> enumTypes, List<CompositeType> compositeTypes) {
		List<TypeSample> types = new ArrayList<>(builtIn());
		for (EnumType type : enumTypes) {
			ColumnType used = ColumnType.userType(type.name());
			List<String> values = type.values().stream().map((value) -> this.dialect.literal(value)).toList();
			types.add(new TypeSample(used, Family.CHOICE, values, true));
			types.add(new TypeSample(used.withDimensions(1), Family.OTHER, List.of("'{}'"), true));
		}
		for (CompositeType type : compositeTypes) {
			String commas = ",".repeat(type.attributes().size() - 1);
			types.add(new TypeSample(ColumnType.userType(type.name()), Family.OTHER, List.of("'(" + commas + ")'"),
					false));
		}
		return types;
	}

	private List<TypeSample> builtIn() {
		List<TypeSample> types = new ArrayList<>();
		types.add(sample(Family.NUMBER, true, "smallint", "0", "1", "-32768", "32767"));
		for (int i = 0; i < 3; i++) {
			types.add(sample(Family.NUMBER, true, "integer", "0", "1", "-2147483648", "2147483647", "42"));
			types.add(sample(Family.NUMBER, true, "bigint", "0", "1", "-9223372036854775808", "9223372036854775807"));
		}
		types.add(sample(Family.NUMBER, true, "numeric", "0", "0.1", "1.234567890123456789", "1e100"));
		types.add(sample(Family.NUMBER, true, "numeric(10,2)", "0", "0.01", "99999999.99", "-1.5"));
		types.add(sample(Family.NUMBER, true, "numeric(38,0)", "0", "12345678901234567890"));
		types.add(sample(Family.NUMBER, true, "real", "0", "0.1", "-16777216"));
		types.add(sample(Family.NUMBER, true, "double precision", "0", "0.1", "1e300", "'NaN'"));
		for (String text : List.of("varchar(255)", "varchar(255)", "varchar(10)", "varchar", "text", "text",
				"char(10)")) {
			types.add(sample(Family.TEXT, true, text, TEXTS));
		}
		types.add(sample(Family.TEXT, true, "char(1)", "''", "'A'"));
		TypeSample varchar = sample(Family.TEXT, true, "varchar(255)", TEXTS);
		for (String collation : List.of("C", "POSIX", "ucs_basic")) {
			types.add(new TypeSample(varchar.type().withCollation(Name.of(collation)), Family.TEXT, varchar.values(),
					true));
		}
		types.add(sample(Family.BOOLEAN, true, "boolean", "true", "false"));
		types.add(sample(Family.MOMENT, true, "date", "'2024-02-29'", "'0001-01-01'", "'9999-12-31'"));
		types.add(sample(Family.MOMENT, true, "timestamp", "'2024-02-29 12:34:56.123456'", "'0001-01-01'"));
		types.add(sample(Family.MOMENT, true, "timestamp(3)", "'2024-02-29 12:34:56.123'"));
		types.add(sample(Family.MOMENT, true, "timestamp with time zone", "'2024-02-29 12:34:56.123456+00'"));
		types.add(sample(Family.MOMENT, true, "timestamp(0) with time zone", "'2024-02-29 12:34:56+00'"));
		types.add(sample(Family.TIME, true, "time", "'00:00'", "'23:59:59.999999'"));
		types.add(sample(Family.TIME, true, "time(0)", "'00:00'", "'23:59:59'"));
		types.add(sample(Family.TIME, true, "interval", "'1 year 2 days 03:04:05'", "'-1 day'"));
		types.add(sample(Family.OTHER, true, "time with time zone", "'23:59:59+14:59'"));
		types.add(sample(Family.OTHER, true, "interval day to second", "'2 days 03:04:05'"));
		types.add(sample(Family.UUID, true, "uuid", "'0ce0bb0a-0000-4000-8000-0000000000ff'",
				"'00000000-0000-0000-0000-000000000000'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'"));
		types.add(sample(Family.JSON, false, "json", "'{\"b\":1, \"a\":1}'", "'1.0'", "'null'"));
		types.add(sample(Family.JSON, true, "jsonb", "'{\"b\":1,\"a\":2}'", "'[]'"));
		types.add(sample(Family.BYTES, true, "bytea", "'\\x00ff'", "''"));
		types.add(sample(Family.BITS, true, "bit(8)", "B'10000001'"));
		types.add(sample(Family.BITS, true, "bit varying(8)", "B'1'", "B''", "B'10000001'"));
		types.add(sample(Family.BITS, true, "bit varying", "B'1'", "B'1000000111111'"));
		types.add(sample(Family.NETWORK, true, "inet", "'192.168.1.5/24'", "'::1'"));
		types.add(sample(Family.NETWORK, true, "cidr", "'192.168.1.0/24'"));
		types.add(sample(Family.NUMBERS, true, "integer[]", "'{1,-2147483648}'", "'{}'", "'{NULL}'"));
		types.add(sample(Family.NUMBERS, true, "bigint[]", "'{1,9223372036854775807}'", "'{}'"));
		types.add(sample(Family.TEXTS, true, "varchar(10)[]", "'{abc,\"a \",NULL}'", "'{}'"));
		types.add(sample(Family.TEXTS, true, "text[]", "'{abc,\"a,b\"}'", "'{}'"));
		types.add(sample(Family.OTHER, true, "uuid[]", "'{0ce0bb0a-0000-4000-8000-0000000000ff}'"));
		types.add(sample(Family.OTHER, true, "macaddr", "'08:00:2b:01:02:03'"));
		types.add(sample(Family.OTHER, true, "oid", "'1'"));
		types.add(sample(Family.OTHER, true, "int4range", "'[1,5)'", "'empty'"));
		types.add(sample(Family.OTHER, true, "tsvector", "'a:1 b:2'"));
		types.add(sample(Family.OTHER, false, "point", "'(1,2)'"));
		types.add(sample(Family.OTHER, false, "xml", "'<a/>'"));
		types.add(sample(Family.OTHER, true, "name", "'x'"));
		return types;
	}

	@Override
	public List<String> defaults(TypeSample type, List<Sequence> sequences) {
		List<String> defaults = new ArrayList<>();
		type.values().forEach((value) -> defaults.add(value));
		switch (type.family()) {
			case NUMBER -> {
				defaults.addAll(List.of("1 + 2", "-1", "(3)", "abs(-7)"));
				if (type.isWhole()) {
					sequences.forEach((sequence) -> defaults
						.add("nextval(" + this.dialect.literal(this.dialect.quote(sequence.name().name())) + ")"));
				}
			}
			case TEXT -> {
				if (!type.base().equals("char") && !type.type().arguments().contains("10")) {
					defaults.addAll(List.of("upper('x')", "'a' || 'b'", "current_user", "NULL", "md5('x'::text)"));
				}
			}
			case BOOLEAN -> defaults.addAll(List.of("(not true)", "(1 = 1)"));
			case MOMENT -> defaults.addAll(List.of("now()", "CURRENT_TIMESTAMP", "current_date",
					"'2024-01-01'::date + 1", "timezone('utc', now())"));
			case UUID -> defaults.add("gen_random_uuid()");
			case JSON -> defaults.add("'{\"a\": \"it''s\"}'");
			case NUMBERS -> defaults.add("ARRAY[1, 2]");
			case TEXTS -> defaults.add("array['a', 'b']::text[]");
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
					column + " between -5 and 5 or " + column + " > 100", "not " + column + " = 17"));
			case TEXT -> conditions.addAll(List.of("length(" + column + ") < 100", column + " in ('A','it''s','0')",
					column + " <> 'x; --'", column + " like 'a%'", "upper(" + column + ") = " + column,
					column + " ~ '^[[:alnum:]]*$'"));
			case BOOLEAN -> conditions.add(column);
			case MOMENT -> conditions.add(column + " > '2000-01-01'");
			case UUID -> conditions.add(column + " <> '00000000-0000-0000-0000-000000000000'");
			case NUMBERS, TEXTS -> conditions.add("cardinality(" + column + ") < 5");
			case CHOICE -> conditions.add(column + " <> " + type.values().get(0));
			case JSON -> conditions.add(column + " is not null and true");
			default -> {
			}
		}
		return conditions;
	}

	@Override
	public List<String> keys(String column, TypeSample type) {
		return switch (type.family()) {
			// Every number has them
			case NUMBER -> List.of("coalesce(" + column + ", 0)", "-(" + column + " / 3)", "(" + column + ") / 2");
			case TEXT -> List.of("lower(" + column + ")", "coalesce(" + column + ", '')", column + " || 'x'");
			case NUMBERS, TEXTS -> List.of("cardinality(" + column + ")");
			case JSON -> (type.base().equals("jsonb")) ? List.of(column + " ->> 'a'") : List.of();
			default -> List.of();
		};
	}

	@Override
	public List<String> computations(String column, TypeSample type) {
		return switch (type.family()) {
			case NUMBER -> List.of("coalesce(" + column + ", 0)", column + " / 2", "-(" + column + " / 3)");
			case TEXT -> type.base().equals("char") ? List.of()
					: List.of("upper(" + column + ")", "coalesce(" + column + ", 'it''s')", "trim(" + column + ")");
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
		return List.of(true, true, false);
	}

}
