package dev.migration.operation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OperationTests {

	@Test
	void everyKindOfOperationHasSamples() {
		Set<Class<?>> kinds = new HashSet<>();
		collect(Operation.class, kinds);

		assertThat(SampleOperations.all().map(Operation::getClass).collect(Collectors.<Class<?>>toSet()))
			.containsExactlyInAnyOrderElementsOf(kinds);
	}

	private static void collect(Class<?> type, Set<Class<?>> kinds) {
		if (!type.isSealed()) {
			kinds.add(type);
			return;
		}
		for (Class<?> permitted : type.getPermittedSubclasses()) {
			collect(permitted, kinds);
		}
	}

	@Test
	void operationsKnowWhetherTheyAreReversible() {
		assertThat(SampleOperations.REVERSIBLE.keySet()).allMatch(Operation::reversible);
		assertThat(SampleOperations.IRREVERSIBLE.keySet()).noneMatch(Operation::reversible);
	}

	@Test
	void inverseOfTheInverseIsTheOperation() {
		SampleOperations.REVERSIBLE.keySet()
			.forEach((operation) -> assertThat(operation.inverse().inverse()).isEqualTo(operation));
	}

	@Test
	void inverseTakesTheSchemaBack() {
		SampleOperations.REVERSIBLE.forEach((operation, before) -> {
			SchemaModel after = operation.applyTo(before);

			assertThat(after).as(operation.toString()).isNotEqualTo(before);
			assertThat(operation.inverse().applyTo(after)).as(operation.toString()).isEqualTo(before);
		});
	}

	@Test
	void irreversibleOperationSaysWhatIsMissing() {
		SampleOperations.IRREVERSIBLE
			.forEach((operation, message) -> assertThatExceptionOfType(IrreversibleOperationException.class)
				.isThrownBy(operation::inverse)
				.withMessage(message)
				.satisfies((ex) -> assertThat(List.of(operation, changeOf(operation))).contains(ex.operation())));
	}

	@Test
	void dataWorkLeavesTheSchemaAlone() {
		assertThat(new ExecuteSql("DELETE FROM book", List.of()).applyTo(SampleOperations.SCHEMA))
			.isEqualTo(SampleOperations.SCHEMA);
		assertThat(new BulkInsert(SampleOperations.BOOK, List.of(SampleOperations.TITLE.name()), List.of())
			.applyTo(SampleOperations.SCHEMA)).isEqualTo(SampleOperations.SCHEMA);
	}

	@Test
	void dropOfAnUnknownConstraintIsRefused() {
		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> new DropConstraint(SampleOperations.BOOK, Name.of("uk_other"), null)
				.applyTo(SampleOperations.SCHEMA))
			.withMessage("There is no constraint 'book.uk_other'; create it first.");
	}

	@Test
	void dropOfAnUnknownIndexIsRefused() {
		assertThatExceptionOfType(InvalidSchemaException.class).isThrownBy(
				() -> new DropIndex(SampleOperations.BOOK, Name.of("ix_other"), null).applyTo(SampleOperations.SCHEMA))
			.withMessage("There is no index 'book.ix_other'; create it first.");
	}

	@Test
	void droppedColumnTakesItsPartsAlong() {
		Table bare = new DropColumn(SampleOperations.BOOK, SampleOperations.TITLE.name(), SampleOperations.TITLE)
			.applyTo(SampleOperations.SCHEMA)
			.table(SampleOperations.BOOK)
			.orElseThrow();

		assertThat(bare).isEqualTo(Table.of(SampleOperations.BOOK, List.of()));
	}

	/** Of a batch the change speaks that cannot be undone. */
	private static Operation changeOf(Operation operation) {
		return (operation instanceof AlterTable batch) ? batch.changes().get(0) : operation;
	}

}
