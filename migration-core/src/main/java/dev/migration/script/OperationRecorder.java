package dev.migration.script;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.migration.dialect.Dialect;
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
public final class OperationRecorder implements Operations {

	private final Dialect dialect;

	private final ScriptArguments arguments;

	private final OperationTarget target;

	private final RecordedOperations pending;

	private final RecordedObjects objects;

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
		this.dialect = dialect;
		this.arguments = arguments;
		this.target = target;
		this.pending = new RecordedOperations(naming.limit(), dialect);
		this.objects = new RecordedObjects(dialect, naming, target, this.pending, false);
		this.guarded = new RecordedObjects(dialect, naming, target, this.pending, true);
	}

	/**
	 * Hand on what is still pending. Called when the script has ended.
	 */
	public void flush() {
		List<Operation> operations = this.pending.drain();
		if (!operations.isEmpty()) {
			this.target.apply(operations);
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
		changes.accept(this.objects.table(table, recorded));
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
		this.objects.table(table).createTableComment(comment);
	}

	@Override
	public void dropTableComment(String table) {
		this.objects.table(table).dropTableComment();
	}

	@Override
	public void alterColumn(String table, String column, ColumnChange change) {
		flush();
		this.objects.table(table).alterColumn(column, change);
	}

	@Override
	public void alterColumn(String table, String column, ColumnChange change, ExistingColumn existing) {
		this.objects.table(table).alterColumn(column, change, existing);
	}

	@Override
	public void createPrimaryKey(String table, PrimaryKeySpec key) {
		this.objects.table(table).createPrimaryKey(key);
	}

	@Override
	public void createPrimaryKey(String table, PrimaryKeyUsingIndexSpec key) {
		this.objects.table(table).createPrimaryKey(key);
	}

	@Override
	public void createUniqueConstraint(String table, UniqueSpec constraint) {
		this.objects.table(table).createUniqueConstraint(constraint);
	}

	@Override
	public void createUniqueConstraint(String table, UniqueUsingIndexSpec constraint) {
		this.objects.table(table).createUniqueConstraint(constraint);
	}

	@Override
	public void createForeignKey(String table, ForeignKeySpec key) {
		this.objects.table(table).createForeignKey(key);
	}

	@Override
	public void createCheckConstraint(String table, CheckSpec constraint) {
		this.objects.table(table).createCheckConstraint(constraint);
	}

	@Override
	public void createExcludeConstraint(String table, ExcludeSpec constraint) {
		this.objects.table(table).createExcludeConstraint(constraint);
	}

	@Override
	public void dropConstraintKeepingIndex(String table, UsingIndexSpec constraint) {
		this.objects.table(table).dropConstraintKeepingIndex(constraint);
	}

	@Override
	public void renameConstraint(String table, String name, String newName) {
		this.objects.table(table).renameConstraint(name, newName);
	}

	@Override
	public void validateConstraint(String table, String name) {
		this.objects.table(table).validateConstraint(name);
	}

	@Override
	public void renameIndex(String table, String name, String newName) {
		this.objects.table(table).renameIndex(name, newName);
	}

	@Override
	public void createTable(String table, TableElement... elements) {
		this.objects.createTable(table, elements);
	}

	@Override
	public void addColumn(String table, ColumnSpec column) {
		this.objects.addColumn(table, column);
	}

	@Override
	public void createIndex(String table, IndexSpec index) {
		this.objects.createIndex(table, index);
	}

	@Override
	public void createIndex(String table, ConcurrentIndexSpec index) {
		this.objects.createIndex(table, index);
	}

	@Override
	public void createSequence(SequenceSpec sequence) {
		this.objects.createSequence(sequence);
	}

	@Override
	public void createEnumType(String name, String... values) {
		this.objects.createEnumType(name, values);
	}

	@Override
	public void addEnumValue(String type, String value) {
		this.objects.addEnumValue(type, value);
	}

	@Override
	public void addEnumValue(String type, String value, EnumPosition position) {
		this.objects.addEnumValue(type, value, position);
	}

	@Override
	public void createSchema(String name) {
		this.objects.createSchema(name);
	}

	@Override
	public void dropTable(String table) {
		this.objects.dropTable(table);
	}

	@Override
	public void dropColumn(String table, String column) {
		this.objects.dropColumn(table, column);
	}

	@Override
	public void dropIndex(String table, String name) {
		this.objects.dropIndex(table, name);
	}

	@Override
	public void dropIndexConcurrently(String table, String name) {
		this.objects.dropIndexConcurrently(table, name);
	}

	@Override
	public void dropConstraint(String table, String name) {
		this.objects.dropConstraint(table, name);
	}

	@Override
	public void dropPrimaryKey(String table, String name) {
		this.objects.dropPrimaryKey(table, name);
	}

	@Override
	public void dropSequence(String name) {
		this.objects.dropSequence(name);
	}

	@Override
	public void dropEnumType(String name) {
		this.objects.dropEnumType(name);
	}

	@Override
	public void dropEnumValue(String type, String value) {
		this.objects.dropEnumValue(type, value);
	}

	@Override
	public void dropEnumValue(String type, String value, EnumPosition position) {
		this.objects.dropEnumValue(type, value, position);
	}

	@Override
	public void dropSchema(String name) {
		this.objects.dropSchema(name);
	}

	@Override
	public void drop(ObjectReference object) {
		this.objects.drop(object);
	}

	@Override
	public void renameSequence(String sequence, String newName) {
		QualifiedName from = Ddl.qualifiedName(sequence);
		this.pending.add(new RenameSequence(from, renamed(from, newName)));
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
