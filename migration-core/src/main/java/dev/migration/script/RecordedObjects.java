package dev.migration.script;

import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.operation.AddEnumValue;
import dev.migration.operation.CreateCompositeType;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropCompositeType;
import dev.migration.operation.DropEnumType;
import dev.migration.operation.DropEnumValue;
import dev.migration.operation.DropObject;
import dev.migration.operation.DropSchema;
import dev.migration.operation.DropSequence;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.schema.EnumType;
import dev.migration.schema.Name;
import dev.migration.schema.NamingConvention;

/**
 * Turns creations and drops into operations, all of them guarded by "if not exists" and
 * "if exists", or none.
 */
sealed class RecordedObjects implements CreateOperations, DropOperations permits OperationRecorder {

	private final Dialect dialect;

	private final NamingConvention naming;

	private final OperationTarget target;

	private final RecordedOperations operations;

	private final boolean guarded;

	RecordedObjects(Dialect dialect, NamingConvention naming, OperationTarget target, RecordedOperations operations,
			boolean guarded) {
		this.dialect = dialect;
		this.naming = naming;
		this.target = target;
		this.operations = operations;
		this.guarded = guarded;
	}

	private void add(Operation operation) {
		this.operations.add(operation);
	}

	final RecordedTable table(String table) {
		return table(table, this.operations);
	}

	final RecordedTable table(String table, RecordedOperations changes) {
		return new RecordedTable(Ddl.qualifiedName(table), this.dialect, this.naming, this.target, changes,
				this.guarded);
	}

	@Override
	public void createTable(String table, TableElement... elements) {
		add(new CreateTable(new TableAssembly(Ddl.qualifiedName(table), this.dialect, this.naming).assemble(elements),
				this.guarded));
	}

	@Override
	public void addColumn(String table, ColumnSpec column) {
		table(table).addColumn(column);
	}

	@Override
	public void createIndex(String table, IndexSpec index) {
		table(table).createIndex(index);
	}

	@Override
	public void createIndex(String table, ConcurrentIndexSpec index) {
		table(table).createIndex(index.index(), true);
	}

	@Override
	public void createSequence(SequenceSpec sequence) {
		add(new CreateSequence(sequence.resolve(this.dialect), this.guarded));
	}

	@Override
	public void createEnumType(String name, String... values) {
		add(new CreateEnumType(new EnumType(Ddl.qualifiedName(name), List.of(values)), this.guarded));
	}

	@Override
	public void addEnumValue(String type, String value) {
		addEnumValue(type, value, new EnumPosition(null, null));
	}

	@Override
	public void addEnumValue(String type, String value, EnumPosition position) {
		add(new AddEnumValue(Ddl.qualifiedName(type), value, position.before(), position.after(), this.guarded));
	}

	@Override
	public void createCompositeType(CompositeTypeSpec type) {
		add(new CreateCompositeType(type.resolve(this.dialect), this.guarded));
	}

	@Override
	public void createSchema(String name) {
		add(new CreateSchema(Name.of(name), this.guarded));
	}

	@Override
	public void dropTable(String table) {
		add(new DropTable(Ddl.qualifiedName(table), null, this.guarded));
	}

	@Override
	public void dropColumn(String table, String column) {
		table(table).dropColumn(column);
	}

	@Override
	public void dropIndex(String table, String name) {
		table(table).dropIndex(name);
	}

	@Override
	public void dropIndexConcurrently(String table, String name) {
		table(table).dropIndex(name, true);
	}

	@Override
	public void dropConstraint(String table, String name) {
		table(table).dropConstraint(name);
	}

	@Override
	public void dropPrimaryKey(String table, String name) {
		table(table).dropPrimaryKey(name);
	}

	@Override
	public void dropSequence(String name) {
		add(new DropSequence(Ddl.qualifiedName(name), null, this.guarded));
	}

	@Override
	public void dropEnumType(String name) {
		add(new DropEnumType(Ddl.qualifiedName(name), null, this.guarded));
	}

	@Override
	public void dropEnumValue(String type, String value) {
		dropEnumValue(type, value, new EnumPosition(null, null));
	}

	@Override
	public void dropEnumValue(String type, String value, EnumPosition position) {
		add(new DropEnumValue(Ddl.qualifiedName(type), value, position.before(), position.after(), this.guarded));
	}

	@Override
	public void dropCompositeType(String name) {
		add(new DropCompositeType(Ddl.qualifiedName(name), null, this.guarded));
	}

	@Override
	public void dropSchema(String name) {
		add(new DropSchema(Name.of(name), this.guarded));
	}

	@Override
	public void drop(ObjectReference object) {
		add(new DropObject(object.key(), null, this.guarded));
	}

}
