package dev.migration.autogenerate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddConstraintUsingIndex;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropIndex;
import dev.migration.operation.Operation;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.UniqueConstraint;

/**
 * Creates and drops indexes of tables that are there already without blocking who writes
 * to them: {@code CREATE INDEX CONCURRENTLY} on PostgreSQL. A unique constraint takes
 * such an index over, which it builds in the ordinary way if that is undone. Such an
 * operation cannot run in a transaction, so the proposal becomes several revisions.
 * Tables that are created in the same proposal are empty; their indexes stay as they are,
 * as do all indexes on databases that know no such thing.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ConcurrentIndexes implements OperationRewriter {

	/**
	 * Return the operations as they are: what a database can do is not known.
	 * @param operations the operations of the upgrade, in order
	 * @return the same operations
	 */
	@Override
	public List<Operation> rewrite(List<Operation> operations) {
		return operations;
	}

	@Override
	public List<Operation> rewrite(List<Operation> operations, Dialect dialect) {
		Set<QualifiedName> created = operations.stream()
			.filter(CreateTable.class::isInstance)
			.map((operation) -> ((CreateTable) operation).table().name())
			.collect(Collectors.toSet());
		Set<QualifiedName> inOneGo = new HashSet<>(created);
		operations.stream()
			.filter(DropConstraint.class::isInstance)
			.forEach((operation) -> inOneGo.add(((DropConstraint) operation).table()));
		return operations.stream().flatMap((operation) -> {
			List<Operation> concurrent = concurrent(operation, created, inOneGo);
			// Where it is known, it is refused in a transaction
			return dialect.requiresAutocommit(concurrent.get(0)) ? concurrent.stream() : Stream.of(operation);
		}).toList();
	}

	private static List<Operation> concurrent(Operation operation, Set<QualifiedName> created,
			Set<QualifiedName> inOneGo) {
		if (operation instanceof CreateIndex create && !created.contains(create.table())) {
			return List.of(new CreateIndex(create.table(), create.index(), create.ifNotExists(), true));
		}
		if (operation instanceof DropIndex drop && !created.contains(drop.table())) {
			return List.of(new DropIndex(drop.table(), drop.name(), drop.definition(), drop.ifExists(), true));
		}
		if (operation instanceof AddConstraint add && add.constraint() instanceof UniqueConstraint unique
				&& unique.name() != null && !inOneGo.contains(add.table())) {
			Index index = index(unique);
			return List.of(new CreateIndex(add.table(), index, false, true),
					new AddConstraintUsingIndex(add.table(), unique, index));
		}
		return List.of(operation);
	}

	private static Index index(UniqueConstraint unique) {
		List<IndexElement> elements = unique.columns().stream().map(IndexElement::ascending).toList();
		return Index.of(unique.name(), true, elements)
			.withIncluded(unique.included())
			.withNullsNotDistinct(unique.nullsNotDistinct());
	}

}
