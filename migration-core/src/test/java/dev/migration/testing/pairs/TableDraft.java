package dev.migration.testing.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * A table whose parts may not fit together yet.
 *
 * @param name the name
 * @param columns the columns
 * @param parts the constraints and indexes
 * @param comment the comment
 */
record TableDraft(Name name, List<ColumnDraft> columns, List<PartDraft> parts, @Nullable String comment) {

	TableDraft {
		columns = List.copyOf(columns);
		parts = List.copyOf(parts);
	}

	Optional<ColumnDraft> column(Name column) {
		return this.columns.stream().filter((candidate) -> candidate.name().equals(column)).findFirst();
	}

	TableDraft withColumns(List<ColumnDraft> other) {
		return new TableDraft(this.name, other, this.parts, this.comment);
	}

	TableDraft withParts(List<PartDraft> other) {
		return new TableDraft(this.name, this.columns, other, this.comment);
	}

	TableDraft withComment(@Nullable String other) {
		return new TableDraft(this.name, this.columns, this.parts, other);
	}

	TableDraft with(ColumnDraft column) {
		List<ColumnDraft> changed = new ArrayList<>(this.columns);
		changed.replaceAll((existing) -> existing.name().equals(column.name()) ? column : existing);
		return withColumns(changed);
	}

}
