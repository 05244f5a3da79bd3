package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ExcludeElement;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.ForeignKeyMatch;
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
			return deferral(include(primaryKey(key), key.included()), key.deferral());
		}
		if (constraint instanceof UniqueConstraint unique) {
			return deferral(include(unique(unique), unique.included()), unique.deferral());
		}
		if (constraint instanceof ForeignKey key) {
			return foreignKey(key);
		}
		if (constraint instanceof ExcludeConstraint exclusion) {
			return exclude(exclusion);
		}
		CheckConstraint check = (CheckConstraint) constraint;
		Call call = named(Call.ddl("check", JavaValues.string(check.condition().source())), check.name());
		call = check.noInherit() ? call.then("noInherit") : call;
		return check.validated() ? call : call.then("notValid");
	}

	private static Call primaryKey(PrimaryKey key) {
		return named(Call.ddl("primaryKey", JavaValues.names(key.columns())), key.name());
	}

	private static Call unique(UniqueConstraint unique) {
		Call call = named(Call.ddl("unique", JavaValues.names(unique.columns())), unique.name());
		return unique.nullsNotDistinct() ? call.then("nullsNotDistinct") : call;
	}

	static Call usingIndex(Constraint constraint, Index index) {
		return constraint(constraint).then("usingIndex", JavaValues.name(Objects.requireNonNull(index.name())));
	}

	private static Call include(Call call, List<Name> included) {
		return included.isEmpty() ? call : call.then("include", JavaValues.names(included));
	}

	private static Call foreignKey(ForeignKey key) {
		List<JavaExpression> target = new ArrayList<>(List.of(JavaValues.name(key.referencedTable())));
		target.addAll(JavaValues.names(key.referencedColumns()));
		Call call = named(Call.ddl("foreignKey", JavaValues.names(key.columns())).then("references", target),
				key.name());
		call = (key.match() == ForeignKeyMatch.FULL) ? call.then("matchFull") : call;
		call = action(call, "onDelete", key.onDelete(), key.onDeleteColumns());
		call = action(call, "onUpdate", key.onUpdate(), List.of());
		call = deferral(call, key.deferral());
		return key.validated() ? call : call.then("notValid");
	}

	private static Call exclude(ExcludeConstraint exclusion) {
		ExcludeElement first = exclusion.elements().get(0);
		Call call = Call.ddl("exclude", sortKey(first.element()), JavaValues.string(first.operator()));
		for (ExcludeElement next : exclusion.elements().subList(1, exclusion.elements().size())) {
			call = call.then("and", sortKey(next.element()), JavaValues.string(next.operator()));
		}
		call = named(call, exclusion.name());
		call = exclusion.method().equals(ExcludeConstraint.GIST) ? call
				: call.then("using", JavaValues.string(exclusion.method()));
		call = (exclusion.predicate() != null) ? call.then("where", JavaValues.string(exclusion.predicate().source()))
				: call;
		return deferral(call, exclusion.deferral());
	}

	private static JavaExpression sortKey(IndexElement element) {
		return isPlain(element) ? JavaValues.name(Objects.requireNonNull(element.column())) : element(element);
	}

	private static boolean isPlain(IndexElement element) {
		return element.column() != null && element.equals(IndexElement.ascending(element.column()));
	}

	private static Call action(Call call, String method, ReferentialAction action, List<Name> columns) {
		if (action == ReferentialAction.NO_ACTION) {
			return call;
		}
		List<JavaExpression> arguments = new ArrayList<>(List.of(constant(action)));
		arguments.addAll(JavaValues.names(columns));
		return call.then(method, arguments);
	}

	private static Call deferral(Call call, Deferral deferral) {
		return (deferral != Deferral.NOT_DEFERRABLE) ? call.then("deferral", constant(deferral)) : call;
	}

	private static Atom constant(Enum<?> constant) {
		Class<?> type = constant.getDeclaringClass();
		return new Atom(type.getSimpleName() + "." + constant.name(), type.getName());
	}

	static Call index(Index index) {
		boolean plain = index.elements().stream().allMatch(JavaElements::isPlain);
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
		call = (element.collation() != null) ? call.then("collate", JavaValues.name(element.collation())) : call;
		call = (element.length() != null) ? call.then("length", JavaValues.number(element.length())) : call;
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
