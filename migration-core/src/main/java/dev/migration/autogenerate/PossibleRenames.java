package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.operation.AddColumn;
import dev.migration.operation.AlterTable;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;

/**
 * Points at drops that may have been meant as renames: something of the same definition
 * is created beside them. The tool cannot know, so it says how to write the rename.
 */
final class PossibleRenames {

	private final List<Operation> operations;

	private final List<String> notes = new ArrayList<>();

	private PossibleRenames(List<Operation> operations) {
		this.operations = operations;
	}

	/**
	 * Return the notes on an operation.
	 * @param operation the operation
	 * @param all all operations of the proposal, which may create what it drops
	 */
	static List<String> notes(Operation operation, List<Operation> all) {
		PossibleRenames renames = new PossibleRenames(all.stream().flatMap(PossibleRenames::inside).toList());
		inside(operation).forEach(renames::look);
		return renames.notes;
	}

	private static Stream<Operation> inside(Operation operation) {
		return (operation instanceof AlterTable batch) ? batch.changes().stream() : Stream.of(operation);
	}

	private void look(Operation operation) {
		if (operation instanceof DropColumn drop && drop.definition() != null) {
			lookForColumn(drop.table(), drop.definition());
		}
		else if (operation instanceof DropTable drop && drop.definition() != null) {
			lookForTable(drop.definition());
		}
	}

	private void lookForColumn(QualifiedName table, Column dropped) {
		for (Operation operation : this.operations) {
			if (operation instanceof AddColumn add && add.table().equals(table)
					&& add.column().withName(dropped.name()).equals(dropped)) {
				this.notes.add("Was column '" + table + "." + dropped.name() + "' renamed to '" + add.column().name()
						+ "'? Then write 'op.alterColumn(\"" + table + "\", \"" + dropped.name()
						+ "\", change().renameTo(\"" + add.column().name()
						+ "\"), existing(...))' instead of the drop and the add.");
			}
		}
	}

	private void lookForTable(Table dropped) {
		for (Operation operation : this.operations) {
			if (operation instanceof CreateTable create && create.table()
				.withName(dropped.name())
				.columns()
				.stream()
				.sorted(Comparator.comparing(Column::name))
				.toList()
				.equals(dropped.columns().stream().sorted(Comparator.comparing(Column::name)).toList())) {
				this.notes.add("Was table '" + dropped.name() + "' renamed to '" + create.table().name()
						+ "'? Then write 'op.renameTable(\"" + dropped.name() + "\", \"" + create.table().name().name()
						+ "\")' instead of the drop and the create.");
			}
		}
	}

}
