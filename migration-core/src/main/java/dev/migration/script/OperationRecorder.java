package dev.migration.script;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.migration.dialect.Dialect;
import dev.migration.operation.AlterCompositeType;
import dev.migration.operation.AlterSequence;
import dev.migration.operation.AlterTable;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.DropObject;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameEnumValue;
import dev.migration.operation.RenameSequence;
import dev.migration.operation.RenameTable;
import dev.migration.operation.ReplaceObject;
import dev.migration.operation.Rows;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Name;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Turns the calls of a script into operations, completes them and hands them on in lists:
 * at each barrier (data work, a question to the database) and at the end. For the runner;
 * scripts see {@link Operations} only.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class OperationRecorder extends RecordedObjects implements Operations {

	private final Dialect dialect;

	private final ScriptArguments arguments;

	private final OperationTarget target;

	private final RecordedOperations pending;

	private final RecordedObjects guarded;

	/**
	 * Create a recorder.
	 * @param dialect the language of the database
	 * @param naming the names of constraints and indexes that the script does not name
	 * @param arguments what the script is told
	 * @param target where the operations go
	 */
	public OperationRecorder(Dialect dialect, NamingConvention naming, ScriptArguments arguments,
			OperationTarget target) {
		this(dialect, naming, arguments, target, new RecordedOperations(naming.limit(), dialect));
	}

	private OperationRecorder(Dialect dialect, NamingConvention naming, ScriptArguments arguments,
			OperationTarget target, RecordedOperations pending) {
		super(dialect, naming, target, pending, false);
		this.dialect = dialect;
		this.arguments = arguments;
		this.target = target;
		this.pending = pending;
		this.guarded = new RecordedObjects(dialect, naming, target, pending, true);
	}

	/**
	 * Hand on what is still pending. Called when the script has ended.
	 */
	public void end() {
		drain(this.target::applyLast);
	}

	private void flush() {
		drain(this.target::apply);
	}

	private void drain(Consumer<List<Operation>> to) {
		List<Operation> operations = this.pending.drain();
		if (!operations.isEmpty()) {
			to.accept(operations);
		}
	}

	@Override
	public Map<String, String> arguments() {
		return this.arguments.values();
	}

	@Override
	public @Nullable String tag() {
		return this.arguments.tag();
	}

	@Override
	public CreateOperations ifNotExists() {
		return this.guarded;
	}

	@Override
	public DropOperations ifExists() {
		return this.guarded;
	}

	@Override
	public void batch(String table, Consumer<TableOperations> changes) {
		flush();
		RecordedOperations recorded = this.pending.another();
		changes.accept(table(table, recorded));
		this.pending.add(new AlterTable(Ddl.qualifiedName(table), recorded.drain()));
	}

	@Override
	public void renameTable(String table, String newName) {
		QualifiedName from = Ddl.qualifiedName(table);
		this.pending.add(new RenameTable(from, renamed(from, newName)));
	}

	private static QualifiedName renamed(QualifiedName from, String newName) {
		QualifiedName to = Ddl.qualifiedName(newName);
		return (to.schema() != null) ? to : from.sibling(to.name());
	}

	@Override
	public void createTableComment(String table, String comment) {
		table(table).createTableComment(comment);
	}

	@Override
	public void dropTableComment(String table) {
		table(table).dropTableComment();
	}

	@Override
	public void alterColumn(String table, String column, ColumnChange change) {
		flush();
		table(table).alterColumn(column, change);
	}

	@Override
	public void alterColumn(String table, String column, ColumnChange change, ExistingColumn existing) {
		table(table).alterColumn(column, change, existing);
	}

	@Override
	public void createPrimaryKey(String table, PrimaryKeySpec key) {
		table(table).createPrimaryKey(key);
	}

	@Override
	public void createPrimaryKey(String table, PrimaryKeyUsingIndexSpec key) {
		table(table).createPrimaryKey(key);
	}

	@Override
	public void createUniqueConstraint(String table, UniqueSpec constraint) {
		table(table).createUniqueConstraint(constraint);
	}

	@Override
	public void createUniqueConstraint(String table, UniqueUsingIndexSpec constraint) {
		table(table).createUniqueConstraint(constraint);
	}

	@Override
	public void createForeignKey(String table, ForeignKeySpec key) {
		table(table).createForeignKey(key);
	}

	@Override
	public void createCheckConstraint(String table, CheckSpec constraint) {
		table(table).createCheckConstraint(constraint);
	}

	@Override
	public void createExcludeConstraint(String table, ExcludeSpec constraint) {
		table(table).createExcludeConstraint(constraint);
	}

	@Override
	public void dropConstraintKeepingIndex(String table, UsingIndexSpec constraint) {
		table(table).dropConstraintKeepingIndex(constraint);
	}

	@Override
	public void renameConstraint(String table, String name, String newName) {
		table(table).renameConstraint(name, newName);
	}

	@Override
	public void validateConstraint(String table, String name) {
		table(table).validateConstraint(name);
	}

	@Override
	public void renameIndex(String table, String name, String newName) {
		table(table).renameIndex(name, newName);
	}

	@Override
	public void renameSequence(String sequence, String newName) {
		QualifiedName from = Ddl.qualifiedName(sequence);
		this.pending.add(new RenameSequence(from, renamed(from, newName)));
	}

	@Override
	public void alterCompositeType(CompositeTypeSpec type, CompositeTypeSpec existing) {
		this.pending.add(new AlterCompositeType(existing.resolve(this.dialect), type.resolve(this.dialect)));
	}

	@Override
	public void alterSequence(SequenceSpec sequence, SequenceSpec existing) {
		this.pending.add(new AlterSequence(existing.resolve(this.dialect), sequence.resolve(this.dialect)));
	}

	@Override
	public void renameEnumValue(String type, String value, String newValue) {
		this.pending.add(new RenameEnumValue(Ddl.qualifiedName(type), value, newValue));
	}

	@Override
	public void createOrReplace(ObjectSpec object) {
		flush();
		DatabaseObject to = object.object();
		this.pending.add(new ReplaceObject(this.target.existingObject(to.key()), to));
	}

	@Override
	public void createOrReplace(ObjectSpec object, ObjectSpec existing) {
		this.pending.add(new ReplaceObject(existing.object(), object.object()));
	}

	@Override
	public void restore(ObjectReference object) {
		flush();
		ObjectKey key = object.key();
		DatabaseObject existing = this.target.existingObject(key);
		DatabaseObject replaced = this.target.replacedObject(key);
		this.pending
			.add((replaced != null) ? new ReplaceObject(existing, replaced) : new DropObject(key, existing, false));
	}

	@Override
	public void execute(String sql, @Nullable Object... parameters) {
		flush();
		this.target.apply(List.of(new ExecuteSql(sql, Arrays.asList(parameters))));
	}

	@Override
	public void bulkInsert(String table, RowsSpec rows) {
		bulkInsert(rows.into(Ddl.qualifiedName(table), this.dialect));
	}

	@Override
	public void bulkInsert(String table, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
		bulkInsert(new BulkInsert(Ddl.qualifiedName(table), columns.stream().map(Name::of).toList(), List.of(),
				Rows.of(rows)));
	}

	private void bulkInsert(BulkInsert operation) {
		this.pending.checkNames(operation);
		flush();
		this.target.apply(List.of(operation));
	}

	@Override
	public void run(String name, Consumer<JdbcClient> work) {
		flush();
		this.target.run(name, work);
	}

}
