package dev.migration.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Insert rows into a table. Data work, irreversible: it cannot be undone by itself.
 *
 * @param table the table
 * @param columns the columns that get a value, at least one
 * @param types the types of the columns in their order, {@code null} where none is given;
 * empty if none is given at all
 * @param rows the values of each row, as many as there are columns
 * @author The Migration Authors
 * @since 0.1.0
 */
public record BulkInsert(QualifiedName table, List<Name> columns, List<@Nullable ColumnType> types,
		Rows rows) implements Operation {

	public BulkInsert {
		columns = List.copyOf(columns);
		types = Collections.unmodifiableList(new ArrayList<>(types));
		if (columns.isEmpty()) {
			throw new InvalidOperationException(
					"A bulk insert into table '" + table + "' has no columns; name at least one.");
		}
		if (new HashSet<>(columns).size() != columns.size()) {
			throw new InvalidOperationException("A bulk insert into table '" + table + "' names a column twice in '"
					+ columns + "'; name it once.");
		}
		if (!types.isEmpty() && types.size() != columns.size()) {
			throw new InvalidOperationException("A bulk insert into table '" + table + "' has '" + types.size()
					+ "' types for '" + columns.size() + "' columns; give one type for each column or none.");
		}
		rows = rows.checked(table, columns.size());
	}

	/**
	 * Insert rows of values whose types the columns decide.
	 * @param table the table
	 * @param columns the columns
	 * @param rows the values of each row
	 */
	public BulkInsert(QualifiedName table, List<Name> columns, List<? extends List<? extends @Nullable Object>> rows) {
		this(table, columns, List.of(), Rows.of(rows));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public boolean reversible() {
		return false;
	}

	@Override
	public Operation inverse() {
		throw new IrreversibleOperationException(this, "bulk insert into " + this.table,
				"the tool cannot know which rows to delete; write the downgrade by hand");
	}

}
