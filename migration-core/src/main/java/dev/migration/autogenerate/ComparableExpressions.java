package dev.migration.autogenerate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migration.reflection.ExpressionKind;
import dev.migration.reflection.SchemaPair;
import dev.migration.reflection.UnsettledExpression;
import dev.migration.reflection.UnsettledExpression.Reason;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Leaves no difference where the database was not asked: a text that differs is none as
 * long as nobody knows whether it means something else. A column keeps the expression
 * that it has, because what changes next to it has to make way for that one. Checks, and
 * indexes with expressions, are paired by their meaning, so all of a table are left out.
 */
final class ComparableExpressions {

	private final Set<Place> unknown = new HashSet<>();

	private ComparableExpressions(SchemaPair schemas) {
		for (UnsettledExpression unsettled : schemas.unsettled()) {
			if (unsettled.reason() != Reason.REFUSED) {
				boolean ofColumn = unsettled.kind() == ExpressionKind.DEFAULT
						|| unsettled.kind() == ExpressionKind.GENERATED;
				this.unknown.add(new Place(unsettled.table(), unsettled.kind(), ofColumn ? unsettled.object() : null));
			}
		}
	}

	/**
	 * Return two schemas of which every difference is one.
	 * @param schemas the schemas, with what could not be settled
	 * @return the schemas without those that only the text makes
	 */
	static SchemaPair of(SchemaPair schemas) {
		ComparableExpressions comparable = new ComparableExpressions(schemas);
		if (comparable.unknown.isEmpty()) {
			return schemas;
		}
		SchemaModel from = comparable.withoutParts(schemas.from());
		SchemaModel to = comparable.withoutParts(schemas.to());
		List<Table> tables = to.tables()
			.stream()
			.map((table) -> from.table(table.name()).map((present) -> comparable.in(table, present)).orElse(table))
			.toList();
		return new SchemaPair(from, to.withTables(tables), schemas.unsettled());
	}

	private SchemaModel withoutParts(SchemaModel schema) {
		return schema.withTables(schema.tables().stream().map(this::withoutParts).toList());
	}

	private Table withoutParts(Table table) {
		Table reduced = table;
		if (isUnknown(table.name(), ExpressionKind.CHECK, null)) {
			reduced = reduced.withConstraints(reduced.constraints()
				.stream()
				.filter((constraint) -> !(constraint instanceof CheckConstraint))
				.toList());
		}
		if (isUnknown(table.name(), ExpressionKind.INDEX, null)) {
			reduced = reduced.withIndexes(reduced.indexes().stream().filter((index) -> !hasExpression(index)).toList());
		}
		return reduced;
	}

	private Table in(Table table, Table present) {
		return table.withColumns(table.columns()
			.stream()
			.map((column) -> present.column(column.name())
				.map((existing) -> in(table.name(), column, existing))
				.orElse(column))
			.toList());
	}

	private Column in(QualifiedName table, Column column, Column present) {
		Column kept = column;
		if (isUnknown(table, ExpressionKind.DEFAULT, column.name())) {
			kept = kept.withDefault(present.defaultValue());
		}
		return isUnknown(table, ExpressionKind.GENERATED, column.name()) ? kept.withGenerated(present.generated())
				: kept;
	}

	private boolean isUnknown(QualifiedName table, ExpressionKind kind, @Nullable Name column) {
		return this.unknown.contains(new Place(table, kind, column));
	}

	private static boolean hasExpression(Index index) {
		return index.predicate() != null
				|| index.elements().stream().map(IndexElement::expression).anyMatch((element) -> element != null);
	}

	/**
	 * Where expressions stand that were not compared.
	 */
	private record Place(QualifiedName table, ExpressionKind kind, @Nullable Name column) {

	}

}
