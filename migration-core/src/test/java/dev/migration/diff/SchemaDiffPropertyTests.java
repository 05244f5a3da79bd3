package dev.migration.diff;

import java.util.List;

import dev.migration.dialect.Capabilities;
import dev.migration.operation.Operation;
import dev.migration.schema.Name;
import dev.migration.schema.SchemaModel;
import dev.migration.testing.RandomSchemas;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for any two schemas. {@code -Ddiff.seed} repeats a run that failed,
 * {@code -Ddiff.count} sets the number of pairs.
 */
class SchemaDiffPropertyTests {

	private static final Capabilities POSTGRESQL = new Capabilities(true, 63, true, true);

	private static final int COUNT = Integer.getInteger("diff.count", 1_500);

	@Test
	void operationsLeadFromOneSchemaToTheOtherAndBack() {
		checkAll(Long.getLong("diff.seed", 20_261_120L), COUNT);
	}

	private static void checkAll(long seed, int count) {
		for (int i = 0; i < count; i++) {
			check(seed + i);
		}
	}

	private static void check(long seed) {
		String repeat = "-Ddiff.count=1 -Ddiff.seed=" + seed;
		RandomSchemas schemas = new RandomSchemas(seed);
		SchemaModel before = schemas.next();
		SchemaModel after = (seed % 3 == 0) ? schemas.next() : schemas.variationOf(before);

		SchemaModel database = withKeyNames(
				applied(between(SchemaModel.EMPTY, before).operations(), SchemaModel.EMPTY, repeat));
		SchemaDifferences differences = between(database, after);
		SchemaModel upgraded = applied(differences.operations(), database, repeat);
		SchemaModel downgraded = applied(differences.inverse(), upgraded, repeat);

		assertThat(between(database, before).descriptions()).as(repeat).isEmpty();
		assertThat(between(before, before).descriptions()).as(repeat).isEmpty();
		assertThat(between(upgraded, after).descriptions()).as(repeat).isEmpty();
		assertThat(between(downgraded, before).descriptions()).as(repeat).isEmpty();
		assertThat(downgraded).as(repeat).isEqualTo(database);
		assertThat(between(schemas.shuffled(database), schemas.shuffled(after)).operations()).as(repeat)
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

	private static SchemaModel applied(List<Operation> operations, SchemaModel schema, String repeat) {
		SchemaModel current = schema;
		for (Operation operation : operations) {
			SchemaModel next = operation.applyTo(current);
			assertThat(SchemaSoundness.faultsOf(current, operation, next))
				.as(() -> repeat + ": " + operation + " of " + new SchemaDifferences(operations).descriptions())
				.isEmpty();
			current = next;
		}
		return current;
	}

}
