package dev.migration.diff;

import java.util.List;

import dev.migration.dialect.Capabilities;
import dev.migration.operation.Operation;
import dev.migration.schema.Name;
import dev.migration.schema.SchemaModel;
import dev.migration.testing.RandomSchemas;
import dev.migration.testing.Seeds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for any two schemas.
 */
class SchemaDiffPropertyTests {

	private static final Capabilities POSTGRESQL = new Capabilities(true, 63, true, true);

	@Test
	@Tag("campaign")
	void operationsLeadFromOneSchemaToTheOtherAndBack() {
		Seeds.of(20_261_120, 1_500).check(SchemaDiffPropertyTests::check);
	}

	private static void check(long seed) {
		RandomSchemas schemas = new RandomSchemas(seed);
		SchemaModel before = schemas.next();
		SchemaModel after = (seed % 3 == 0) ? schemas.next() : schemas.variationOf(before);

		SchemaModel database = withKeyNames(
				applied(between(SchemaModel.EMPTY, before).operations(), SchemaModel.EMPTY));
		SchemaDifferences differences = between(database, after);
		SchemaModel upgraded = applied(differences.operations(), database);
		SchemaModel downgraded = applied(differences.inverse(), upgraded);

		assertThat(between(database, before).descriptions()).isEmpty();
		assertThat(between(before, before).descriptions()).isEmpty();
		assertThat(between(upgraded, after).descriptions()).isEmpty();
		assertThat(between(downgraded, before).descriptions()).isEmpty();
		assertThat(downgraded).isEqualTo(database);
		assertThat(between(schemas.shuffled(database), schemas.shuffled(after)).operations())
			.isEqualTo(differences.operations());
	}

	/** The one name that the database chooses. */
	private static SchemaModel withKeyNames(SchemaModel schema) {
		return schema.withTables(schema.tables()
			.stream()
			.map((table) -> table.withConstraints(table.constraints()
				.stream()
				.map((constraint) -> (constraint.name() != null) ? constraint
						: constraint.withName(Name.of(table.name() + "_pkey")))
				.toList()))
			.toList());
	}

	private static SchemaDifferences between(SchemaModel from, SchemaModel to) {
		return SchemaDiff.between(from, to, POSTGRESQL);
	}

	private static SchemaModel applied(List<Operation> operations, SchemaModel schema) {
		SchemaModel current = schema;
		for (Operation operation : operations) {
			SchemaModel next = operation.applyTo(current);
			assertThat(SchemaSoundness.faultsOf(current, operation, next))
				.as(() -> operation + " of " + new SchemaDifferences(operations).descriptions())
				.isEmpty();
			current = next;
		}
		return current;
	}

}
