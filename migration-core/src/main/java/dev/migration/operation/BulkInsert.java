package dev.migration.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Insert rows into a table. Data work: it cannot be undone by itself.
 *
 * @param table the table
 * @param columns the columns that get a value, at least one
 * @param rows the values of each row, as many as there are columns
 * @author The Migration Authors
 * @since 0.1.0
 */
public record BulkInsert(QualifiedName table, List<Name> columns,
		List<List<@Nullable Object>> rows) implements Operation {

	public BulkInsert {
		columns = List.copyOf(columns);
		int width = columns.size();
		rows = rows.stream().map((row) -> {
			if (row.size() != width) {
				throw new InvalidOperationException("A row for table '" + table + "' has '" + row.size()
						+ "' values for '" + width + "' columns; give one value for each column.");
			}
			return Collections.unmodifiableList(new ArrayList<>(row));
		}).toList();
		if (columns.isEmpty()) {
			throw new InvalidOperationException(
					"A bulk insert into table '" + table + "' has no columns; name at least one.");
		}
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		throw new IrreversibleOperationException(this, "bulk insert into " + this.table,
				"the tool cannot know which rows to delete; write the downgrade by hand");
	}

}
