package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.operation.AlterTable;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.QualifiedName;

/**
 * What a proposal does elsewhere, as far as it decides what one of its operations means
 * for the data.
 *
 * @param operations the operations, those of batches one by one
 */
record ProposedChanges(List<Operation> operations) {

	private static final Set<String> NUMBERS = Set.of("tinyint", "smallint", "mediumint", "int", "integer", "bigint",
			"decimal", "numeric");

	ProposedChanges {
		operations = List.copyOf(operations);
	}

	static ProposedChanges of(List<Operation> operations) {
		List<Operation> all = new ArrayList<>();
		for (Operation operation : operations) {
			if (operation instanceof AlterTable batch) {
				all.addAll(batch.changes());
			}
			else {
				all.add(operation);
			}
		}
		return new ProposedChanges(all);
	}

	/**
	 * Return whether a column gave its rows numbers and leaves that to somebody else.
	 */
	static boolean stopsCounting(Column from, Column to) {
		return counts(from) && to.identity() == null && to.generated() == null
				&& (to.defaultValue() == null || !to.defaultValue().equals(from.defaultValue()))
				&& NUMBERS.contains(to.type().name().name().text());
	}

	private static boolean counts(Column column) {
		if (column.identity() != null) {
			return true;
		}
		if (column.defaultValue() == null) {
			return false;
		}
		String source = column.defaultValue().source().toLowerCase(Locale.ROOT);
		return source.startsWith("nextval(") || source.startsWith("next value for ");
	}

	/**
	 * Return the sequence that seems to count a table from now on: the one that is named
	 * after it, as Hibernate does, or the only one that is new.
	 */
	Optional<QualifiedName> counter(QualifiedName table) {
		List<QualifiedName> sequences = new ArrayList<>();
		for (Operation operation : this.operations) {
			if (operation instanceof CreateSequence create) {
				sequences.add(create.sequence().name());
			}
		}
		String name = table.name().text() + "_seq";
		return sequences.stream()
			.filter((sequence) -> sequences.size() == 1 || sequence.name().text().equalsIgnoreCase(name))
			.findFirst();
	}

	/**
	 * Return the tables that stay, with the columns that refer to one that goes.
	 */
	List<QualifiedName> leftBehind(QualifiedName table) {
		return this.operations.stream()
			.filter(DropConstraint.class::isInstance)
			.map(DropConstraint.class::cast)
			.filter((drop) -> drop.definition() instanceof ForeignKey key && key.referencedTable().equals(table)
					&& this.operations.stream().noneMatch((operation) -> takes(operation, drop.table(), key)))
			.map(DropConstraint::table)
			.distinct()
			.toList();
	}

	private static boolean takes(Operation operation, QualifiedName table, ForeignKey key) {
		if (operation instanceof DropColumn drop) {
			return drop.table().equals(table) && key.columns().contains(drop.column());
		}
		return operation instanceof DropTable drop && drop.table().equals(table);
	}

	/**
	 * Return what a check allows beyond the one that makes way for it, if that is all
	 * that differs.
	 * @param table the table
	 * @param check the check that is added
	 * @return the values, as they are to be told
	 */
	Optional<String> allowed(QualifiedName table, CheckConstraint check) {
		return AllowedValues.of(check.condition())
			.flatMap((allowed) -> this.operations.stream()
				.filter((operation) -> operation instanceof DropConstraint drop && drop.table().equals(table))
				.map((operation) -> ((DropConstraint) operation).definition())
				.flatMap((former) -> (former instanceof CheckConstraint other && other.validated())
						? AllowedValues.of(other.condition()).stream() : Stream.empty())
				.flatMap((former) -> allowed.beyond(former).stream())
				.findFirst());
	}

}
