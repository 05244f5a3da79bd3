package dev.migration.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.Table;

/**
 * In which columns two tables differ.
 *
 * @param changes the columns in which they differ, in words
 * @param common the number of columns that they share
 * @param renamed the number of columns that have another name only
 * @param total the number of columns of the larger one
 */
record TableLikeness(List<String> changes, int common, int renamed, int total) {

	/** So many columns share one that may differ. */
	private static final int SHARE = 5;

	static TableLikeness of(Table from, Table to, DerivedNames names) {
		List<String> changes = new ArrayList<>();
		List<Column> gone = new ArrayList<>();
		List<Column> fresh = new ArrayList<>(to.columns());
		int common = 0;
		int renamed = 0;
		for (Column column : from.columns()) {
			Name name = names.of(column.name());
			Optional<Column> other = to.column(name).or(() -> to.column(column.name()));
			if (other.isEmpty() || !fresh.remove(other.get())) {
				gone.add(column);
			}
			else if (ColumnLikeness.of(from, column, to, other.get(), names).changes().isEmpty()) {
				common++;
			}
			else {
				changes.add("column '" + other.get().name() + "'");
			}
		}
		for (Column column : gone) {
			Optional<Column> other = fresh.stream()
				.filter((candidate) -> ColumnLikeness.of(from, column, to, candidate, names).changes().isEmpty())
				.findFirst();
			renamed += other.filter(fresh::remove).isPresent() ? 1 : 0;
			changes.add("column '" + other.map(Column::name).orElse(column.name()) + "'");
		}
		fresh.forEach((column) -> changes.add("column '" + column.name() + "'"));
		return new TableLikeness(changes, common, renamed, Math.max(from.columns().size(), to.columns().size()));
	}

	/**
	 * Return whether a closer look can find two tables alike. Their columns of one name
	 * and type, with those whose names may follow that of a table, are all that they can
	 * share; if one table is larger, its other columns are changes.
	 * @param following the columns of the first table whose names may follow
	 */
	static boolean mayBeClose(Table from, Table to, Set<Name> following) {
		int total = Math.max(from.columns().size(), to.columns().size());
		long common = from.columns()
			.stream()
			.filter((column) -> to.column(column.name())
				.filter((other) -> other.type().equals(column.type()))
				.isPresent() || following.contains(column.name()))
			.count();
		boolean few = from.columns().size() == to.columns().size() || total - common <= Math.max(1, total / SHARE);
		return few && common * 2 >= total;
	}

	/**
	 * Return whether one may have become the other.
	 */
	boolean isClose() {
		boolean few = this.changes.size() <= Math.max(1, this.total / SHARE) || this.renamed == this.changes.size();
		return few && this.common * 2 >= this.total;
	}

}
