package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.List;

import dev.migration.schema.Column;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.Table;

/**
 * What only one of two schemas has, for somebody who looks for its name.
 *
 * @param from the schema before
 * @param to the schema after
 */
record GoneAndNew(SchemaModel from, SchemaModel to) {

	String text() {
		List<String> gone = only(this.from, this.to);
		List<String> fresh = only(this.to, this.from);
		if (gone.isEmpty() && fresh.isEmpty()) {
			return "nothing is gone, and nothing is new.";
		}
		return (gone.isEmpty() ? "nothing is gone" : "gone are " + String.join(", ", gone)) + "; "
				+ (fresh.isEmpty() ? "nothing is new." : "new are " + String.join(", ", fresh) + ".");
	}

	private static List<String> only(SchemaModel schema, SchemaModel other) {
		List<String> names = new ArrayList<>();
		for (Table table : schema.tables()) {
			other.table(table.name())
				.ifPresentOrElse(
						(counterpart) -> table.columns()
							.stream()
							.map(Column::name)
							.filter((column) -> counterpart.column(column).isEmpty())
							.sorted()
							.forEach((column) -> names.add("column '" + table.name() + "." + column + "'")),
						() -> names.add("table '" + table.name() + "'"));
		}
		schema.sequences()
			.stream()
			.map(Sequence::name)
			.filter((name) -> other.sequence(name).isEmpty())
			.forEach((name) -> names.add("sequence '" + name + "'"));
		return names;
	}

}
