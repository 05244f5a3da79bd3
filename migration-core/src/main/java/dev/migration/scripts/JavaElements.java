package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import dev.migration.scripts.JavaExpression.Atom;
import dev.migration.scripts.JavaExpression.Call;
import org.jspecify.annotations.Nullable;

/**
 * Tables and what belongs to them as calls of {@link dev.migration.script.Ddl}.
 */
final class JavaElements {

	private final JavaColumns columns;

	JavaElements(JavaColumns columns) {
		this.columns = columns;
	}

	List<JavaExpression> elements(Table table) {
		List<Name> key = (table.primaryKey() != null) ? table.primaryKey().columns() : List.of();
		List<JavaExpression> elements = new ArrayList<>();
		table.columns().forEach((column) -> elements.add(this.columns.column(column, key.contains(column.name()))));
		table.constraints().forEach((constraint) -> elements.add(constraint(constraint)));
		table.indexes().forEach((index) -> elements.add(index(index)));
		if (table.comment() != null) {
			elements.add(Call.ddl("comment", JavaValues.string(table.comment())));
		}
		return elements;
	}

	static Call constraint(Constraint constraint) {
		if (constraint instanceof PrimaryKey key) {
			return named(Call.ddl("primaryKey", JavaValues.names(key.columns())), key.name());
		}
		if (constraint instanceof UniqueConstraint unique) {
			return unique(unique);
		}
		if (constraint instanceof ForeignKey key) {
			return foreignKey(key);
		}
		CheckConstraint check = (CheckConstraint) constraint;
		return named(Call.ddl("check", JavaValues.string(check.condition().source())), check.name());
	}

	private static Call unique(UniqueConstraint unique) {
		Call call = named(Call.ddl("unique", JavaValues.names(unique.columns())), unique.name());
		call = unique.nullsNotDistinct() ? call.then("nullsNotDistinct") : call;
		return deferral(call, unique.deferral());
	}

	private static Call foreignKey(ForeignKey key) {
		List<JavaExpression> target = new ArrayList<>(List.of(JavaValues.name(key.referencedTable())));
		target.addAll(JavaValues.names(key.referencedColumns()));
		Call call = named(Call.ddl("foreignKey", JavaValues.names(key.columns())).then("references", target),
				key.name());
		call = action(call, "onDelete", key.onDelete());
		call = action(call, "onUpdate", key.onUpdate());
		return deferral(call, key.deferral());
	}

	private static Call action(Call call, String method, ReferentialAction action) {
		return (action != ReferentialAction.NO_ACTION) ? call.then(method, constant(action)) : call;
	}

	private static Call deferral(Call call, Deferral deferral) {
		return (deferral != Deferral.NOT_DEFERRABLE) ? call.then("deferral", constant(deferral)) : call;
	}

	private static Atom constant(Enum<?> constant) {
		Class<?> type = constant.getDeclaringClass();
		return new Atom(type.getSimpleName() + "." + constant.name(), type.getName());
	}

	static Call index(Index index) {
		boolean plain = index.elements()
			.stream()
			.allMatch(
					(element) -> element.column() != null && element.equals(IndexElement.ascending(element.column())));
		Call call = Call.ddl("index", plain ? JavaValues.names(index.columns())
				: index.elements().stream().map(JavaElements::element).toList());
		call = named(call, index.name());
		call = index.unique() ? call.then("unique") : call;
		call = index.method().equals(Index.BTREE) ? call : call.then("using", JavaValues.string(index.method()));
		call = index.included().isEmpty() ? call : call.then("include", JavaValues.names(index.included()));
		call = index.nullsNotDistinct() ? call.then("nullsNotDistinct") : call;
		return (index.predicate() != null) ? call.then("where", JavaValues.string(index.predicate().source())) : call;
	}

	private static Call element(IndexElement element) {
		Call call = start(element);
		if (element.nullsFirst() != element.descending()) {
			call = call.then(element.nullsFirst() ? "nullsFirst" : "nullsLast");
		}
		return (element.operatorClass() != null) ? call.then("operatorClass", JavaValues.name(element.operatorClass()))
				: call;
	}

	private static Call start(IndexElement element) {
		if (element.column() != null) {
			return Call.ddl(element.descending() ? "desc" : "asc", JavaValues.name(element.column()));
		}
		Call call = Call.ddl("expression", JavaValues.string(String.valueOf(element.expression())));
		return element.descending() ? call.then("descending") : call;
	}

	private static Call named(Call call, @Nullable Name name) {
		return (name != null) ? call.then("named", JavaValues.name(name)) : call;
	}

}
