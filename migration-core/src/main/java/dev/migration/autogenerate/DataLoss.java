package dev.migration.autogenerate;

import java.util.List;
import java.util.Optional;

import dev.migration.operation.AddColumn;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;

/**
 * What a reviewer has to think about before a proposed operation runs on data.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class DataLoss {

	private DataLoss() {
	}

	/**
	 * Return the notes on a list of operations.
	 * @param operations the operations
	 * @return a line for each that needs thought
	 */
	public static List<String> notes(List<Operation> operations) {
		return operations.stream().map(DataLoss::note).flatMap(Optional::stream).toList();
	}

	private static Optional<String> note(Operation operation) {
		if (operation instanceof DropTable drop) {
			return Optional.of("Drops table '" + drop.table() + "' with its rows.");
		}
		if (operation instanceof DropColumn drop) {
			return Optional.of("Drops column '" + drop.table() + "." + drop.column() + "' with its values.");
		}
		if (operation instanceof AddColumn add && !add.column().nullable() && add.column().defaultValue() == null
				&& add.column().identity() == null && add.column().generated() == null) {
			return Optional.of("Adds column '" + add.table() + "." + add.column().name()
					+ "' that refuses nulls and has no default: fails if the table has rows.");
		}
		return Optional.empty();
	}

}
