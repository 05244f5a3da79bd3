package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.List;

import dev.migration.reflection.SchemaPair;
import dev.migration.schema.Column;
import dev.migration.schema.Table;

/**
 * Takes from the database what the user does not want to have compared, so that it is no
 * difference of what is on both sides. New tables and columns are created as the model
 * says.
 */
final class UncomparedProperties {

	private final AutogenerateOptions options;

	UncomparedProperties(AutogenerateOptions options) {
		this.options = options;
	}

	SchemaPair of(SchemaPair schemas) {
		if (reasons().isEmpty()) {
			return schemas;
		}
		List<Table> tables = schemas.to()
			.tables()
			.stream()
			.map((table) -> schemas.from().table(table.name()).map((present) -> kept(table, present)).orElse(table))
			.toList();
		return new SchemaPair(schemas.from(), schemas.to().withTables(tables), schemas.unsettled());
	}

	/**
	 * Return what is not compared, a sentence each.
	 */
	List<String> reasons() {
		List<String> reasons = new ArrayList<>();
		if (!this.options.compareTypes()) {
			reasons.add("types of columns, since 'compare-types' is off");
		}
		if (!this.options.compareDefaults()) {
			reasons.add("defaults of columns, since 'compare-defaults' is off");
		}
		if (!this.options.compareComments()) {
			reasons.add("comments, since 'compare-comments' is off");
		}
		return reasons;
	}

	private Table kept(Table table, Table present) {
		Table kept = table.withColumns(table.columns()
			.stream()
			.map((column) -> present.column(column.name()).map((other) -> kept(column, other)).orElse(column))
			.toList());
		return this.options.compareComments() ? kept : kept.withComment(present.comment());
	}

	private Column kept(Column column, Column present) {
		Column kept = this.options.compareTypes() ? column : column.withType(present.type());
		boolean plain = column.identity() == null && column.generated() == null;
		if (!this.options.compareDefaults() && plain && present.identity() == null && present.generated() == null) {
			kept = kept.withDefault(present.defaultValue());
		}
		return this.options.compareComments() ? kept : kept.withComment(present.comment());
	}

}
