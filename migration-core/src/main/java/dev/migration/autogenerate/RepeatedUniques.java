package dev.migration.autogenerate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.migration.reflection.SchemaPair;
import dev.migration.schema.Constraint;
import dev.migration.schema.Name;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;

/**
 * Leaves out of the database what Hibernate has added to it by mistake: when it updates a
 * schema, it looks for unique constraints by the names that it makes up, and so adds
 * those again that the database has named when the table was created.
 */
final class RepeatedUniques {

	// An MD5 in base 35
	private static final Pattern GENERATED = Pattern.compile("uk(?=[a-y]*[0-9])[0-9a-y]{20,25}");

	private RepeatedUniques() {
	}

	static SchemaPair withoutThem(SchemaPair schemas) {
		SchemaModel mapped = schemas.to();
		List<Table> tables = schemas.from()
			.tables()
			.stream()
			.map((table) -> mapped.table(table.name()).map((other) -> withoutThem(table, other)).orElse(table))
			.toList();
		return new SchemaPair(schemas.from().withTables(tables), mapped, schemas.unsettled());
	}

	private static Table withoutThem(Table table, Table mapped) {
		if (table.uniqueConstraints().stream().noneMatch(RepeatedUniques::isGenerated)) {
			return table;
		}
		return table.withConstraints(table.constraints()
			.stream()
			.filter((constraint) -> !(constraint instanceof UniqueConstraint unique && isGenerated(unique)
					&& mapped.constraints().contains(unique.definition()) && isRepeated(unique, table)))
			.toList());
	}

	private static boolean isGenerated(UniqueConstraint unique) {
		Name name = unique.name();
		return name != null && GENERATED.matcher(name.text().toLowerCase(Locale.ROOT)).matches();
	}

	private static boolean isRepeated(UniqueConstraint unique, Table table) {
		Constraint definition = unique.definition();
		List<Constraint> same = table.constraints()
			.stream()
			.filter((other) -> other.definition().equals(definition))
			.toList();
		Constraint kept = same.stream()
			.filter((other) -> !(other instanceof UniqueConstraint constraint && isGenerated(constraint)))
			.findFirst()
			.orElse(same.get(0));
		return !kept.equals(unique);
	}

}
