package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterTable;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.UniqueConstraint;

/**
 * What a reviewer has to think about before a proposed operation runs on data.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class DataLoss {

	private final List<QualifiedName> created;

	private final List<String> notes = new ArrayList<>();

	private DataLoss(List<QualifiedName> created) {
		this.created = created;
	}

	/**
	 * Return the notes on a list of operations.
	 * @param operations the operations
	 * @return a line for each that needs thought
	 */
	public static List<String> notes(List<Operation> operations) {
		return notes(operations, operations);
	}

	/**
	 * Return the notes on some of the operations of a proposal.
	 * @param operations the operations
	 * @param all all operations of the proposal, which may create the tables
	 * @return a line for each that needs thought
	 */
	public static List<String> notes(List<Operation> operations, List<Operation> all) {
		DataLoss loss = new DataLoss(all.stream()
			.filter(CreateTable.class::isInstance)
			.map((operation) -> ((CreateTable) operation).table().name())
			.toList());
		List<Operation> single = operations.stream().flatMap(DataLoss::inside).toList();
		single.forEach(loss::add);
		loss.notes.addAll(PossibleRenames.notes(single));
		return List.copyOf(loss.notes);
	}

	private static Stream<Operation> inside(Operation operation) {
		return (operation instanceof AlterTable batch) ? batch.changes().stream() : Stream.of(operation);
	}

	private void add(Operation operation) {
		if (operation instanceof DropTable drop) {
			this.notes.add("Drops table '" + drop.table() + "' with its rows.");
		}
		else if (operation instanceof DropColumn drop) {
			dropped(drop);
		}
		else if (operation instanceof AddColumn add) {
			added(add);
		}
		else if (operation instanceof AlterColumn alter) {
			altered(alter);
		}
		else if (operation instanceof AddConstraint add && add.constraint() instanceof UniqueConstraint unique) {
			unique(add.table(), unique.columns());
		}
		else if (operation instanceof CreateIndex create && create.index().unique()) {
			unique(create.table(), create.index().columns());
		}
	}

	private void dropped(DropColumn drop) {
		String wayBack = (drop.definition() != null && needsAValue(drop.definition()))
				? " The way back fails if the table has rows: it refuses nulls and has no default." : "";
		this.notes.add("Drops column '" + drop.table() + "." + drop.column() + "' with its values." + wayBack);
	}

	private static boolean needsAValue(Column column) {
		return !column.nullable() && column.defaultValue() == null && column.identity() == null
				&& column.generated() == null;
	}

	private void added(AddColumn add) {
		Column column = add.column();
		if (needsAValue(column)) {
			this.notes.add("Adds column '" + add.table() + "." + column.name()
					+ "' that refuses nulls and has no default: fails if the table has rows.");
		}
	}

	private void altered(AlterColumn alter) {
		String column = "column '" + alter.table() + "." + alter.from().name() + "'";
		if (alter.to().generated() == null) {
			new TypeChange(alter.from().type(), alter.to().type()).consequence()
				.ifPresent((consequence) -> this.notes.add("Changes " + column + " from '" + alter.from().type()
						+ "' to '" + alter.to().type() + "': " + consequence + "."));
		}
		else if (alter.from().generated() == null) {
			this.notes.add("Makes " + column + " a computed one: its values are replaced.");
		}
		if (alter.from().nullable() && !alter.to().nullable()) {
			this.notes.add("Makes " + column + " refuse nulls: fails if a row has one.");
		}
	}

	private void unique(QualifiedName table, List<Name> columns) {
		if (!this.created.contains(table)) {
			String keys = columns.isEmpty() ? ""
					: " '" + String.join("', '", columns.stream().map(Name::text).toList()) + "' of";
			this.notes.add("Makes" + keys + " table '" + table + "' unique: fails if rows have the same values.");
		}
	}

}
