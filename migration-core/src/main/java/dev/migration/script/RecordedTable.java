package dev.migration.script;

import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddConstraintUsingIndex;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropConstraintKeepingIndex;
import dev.migration.operation.DropIndex;
import dev.migration.operation.InvalidOperationException;
import dev.migration.operation.RenameConstraint;
import dev.migration.operation.RenameIndex;
import dev.migration.operation.SetTableComment;
import dev.migration.operation.ValidateConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;

/**
 * Turns changes of one table into operations.
 */
final class RecordedTable implements TableOperations {

	private final QualifiedName table;

	private final Dialect dialect;

	private final NamingConvention naming;

	private final OperationTarget target;

	private final RecordedOperations operations;

	private final boolean guarded;

	RecordedTable(QualifiedName table, Dialect dialect, NamingConvention naming, OperationTarget target,
			RecordedOperations operations, boolean guarded) {
		this.table = table;
		this.dialect = dialect;
		this.naming = naming;
		this.target = target;
		this.operations = operations;
		this.guarded = guarded;
	}

	private RecordedTable guarded() {
		return new RecordedTable(this.table, this.dialect, this.naming, this.target, this.operations, true);
	}

	@Override
	public TableCreateOperations ifNotExists() {
		return guarded();
	}

	@Override
	public TableDropOperations ifExists() {
		return guarded();
	}

	@Override
	public void addColumn(ColumnSpec column) {
		this.operations.add(new AddColumn(this.table, column.resolve(this.dialect), this.guarded));
	}

	@Override
	public void dropColumn(String column) {
		this.operations.add(new DropColumn(this.table, Name.of(column), null, this.guarded));
	}

	@Override
	public void alterColumn(String column, ColumnChange change) {
		Name name = Name.of(column);
		alterColumn(change,
				this.operations.column(this.table, name).orElseGet(() -> this.target.existingColumn(this.table, name)));
	}

	@Override
	public void alterColumn(String column, ColumnChange change, ExistingColumn existing) {
		Column before = existing.resolve(Name.of(column), this.dialect);
		change.emptyCall(before, this.dialect).ifPresent((call) -> {
			throw new InvalidOperationException("A change of column '" + this.table + "." + column + "' calls '" + call
					+ "(...)', which changes nothing against what 'existing(...)' says; leave the call out if the column"
					+ " is so already, or complete 'existing(...)' with everything that the column has now, its default"
					+ " for example.");
		});
		alterColumn(change, before);
	}

	private void alterColumn(ColumnChange change, Column existing) {
		Column altered = change.resolve(existing, this.dialect);
		if (change.isEmpty()) {
			throw new InvalidOperationException("A change of column '" + this.table + "." + existing.name()
					+ "' changes nothing; say what changes, such as 'change().notNull()'.");
		}
		if (change.using() != null && altered.type().equals(existing.type())) {
			throw new InvalidOperationException("Column '" + this.table + "." + existing.name() + "' keeps its type '"
					+ existing.type() + "', but its values are to be converted by '" + change.using()
					+ "'; change the type too, or use an 'UPDATE'.");
		}
		this.operations.add(new AlterColumn(this.table, existing, altered, change.using(), null));
	}

	@Override
	public void createTableComment(String comment) {
		this.operations.add(new SetTableComment(this.table, null, comment));
	}

	@Override
	public void dropTableComment() {
		this.operations.add(new SetTableComment(this.table, null, null));
	}

	@Override
	public void createPrimaryKey(PrimaryKeySpec key) {
		addConstraint(key.key());
	}

	@Override
	public void createPrimaryKey(PrimaryKeyUsingIndexSpec key) {
		addUsingIndex(key);
	}

	@Override
	public void createUniqueConstraint(UniqueSpec constraint) {
		addConstraint(constraint.constraint());
	}

	@Override
	public void createUniqueConstraint(UniqueUsingIndexSpec constraint) {
		addUsingIndex(constraint);
	}

	@Override
	public void createForeignKey(ForeignKeySpec key) {
		addConstraint(key.key());
	}

	@Override
	public void createCheckConstraint(CheckSpec constraint) {
		addConstraint(constraint.constraint());
	}

	@Override
	public void createExcludeConstraint(ExcludeSpec constraint) {
		addConstraint(constraint.constraint());
	}

	private void addConstraint(Constraint constraint) {
		this.operations.add(new AddConstraint(this.table, named(constraint)));
	}

	private void addUsingIndex(UsingIndexSpec spec) {
		this.operations.add(new AddConstraintUsingIndex(this.table, named(spec.constraint()), spec.index()));
	}

	private Constraint named(Constraint constraint) {
		return constraint.withName(this.naming.nameOf(Table.of(this.table, List.of()), constraint));
	}

	@Override
	public void dropConstraintKeepingIndex(UsingIndexSpec constraint) {
		this.operations
			.add(new DropConstraintKeepingIndex(this.table, named(constraint.constraint()), constraint.index()));
	}

	@Override
	public void dropConstraint(String name) {
		this.operations.add(new DropConstraint(this.table, Name.of(name), null, this.guarded));
	}

	@Override
	public void dropPrimaryKey(String name) {
		this.operations.add(new DropConstraint(this.table, Name.of(name), null, this.guarded, true));
	}

	@Override
	public void renameConstraint(String name, String newName) {
		this.operations.add(new RenameConstraint(this.table, Name.of(name), Name.of(newName)));
	}

	@Override
	public void validateConstraint(String name) {
		this.operations.add(new ValidateConstraint(this.table, Name.of(name)));
	}

	@Override
	public void createIndex(IndexSpec index) {
		createIndex(index.index(), false);
	}

	void createIndex(Index index, boolean concurrently) {
		Name name = this.naming.nameOf(Table.of(this.table, List.of()), index);
		this.operations.add(new CreateIndex(this.table, index.withName(name), this.guarded, concurrently));
	}

	@Override
	public void dropIndex(String name) {
		dropIndex(name, false);
	}

	void dropIndex(String name, boolean concurrently) {
		this.operations.add(new DropIndex(this.table, Name.of(name), null, this.guarded, concurrently));
	}

	@Override
	public void renameIndex(String name, String newName) {
		this.operations.add(new RenameIndex(this.table, Name.of(name), Name.of(newName)));
	}

}
