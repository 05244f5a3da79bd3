package dev.migration.dialect;

import java.util.List;

import dev.migration.operation.AlterCompositeType;
import dev.migration.operation.CreateCompositeType;
import dev.migration.operation.DropCompositeType;
import dev.migration.schema.ColumnType;
import dev.migration.schema.CompositeType;
import dev.migration.schema.CompositeType.Attribute;
import dev.migration.schema.Name;
import dev.migration.schema.SchemaModel;
import org.jspecify.annotations.Nullable;

import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.schema;

/**
 * Rows about composite types.
 */
final class PostgreSqlCompositeTypeCases {

	private static final Attribute CITY = new Attribute(Name.of("city"), ColumnType.of("varchar", 255));

	private static final Attribute ZIP = new Attribute(Name.of("Zip"), ColumnType.of("varchar", 10));

	private static final CompositeType ADDRESS = address(null, CITY, ZIP);

	private PostgreSqlCompositeTypeCases() {
	}

	static List<DialectCase> all() {
		CompositeType remarks = address("it's here", new Attribute(CITY.name(), CITY.type(), "big"), ZIP);
		CompositeType lists = address(null, new Attribute(CITY.name(), CITY.type().withDimensions(1)),
				new Attribute(ZIP.name(), ColumnType.of("text").withCollation(Name.of("C"))));
		CompositeType country = address(null, CITY, ZIP,
				new Attribute(Name.of("country"), ColumnType.of("varchar", 2), "code"));
		CompositeType turned = address(null, ZIP, CITY);
		return List.of(
				DialectCase.of("create a composite type", schema(), new CreateCompositeType(ADDRESS),
						"CREATE TYPE address AS (\n    city varchar(255),\n    \"Zip\" varchar(10)\n)"),
				DialectCase.of("create a composite type with comments", schema(), new CreateCompositeType(remarks),
						"CREATE TYPE address AS (\n    city varchar(255),\n    \"Zip\" varchar(10)\n)",
						"COMMENT ON TYPE address IS 'it''s here'", "COMMENT ON COLUMN address.city IS 'big'"),
				DialectCase.of("create a composite type of arrays and collations", schema(),
						new CreateCompositeType(lists),
						"CREATE TYPE address AS (\n    city varchar(255)[],\n    \"Zip\" text COLLATE \"C\"\n)"),
				DialectCase.of("create a composite type without attributes", schema(),
						new CreateCompositeType(address(null)), "CREATE TYPE address AS ()"),
				DialectCase.of("drop a composite type", with(ADDRESS), new DropCompositeType(name("address"), ADDRESS),
						"DROP TYPE address"),
				DialectCase
					.of("drop a composite type if it is there, when it is not", schema(),
							new DropCompositeType(name("address"), null, true), "DROP TYPE IF EXISTS address")
					.irreversible(),
				used("add an attribute to a composite type", ADDRESS, country,
						"ALTER TYPE address ADD ATTRIBUTE country varchar(2)",
						"COMMENT ON COLUMN address.country IS 'code'"),
				used("drop an attribute of a composite type", country, ADDRESS,
						"ALTER TYPE address DROP ATTRIBUTE country"),
				used("replace an attribute of a composite type", ADDRESS,
						address(null, CITY, new Attribute(Name.of("country"), ColumnType.of("text"))),
						"ALTER TYPE address DROP ATTRIBUTE \"Zip\", ADD ATTRIBUTE country text"),
				used("comment a composite type", ADDRESS, remarks, "COMMENT ON TYPE address IS 'it''s here'",
						"COMMENT ON COLUMN address.city IS 'big'"),
				used("change nothing of a composite type", ADDRESS, ADDRESS),
				used("change the order of a composite type", ADDRESS, turned,
						ExampleCases.resource("alter-composite-type.sql")));
	}

	private static DialectCase used(String title, CompositeType from, CompositeType to, String... sql) {
		return DialectCase.of(title, with(from), new AlterCompositeType(from, to), sql);
	}

	private static SchemaModel with(CompositeType type) {
		return SchemaModel.EMPTY.withCompositeTypes(List.of(type));
	}

	private static CompositeType address(@Nullable String comment, Attribute... attributes) {
		return new CompositeType(name("address"), List.of(attributes), comment);
	}

}
