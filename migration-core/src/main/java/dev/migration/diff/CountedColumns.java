package dev.migration.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.operation.AddColumn;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.DropColumn;
import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.Table;

/**
 * The columns of a table that count, before or after a change, where a server wants each
 * of them to be the first of a key all the time and allows only one: what happens to them
 * and to such keys is one statement then.
 */
final class CountedColumns {

	private final Set<Name> names;

	private final Pairing parts;

	CountedColumns(Table from, Table to, Pairing parts) {
		this.names = Stream.of(from, to)
			.flatMap((table) -> table.columns().stream())
			.filter((column) -> column.identity() != null)
			.map(Column::name)
			.collect(Collectors.toSet());
		this.parts = parts;
	}

	/**
	 * Return whether changes have to be one statement.
	 */
	boolean isJoint() {
		return this.names.size() > 1
				|| (this.names.size() == 1 && this.parts.kept().stream().noneMatch(this::isCarriedBy));
	}

	/**
	 * Return whether an index lets one of the columns count.
	 */
	boolean isCarriedBy(TablePart part) {
		List<Name> columns = part.indexed();
		return !columns.isEmpty() && this.names.contains(columns.get(0));
	}

	/**
	 * Return whether an operation is about one of the columns.
	 */
	boolean isTouchedBy(Operation operation) {
		return column(operation).filter(this.names::contains).isPresent();
	}

	/**
	 * Return whether an operation is about a column of a key that comes for one of the
	 * columns.
	 */
	boolean isKeyOf(Operation operation) {
		return column(operation)
			.filter((column) -> this.parts.fresh()
				.stream()
				.anyMatch((part) -> isCarriedBy(part) && part.indexed().contains(column)))
			.isPresent();
	}

	private static Optional<Name> column(Operation operation) {
		if (operation instanceof AddColumn add) {
			return Optional.of(add.column().name());
		}
		if (operation instanceof DropColumn drop) {
			return Optional.of(drop.column());
		}
		return (operation instanceof AlterColumn alter) ? Optional.of(alter.to().name()) : Optional.empty();
	}

	/**
	 * Return what shares a statement: the keys that go, the columns, the keys that come.
	 * @param operations operations on columns
	 */
	List<Operation> joint(List<Operation> operations) {
		List<Operation> joint = new ArrayList<>();
		this.parts.gone().stream().filter(this::isCarriedBy).forEach((part) -> joint.add(part.drop()));
		operations.stream().filter(this::isTouchedBy).forEach(joint::add);
		this.parts.fresh().stream().filter(this::isCarriedBy).forEach((part) -> joint.add(part.create()));
		return joint;
	}

}
