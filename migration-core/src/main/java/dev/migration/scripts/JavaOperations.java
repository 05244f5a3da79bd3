package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.migration.dialect.Dialect;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddConstraintUsingIndex;
import dev.migration.operation.AddEnumValue;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterCompositeType;
import dev.migration.operation.AlterSequence;
import dev.migration.operation.AlterTable;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateCompositeType;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropCompositeType;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropConstraintKeepingIndex;
import dev.migration.operation.DropEnumType;
import dev.migration.operation.DropEnumValue;
import dev.migration.operation.DropIndex;
import dev.migration.operation.DropObject;
import dev.migration.operation.DropSchema;
import dev.migration.operation.DropSequence;
import dev.migration.operation.DropTable;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.OperationVisitor;
import dev.migration.operation.RenameConstraint;
import dev.migration.operation.RenameEnumValue;
import dev.migration.operation.RenameIndex;
import dev.migration.operation.RenameSequence;
import dev.migration.operation.RenameTable;
import dev.migration.operation.ReplaceObject;
import dev.migration.operation.SetTableComment;
import dev.migration.operation.ValidateConstraint;
import dev.migration.schema.ColumnType;
import dev.migration.schema.CompositeType;
import dev.migration.schema.Constraint;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Sequence;
import dev.migration.schema.UniqueConstraint;
import dev.migration.scripts.JavaExpression.Block;
import dev.migration.scripts.JavaExpression.Call;
import org.jspecify.annotations.Nullable;

/**
 * Operations as the calls of {@link dev.migration.script.Operations} that record them.
 */
final class JavaOperations implements OperationVisitor<Call> {

	private final JavaColumns columns;

	private final JavaElements elements;

	private final String receiver;

	private final boolean inBatch;

	JavaOperations(Supplier<Dialect> dialect) {
		this(new JavaColumns(dialect), "op", false);
	}

	private JavaOperations(JavaColumns columns, String receiver, boolean inBatch) {
		this.columns = columns;
		this.elements = new JavaElements(columns);
		this.receiver = receiver;
		this.inBatch = inBatch;
	}

	@Override
	public Call visit(CreateTable operation) {
		List<JavaExpression> arguments = new ArrayList<>();
		arguments.add(JavaValues.name(operation.table().name()));
		arguments.addAll(this.elements.elements(operation.table()));
		return call(create("createTable", operation.ifNotExists()), arguments).onePerLine();
	}

	@Override
	public Call visit(DropTable operation) {
		return op(drop("dropTable", operation.ifExists()), operation.table());
	}

	@Override
	public Call visit(RenameTable operation) {
		return op("renameTable", operation.from(), sibling(operation.to()));
	}

	@Override
	public Call visit(SetTableComment operation) {
		return (operation.to() != null)
				? onTable("createTableComment", operation.table(), JavaValues.string(operation.to()))
				: onTable("dropTableComment", operation.table());
	}

	@Override
	public Call visit(AlterTable operation) {
		JavaOperations batch = new JavaOperations(this.columns, "batch", true);
		List<Call> changes = operation.changes().stream().map((change) -> change.accept(batch)).toList();
		return op("batch", operation.table(), new Block("batch", changes));
	}

	@Override
	public Call visit(AddColumn operation) {
		return onTable(create("addColumn", operation.ifNotExists()), operation.table(),
				this.columns.column(operation.column(), false));
	}

	@Override
	public Call visit(DropColumn operation) {
		return onTable(drop("dropColumn", operation.ifExists()), operation.table(),
				JavaValues.name(operation.column()));
	}

	@Override
	public Call visit(AlterColumn operation) {
		return onTable("alterColumn", operation.table(), JavaValues.name(operation.from().name()),
				this.columns.change(operation), this.columns.existing(operation.from()));
	}

	@Override
	public Call visit(AddConstraint operation) {
		return onTable(method(operation.constraint()), operation.table(),
				JavaElements.constraint(operation.constraint()));
	}

	private static String method(Constraint constraint) {
		if (constraint instanceof PrimaryKey) {
			return "createPrimaryKey";
		}
		if (constraint instanceof UniqueConstraint) {
			return "createUniqueConstraint";
		}
		if (constraint instanceof ExcludeConstraint) {
			return "createExcludeConstraint";
		}
		return (constraint instanceof ForeignKey) ? "createForeignKey" : "createCheckConstraint";
	}

	@Override
	public Call visit(DropConstraint operation) {
		String method = operation.primaryKey() ? "dropPrimaryKey" : "dropConstraint";
		return onTable(drop(method, operation.ifExists()), operation.table(), JavaValues.name(operation.name()));
	}

	@Override
	public Call visit(RenameConstraint operation) {
		return onTable("renameConstraint", operation.table(), JavaValues.name(operation.from()),
				JavaValues.name(operation.to()));
	}

	@Override
	public Call visit(ValidateConstraint operation) {
		return onTable("validateConstraint", operation.table(), JavaValues.name(operation.name()));
	}

	@Override
	public Call visit(AddConstraintUsingIndex operation) {
		return onTable(method(operation.constraint()), operation.table(),
				JavaElements.usingIndex(operation.constraint(), operation.index()));
	}

	@Override
	public Call visit(DropConstraintKeepingIndex operation) {
		return onTable("dropConstraintKeepingIndex", operation.table(),
				JavaElements.usingIndex(operation.constraint(), operation.index()));
	}

	@Override
	public Call visit(CreateIndex operation) {
		Call index = JavaElements.index(operation.index());
		return onTable(create("createIndex", operation.ifNotExists()), operation.table(),
				operation.concurrently() ? index.then("concurrently") : index);
	}

	@Override
	public Call visit(DropIndex operation) {
		String method = operation.concurrently() ? "dropIndexConcurrently" : "dropIndex";
		return onTable(drop(method, operation.ifExists()), operation.table(), JavaValues.name(operation.name()));
	}

	@Override
	public Call visit(RenameIndex operation) {
		return onTable("renameIndex", operation.table(), JavaValues.name(operation.from()),
				JavaValues.name(operation.to()));
	}

	@Override
	public Call visit(CreateSequence operation) {
		return call(create("createSequence", operation.ifNotExists()), List.of(sequence(operation.sequence())));
	}

	@Override
	public Call visit(DropSequence operation) {
		return op(drop("dropSequence", operation.ifExists()), operation.sequence());
	}

	@Override
	public Call visit(RenameSequence operation) {
		return op("renameSequence", operation.from(), sibling(operation.to()));
	}

	@Override
	public Call visit(AlterSequence operation) {
		return call("alterSequence", List.of(sequence(operation.to()), sequence(operation.from())));
	}

	private Call sequence(Sequence sequence) {
		Call call = Call.ddl("sequence", JavaValues.name(sequence.name()));
		if (!this.columns.isBigint(sequence.type())) {
			call = call.then("as", this.columns.type(sequence.type()));
		}
		return JavaColumns.counting(call, sequence.options());
	}

	@Override
	public Call visit(CreateEnumType operation) {
		List<JavaExpression> arguments = new ArrayList<>(List.of(JavaValues.name(operation.type().name())));
		operation.type().values().forEach((value) -> arguments.add(JavaValues.string(value)));
		return call(create("createEnumType", operation.ifNotExists()), arguments);
	}

	@Override
	public Call visit(DropEnumType operation) {
		return op(drop("dropEnumType", operation.ifExists()), operation.type());
	}

	@Override
	public Call visit(AddEnumValue operation) {
		return op(create("addEnumValue", operation.ifNotExists()), operation.type(),
				position(operation.value(), operation.before(), operation.after()));
	}

	@Override
	public Call visit(DropEnumValue operation) {
		return op(drop("dropEnumValue", operation.ifExists()), operation.type(),
				position(operation.value(), operation.before(), operation.after()));
	}

	private static JavaExpression[] position(String value, @Nullable String before, @Nullable String after) {
		List<JavaExpression> arguments = new ArrayList<>(List.of(JavaValues.string(value)));
		if (before != null) {
			arguments.add(Call.ddl("before", JavaValues.string(before)));
		}
		if (after != null) {
			arguments.add(Call.ddl("after", JavaValues.string(after)));
		}
		return arguments.toArray(JavaExpression[]::new);
	}

	@Override
	public Call visit(RenameEnumValue operation) {
		return op("renameEnumValue", operation.type(), JavaValues.string(operation.from()),
				JavaValues.string(operation.to()));
	}

	@Override
	public Call visit(CreateCompositeType operation) {
		return call(create("createCompositeType", operation.ifNotExists()), List.of(compositeType(operation.type())));
	}

	@Override
	public Call visit(DropCompositeType operation) {
		return op(drop("dropCompositeType", operation.ifExists()), operation.type());
	}

	@Override
	public Call visit(AlterCompositeType operation) {
		return call("alterCompositeType", List.of(compositeType(operation.to()), compositeType(operation.from())));
	}

	private Call compositeType(CompositeType type) {
		List<JavaExpression> arguments = new ArrayList<>(List.of(JavaValues.name(type.name())));
		type.attributes().forEach((attribute) -> arguments.add(this.columns.attribute(attribute)));
		Call call = Call.ddl("compositeType", arguments);
		return (type.comment() != null) ? call.then("comment", JavaValues.string(type.comment())) : call;
	}

	@Override
	public Call visit(CreateSchema operation) {
		return call(create("createSchema", operation.ifNotExists()), List.of(JavaValues.name(operation.schema())));
	}

	@Override
	public Call visit(DropSchema operation) {
		return call(drop("dropSchema", operation.ifExists()), List.of(JavaValues.name(operation.schema())));
	}

	@Override
	public Call visit(ReplaceObject operation) {
		List<JavaExpression> arguments = new ArrayList<>(List.of(JavaObjects.spec(operation.to())));
		if (operation.from() != null) {
			arguments.add(JavaObjects.spec(operation.from()));
		}
		return call("createOrReplace", arguments);
	}

	@Override
	public Call visit(DropObject operation) {
		return call(drop("drop", operation.ifExists()), List.of(JavaObjects.reference(operation.object())));
	}

	@Override
	public Call visit(ExecuteSql operation) {
		List<JavaExpression> arguments = new ArrayList<>(List.of(JavaValues.sql(operation.sql())));
		arguments.addAll(JavaValues.varargs(operation.parameters().stream().map(JavaValues::value).toList()));
		return call("execute", arguments);
	}

	@Override
	public Call visit(BulkInsert operation) {
		return op("bulkInsert", operation.table(), rows(operation));
	}

	private Call rows(BulkInsert operation) {
		Call call = Call.ddl("rows",
				operation.types().isEmpty() ? JavaValues.names(operation.columns())
						: IntStream.range(0, operation.columns().size())
							.mapToObj((i) -> typed(operation.columns().get(i), operation.types().get(i)))
							.toList());
		for (List<@Nullable Object> row : operation.rows()) {
			call = call.then("row", JavaValues.varargs(row.stream().map(JavaValues::value).toList()));
		}
		return call;
	}

	private Call typed(Name column, @Nullable ColumnType type) {
		return Call.ddl("column", JavaValues.name(column), this.columns.type(Objects.requireNonNull(type)));
	}

	private static JavaExpression sibling(QualifiedName name) {
		return JavaValues.name(new QualifiedName(null, name.name()));
	}

	/** A method on the table of a batch, which the batch knows already. */
	private Call onTable(String method, QualifiedName table, JavaExpression... more) {
		return this.inBatch ? call(method, List.of(more)) : op(method, table, more);
	}

	private Call op(String method, QualifiedName name, JavaExpression... more) {
		List<JavaExpression> arguments = new ArrayList<>(List.of(JavaValues.name(name)));
		arguments.addAll(List.of(more));
		return call(method, arguments);
	}

	private Call call(String method, List<? extends JavaExpression> arguments) {
		return Call.of(this.receiver + "." + method, null, arguments);
	}

	private static String create(String method, boolean ifNotExists) {
		return ifNotExists ? "ifNotExists()." + method : method;
	}

	private static String drop(String method, boolean ifExists) {
		return ifExists ? "ifExists()." + method : method;
	}

}
