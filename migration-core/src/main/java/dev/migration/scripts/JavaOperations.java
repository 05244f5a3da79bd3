package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterSequence;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropEnumType;
import dev.migration.operation.DropIndex;
import dev.migration.operation.DropSequence;
import dev.migration.operation.DropTable;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.OperationVisitor;
import dev.migration.operation.RenameTable;
import dev.migration.operation.SetTableComment;
import dev.migration.schema.Constraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Sequence;
import dev.migration.schema.UniqueConstraint;
import dev.migration.scripts.JavaExpression.Call;

/**
 * Operations as the calls of {@link dev.migration.script.Operations} that record them.
 */
final class JavaOperations implements OperationVisitor<Call> {

	private final JavaColumns columns;

	private final JavaElements elements;

	JavaOperations(Dialect dialect) {
		this.columns = new JavaColumns(dialect);
		this.elements = new JavaElements(this.columns);
	}

	@Override
	public Call visit(CreateTable operation) {
		List<JavaExpression> arguments = new ArrayList<>();
		arguments.add(JavaValues.name(operation.table().name()));
		arguments.addAll(this.elements.elements(operation.table()));
		return op("createTable", arguments).onePerLine();
	}

	@Override
	public Call visit(DropTable operation) {
		return op("dropTable", operation.table());
	}

	@Override
	public Call visit(RenameTable operation) {
		return op("renameTable", operation.from(), JavaValues.name(operation.to().name()));
	}

	@Override
	public Call visit(SetTableComment operation) {
		return (operation.to() != null) ? op("createTableComment", operation.table(), JavaValues.string(operation.to()))
				: op("dropTableComment", operation.table());
	}

	@Override
	public Call visit(AddColumn operation) {
		return op("addColumn", operation.table(), this.columns.column(operation.column(), false));
	}

	@Override
	public Call visit(DropColumn operation) {
		return op("dropColumn", operation.table(), JavaValues.name(operation.column()));
	}

	@Override
	public Call visit(AlterColumn operation) {
		return op("alterColumn", operation.table(), JavaValues.name(operation.from().name()),
				this.columns.change(operation), this.columns.existing(operation.from()));
	}

	@Override
	public Call visit(AddConstraint operation) {
		return op(method(operation.constraint()), operation.table(), JavaElements.constraint(operation.constraint()));
	}

	private static String method(Constraint constraint) {
		if (constraint instanceof PrimaryKey) {
			return "createPrimaryKey";
		}
		if (constraint instanceof UniqueConstraint) {
			return "createUniqueConstraint";
		}
		return (constraint instanceof ForeignKey) ? "createForeignKey" : "createCheckConstraint";
	}

	@Override
	public Call visit(DropConstraint operation) {
		return op("dropConstraint", operation.table(), JavaValues.name(operation.name()));
	}

	@Override
	public Call visit(CreateIndex operation) {
		return op("createIndex", operation.table(), JavaElements.index(operation.index()));
	}

	@Override
	public Call visit(DropIndex operation) {
		return op("dropIndex", operation.table(), JavaValues.name(operation.name()));
	}

	@Override
	public Call visit(CreateSequence operation) {
		return Call.of("op.createSequence", sequence(operation.sequence()));
	}

	@Override
	public Call visit(DropSequence operation) {
		return op("dropSequence", operation.sequence());
	}

	@Override
	public Call visit(AlterSequence operation) {
		return Call.of("op.alterSequence", sequence(operation.to()), sequence(operation.from()));
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
		return op("createEnumType", arguments);
	}

	@Override
	public Call visit(DropEnumType operation) {
		return op("dropEnumType", operation.type());
	}

	@Override
	public Call visit(ExecuteSql operation) {
		List<JavaExpression> arguments = new ArrayList<>(List.of(JavaValues.sql(operation.sql())));
		arguments.addAll(JavaValues.varargs(operation.parameters().stream().map(JavaValues::value).toList()));
		return op("execute", arguments);
	}

	@Override
	public Call visit(BulkInsert operation) {
		List<JavaExpression> rows = operation.rows()
			.stream()
			.map((row) -> JavaValues.list(row.stream().map(JavaValues::value).toList()))
			.toList();
		return op("bulkInsert", operation.table(), JavaValues.list(JavaValues.names(operation.columns())),
				JavaValues.list(rows));
	}

	private static Call op(String method, QualifiedName name, JavaExpression... more) {
		List<JavaExpression> arguments = new ArrayList<>(List.of(JavaValues.name(name)));
		arguments.addAll(List.of(more));
		return op(method, arguments);
	}

	private static Call op(String method, List<JavaExpression> arguments) {
		return Call.of("op." + method, null, arguments);
	}

}
