package dev.migration.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.migration.operation.Operation;
import dev.migration.operation.OperationDescription;

import org.springframework.util.Assert;

/**
 * The differences between two schemas: the operations that make one into the other, in an
 * order in which a database carries them out.
 *
 * @param operations the upgrade in order; all of them reversible
 * @author The Migration Authors
 * @since 0.1.0
 */
public record SchemaDifferences(List<Operation> operations) {

	public SchemaDifferences {
		Assert.notNull(operations, "'operations' must not be null");
		operations = List.copyOf(operations);
	}

	/**
	 * Return whether the two schemas are the same.
	 * @return {@code true} if there is nothing to do
	 */
	public boolean isEmpty() {
		return this.operations.isEmpty();
	}

	/**
	 * Return the downgrade: what undoes the operations, the last one first.
	 * @return the inverse operations in order
	 */
	public List<Operation> inverse() {
		List<Operation> inverse = new ArrayList<>(this.operations.stream().map(Operation::inverse).toList());
		Collections.reverse(inverse);
		return List.copyOf(inverse);
	}

	/**
	 * Return the operations for a human to read.
	 * @return one line for each operation, such as {@code add column 'book.isbn'}
	 */
	public List<String> descriptions() {
		OperationDescription description = new OperationDescription();
		return this.operations.stream().map((operation) -> operation.accept(description)).toList();
	}

}
