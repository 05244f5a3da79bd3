package dev.migration.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.migration.schema.Constraint;
import dev.migration.schema.Index;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;

/**
 * A table that comes or goes as a whole, but for the parts that are added later or
 * dropped earlier.
 */
final class WholeTable {

	private final Table table;

	private final List<TablePart> parts;

	private final List<TablePart> apart = new ArrayList<>();

	WholeTable(Table table) {
		this.table = table;
		this.parts = new ArrayList<>(TablePart.of(table));
	}

	QualifiedName name() {
		return this.table.name();
	}

	Table table() {
		return this.table;
	}

	List<TablePart> parts() {
		return this.parts;
	}

	List<TablePart> apart() {
		return this.apart;
	}

	void setApart(TablePart part) {
		this.parts.remove(part);
		this.apart.add(part);
	}

	/**
	 * Return whether an index lets a column count.
	 */
	boolean countsBy(TablePart part) {
		return part.indexed()
			.stream()
			.limit(1)
			.flatMap((name) -> this.table.column(name).stream())
			.anyMatch((column) -> column.identity() != null);
	}

	void nameParts(UnaryOperator<TablePart> naming) {
		this.parts.replaceAll(naming);
		this.apart.replaceAll(naming);
	}

	/**
	 * Return the table without what is set apart.
	 */
	Table remainder() {
		List<Constraint> constraints = new ArrayList<>();
		List<Index> indexes = new ArrayList<>();
		for (TablePart part : this.parts) {
			if (part instanceof ConstraintPart constraint) {
				constraints.add(constraint.constraint());
			}
			else if (part instanceof IndexPart index) {
				indexes.add(index.index());
			}
		}
		return this.table.withConstraints(constraints).withIndexes(indexes);
	}

}
