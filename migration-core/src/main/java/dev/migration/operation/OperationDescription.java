package dev.migration.operation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.CompositeType;
import dev.migration.schema.CompositeType.Attribute;
import dev.migration.schema.Constraint;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * An operation in one line for a human to read, such as {@code add column 'book.isbn'}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class OperationDescription implements OperationVisitor<String> {

	@Override
	public String visit(CreateTable operation) {
		return "create table '" + operation.table().name() + "'";
	}

	@Override
	public String visit(DropTable operation) {
		return "drop table '" + operation.table() + "'";
	}

	@Override
	public String visit(RenameTable operation) {
		return "rename table '" + operation.from() + "' to '" + operation.to() + "'";
	}

	@Override
	public String visit(SetTableComment operation) {
		return "alter table '" + operation.table() + "': " + comment(operation.from(), operation.to());
	}

	@Override
	public String visit(AddColumn operation) {
		return "add column '" + operation.table() + "." + operation.column().name() + "'";
	}

	@Override
	public String visit(DropColumn operation) {
		return "drop column '" + operation.table() + "." + operation.column() + "'";
	}

	@Override
	public String visit(AlterColumn operation) {
		List<String> changes = changes(operation.from(), operation.to());
		return "alter column '" + operation.table() + "." + operation.from().name() + "'"
				+ (changes.isEmpty() ? "" : ": " + String.join(", ", changes));
	}

	@Override
	public String visit(AddConstraint operation) {
		Constraint constraint = operation.constraint();
		return "add " + kind(constraint) + named(constraint.name()) + " on "
				+ columns(operation.table(), constraint.columns()) + target(constraint)
				+ DefinitionDetails.of(constraint);
	}

	@Override
	public String visit(DropConstraint operation) {
		Constraint constraint = operation.definition();
		return "drop " + ((constraint != null) ? kind(constraint) : "constraint") + named(operation.name()) + " on "
				+ columns(operation.table(), (constraint != null) ? constraint.columns() : List.of())
				+ ((constraint != null) ? target(constraint) + DefinitionDetails.of(constraint) : "");
	}

	@Override
	public String visit(CreateIndex operation) {
		Index index = operation.index();
		return "create " + kind(index) + named(index.name()) + " on "
				+ columns(operation.table(), index.elements().stream().map(OperationDescription::element).toList())
				+ DefinitionDetails.of(index);
	}

	@Override
	public String visit(DropIndex operation) {
		Index index = operation.definition();
		return "drop " + ((index != null) ? kind(index) : "index") + named(operation.name()) + " on "
				+ columns(operation.table(), (index != null)
						? index.elements().stream().map(OperationDescription::element).toList() : List.of())
				+ ((index != null) ? DefinitionDetails.of(index) : "");
	}

	@Override
	public String visit(CreateSequence operation) {
		return "create sequence '" + operation.sequence().name() + "'";
	}

	@Override
	public String visit(DropSequence operation) {
		return "drop sequence '" + operation.sequence() + "'";
	}

	@Override
	public String visit(AlterSequence operation) {
		Sequence from = operation.from();
		Sequence to = operation.to();
		List<String> changes = new ArrayList<>();
		add(changes, "type", from.type(), to.type());
		addOptions(changes, from.options(), to.options());
		return "alter sequence '" + from.name() + "'" + (changes.isEmpty() ? "" : ": " + String.join(", ", changes));
	}

	@Override
	public String visit(CreateEnumType operation) {
		return "create enum type '" + operation.type().name() + "'";
	}

	@Override
	public String visit(DropEnumType operation) {
		return "drop enum type '" + operation.type() + "'";
	}

	@Override
	public String visit(ExecuteSql operation) {
		return "execute '" + DefinitionDetails.shortened(operation.sql()) + "'";
	}

	@Override
	public String visit(BulkInsert operation) {
		OptionalLong rows = operation.rows().size();
		String count = rows.isPresent() ? rows.getAsLong() + " " : "";
		return "insert " + count + (count.equals("1 ") ? "row" : "rows") + " into '" + operation.table() + "'";
	}

	@Override
	public String visit(AlterTable operation) {
		return operation.changes()
			.stream()
			.map((change) -> change.accept(this))
			.collect(Collectors.joining("; ", "alter table '" + operation.table() + "' in one: ", ""));
	}

	@Override
	public String visit(RenameConstraint operation) {
		return "rename constraint '" + operation.table() + "." + operation.from() + "' to '" + operation.to() + "'";
	}

	@Override
	public String visit(ValidateConstraint operation) {
		return "validate constraint '" + operation.name() + "' on '" + operation.table() + "'";
	}

	@Override
	public String visit(AddConstraintUsingIndex operation) {
		Constraint constraint = operation.constraint();
		return "add " + kind(constraint) + named(constraint.name()) + " on "
				+ columns(operation.table(), constraint.columns()) + " using index" + named(operation.index().name());
	}

	@Override
	public String visit(DropConstraintKeepingIndex operation) {
		Constraint constraint = operation.constraint();
		return "drop " + kind(constraint) + named(constraint.name()) + " on "
				+ columns(operation.table(), constraint.columns()) + " keeping index" + named(operation.index().name());
	}

	@Override
	public String visit(RenameIndex operation) {
		return "rename index '" + operation.table() + "." + operation.from() + "' to '" + operation.to() + "'";
	}

	@Override
	public String visit(RenameSequence operation) {
		return "rename sequence '" + operation.from() + "' to '" + operation.to() + "'";
	}

	@Override
	public String visit(AddEnumValue operation) {
		return "add value '" + operation.value() + "' to enum type '" + operation.type() + "'"
				+ ((operation.before() != null) ? " before '" + operation.before() + "'" : "")
				+ ((operation.after() != null) ? " after '" + operation.after() + "'" : "");
	}

	@Override
	public String visit(DropEnumValue operation) {
		return "drop value '" + operation.value() + "' of enum type '" + operation.type() + "'";
	}

	@Override
	public String visit(RenameEnumValue operation) {
		return "rename value '" + operation.from() + "' of enum type '" + operation.type() + "' to '" + operation.to()
				+ "'";
	}

	@Override
	public String visit(CreateCompositeType operation) {
		return "create composite type '" + operation.type().name() + "'";
	}

	@Override
	public String visit(DropCompositeType operation) {
		return "drop composite type '" + operation.type() + "'";
	}

	@Override
	public String visit(AlterCompositeType operation) {
		List<String> changes = changes(operation.from(), operation.to());
		return "alter composite type '" + operation.to().name() + "'"
				+ (changes.isEmpty() ? "" : ": " + String.join(", ", changes));
	}

	@Override
	public String visit(CreateSchema operation) {
		return "create schema '" + operation.schema() + "'";
	}

	@Override
	public String visit(DropSchema operation) {
		return "drop schema '" + operation.schema() + "'";
	}

	@Override
	public String visit(ReplaceObject operation) {
		return ((operation.from() != null) ? "replace " : "create ") + object(operation.to().key());
	}

	@Override
	public String visit(DropObject operation) {
		return "drop " + object(operation.object());
	}

	private static String object(ObjectKey key) {
		return key.kind().words() + " '" + key.name() + ((key.arguments() != null) ? key.arguments() : "") + "'"
				+ ((key.table() != null) ? " on '" + key.table() + "'" : "");
	}

	private static List<String> changes(CompositeType from, CompositeType to) {
		List<String> changes = new ArrayList<>();
		for (Attribute attribute : from.attributes()) {
			Optional<Attribute> after = to.attribute(attribute.name());
			if (after.isEmpty()) {
				changes.add("without '" + attribute.name() + "'");
			}
			else {
				String of = "of '" + attribute.name() + "'";
				add(changes, "type " + of, attribute.type(), after.get().type());
				if (!Objects.equals(attribute.comment(), after.get().comment())) {
					changes.add(comment(attribute.comment(), after.get().comment()) + " " + of);
				}
			}
		}
		to.attributes()
			.stream()
			.filter((attribute) -> from.attribute(attribute.name()).isEmpty())
			.forEach((attribute) -> changes.add("with '" + attribute.name() + "' " + attribute.type()));
		if (!Objects.equals(from.comment(), to.comment())) {
			changes.add(comment(from.comment(), to.comment()));
		}
		return (changes.isEmpty() && !from.equals(to)) ? List.of("another order") : changes;
	}

	private static List<String> changes(Column from, Column to) {
		List<String> changes = new ArrayList<>();
		add(changes, "name", from.name(), to.name());
		add(changes, "type", from.type(), to.type());
		if (from.nullable() != to.nullable()) {
			changes.add(to.nullable() ? "nullable" : "not null");
		}
		add(changes, "default", from.defaultValue(), to.defaultValue());
		addIdentity(changes, from.identity(), to.identity());
		if (!Objects.equals(from.generated(), to.generated())) {
			changes.add("generated " + text(from.generated()) + " -> " + text(to.generated()));
		}
		if (!Objects.equals(from.comment(), to.comment())) {
			changes.add(comment(from.comment(), to.comment()));
		}
		return changes;
	}

	private static void addIdentity(List<String> changes, @Nullable Identity from, @Nullable Identity to) {
		if (Objects.equals(from, to)) {
			return;
		}
		if (from == null || to == null || from.always() != to.always()) {
			changes.add("identity " + text(from) + " -> " + text(to));
		}
		if (from != null && to != null) {
			addOptions(changes, from.options(), to.options());
		}
	}

	private static void addOptions(List<String> changes, SequenceOptions from, SequenceOptions to) {
		add(changes, "start", from.start(), to.start());
		add(changes, "increment", from.increment(), to.increment());
		add(changes, "minimum", from.minimum(), to.minimum());
		add(changes, "maximum", from.maximum(), to.maximum());
		add(changes, "cache", from.cache(), to.cache());
		if (from.cycle() != to.cycle()) {
			changes.add(to.cycle() ? "cycle" : "no cycle");
		}
	}

	private static void add(List<String> changes, String what, @Nullable Object from, @Nullable Object to) {
		if (!Objects.equals(from, to)) {
			changes.add(what + " " + text(from) + " -> " + text(to));
		}
	}

	private static String comment(@Nullable String from, @Nullable String to) {
		return "comment " + ((from != null) ? "'" + from + "'" : "none") + " -> "
				+ ((to != null) ? "'" + to + "'" : "none");
	}

	private static String text(@Nullable Object value) {
		if (value instanceof Generated generated) {
			return "(" + generated.expression() + ") " + (generated.stored() ? "stored" : "virtual");
		}
		if (value instanceof Identity identity) {
			return identity.always() ? "always" : "by default";
		}
		return (value != null) ? value.toString() : "none";
	}

	private static String kind(Constraint constraint) {
		if (constraint instanceof PrimaryKey) {
			return "primary key";
		}
		if (constraint instanceof ForeignKey) {
			return "foreign key";
		}
		if (constraint instanceof ExcludeConstraint) {
			return "exclusion constraint";
		}
		return (constraint instanceof CheckConstraint) ? "check constraint" : "unique constraint";
	}

	private static String kind(Index index) {
		return index.unique() ? "unique index" : "index";
	}

	private static String named(@Nullable Name name) {
		return (name != null) ? " '" + name + "'" : "";
	}

	private static String columns(QualifiedName table, Collection<?> columns) {
		return "'" + table + (columns.isEmpty() ? ""
				: columns.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"))) + "'";
	}

	private static String target(Constraint constraint) {
		return (constraint instanceof ForeignKey key) ? " to " + columns(key.referencedTable(), key.referencedColumns())
				: "";
	}

	private static String element(IndexElement element) {
		Expression expression = element.expression();
		return ((expression != null) ? expression.source() : String.valueOf(element.column()))
				+ (element.descending() ? " desc" : "");
	}

}
