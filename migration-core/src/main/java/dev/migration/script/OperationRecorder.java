package dev.migration.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
import dev.migration.operation.InvalidOperationException;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameTable;
import dev.migration.operation.SetTableComment;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.EnumType;
import dev.migration.schema.Name;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;
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

	private final NamingConvention naming;

	private final ScriptArguments arguments;

	private final OperationTarget target;

	private final List<Operation> pending = new ArrayList<>();

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
		this.naming = naming;
		this.arguments = arguments;
		this.target = target;
	}

	/**
	 * Hand on what is still pending. Called when the script has ended.
	 */
	public void flush() {
		if (!this.pending.isEmpty()) {
			List<Operation> operations = List.copyOf(this.pending);
			this.pending.clear();
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
	public void createTable(String table, TableElement... elements) {
		this.pending.add(new CreateTable(
				new TableAssembly(Ddl.qualifiedName(table), this.dialect, this.naming).assemble(elements)));
	}

	@Override
	public void dropTable(String table) {
		this.pending.add(new DropTable(Ddl.qualifiedName(table), null));
	}

	@Override
	public void renameTable(String table, String newName) {
		QualifiedName from = Ddl.qualifiedName(table);
		this.pending.add(new RenameTable(from, from.sibling(Name.of(newName))));
	}

	@Override
	public void createTableComment(String table, String comment) {
		this.pending.add(new SetTableComment(Ddl.qualifiedName(table), null, comment));
	}

	@Override
	public void dropTableComment(String table) {
		this.pending.add(new SetTableComment(Ddl.qualifiedName(table), null, null));
	}

	@Override
	public void addColumn(String table, ColumnSpec column) {
		this.pending.add(new AddColumn(Ddl.qualifiedName(table), column.resolve(this.dialect)));
	}

	@Override
	public void dropColumn(String table, String column) {
		this.pending.add(new DropColumn(Ddl.qualifiedName(table), Name.of(column), null));
	}

	@Override
	public void alterColumn(String table, String column, ColumnChange change) {
		flush();
		QualifiedName name = Ddl.qualifiedName(table);
		alterColumn(name, change, this.target.existingColumn(name, Name.of(column)));
	}

	@Override
	public void alterColumn(String table, String column, ColumnChange change, ExistingColumn existing) {
		Column before = existing.resolve(Name.of(column), this.dialect);
		if (change.hasEmptyStep(before, this.dialect)) {
			throw new InvalidOperationException("A change of column '" + table + "." + column
					+ "' changes nothing against what 'existing(...)' says; complete 'existing(...)' with everything that"
					+ " the column has now, its default for example, or leave it out.");
		}
		alterColumn(Ddl.qualifiedName(table), change, before);
	}

	private void alterColumn(QualifiedName table, ColumnChange change, Column existing) {
		Column changed = change.resolve(existing, this.dialect);
		this.pending.add(new AlterColumn(table, existing, changed, change.using(), null));
	}

	@Override
	public void createPrimaryKey(String table, PrimaryKeySpec key) {
		addConstraint(table, key.key());
	}

	@Override
	public void createUniqueConstraint(String table, UniqueSpec constraint) {
		addConstraint(table, constraint.constraint());
	}

	@Override
	public void createForeignKey(String table, ForeignKeySpec key) {
		addConstraint(table, key.key());
	}

	@Override
	public void createCheckConstraint(String table, CheckSpec constraint) {
		addConstraint(table, constraint.constraint());
	}

	private void addConstraint(String table, Constraint constraint) {
		QualifiedName name = Ddl.qualifiedName(table);
		Name constraintName = this.naming.nameOf(Table.of(name, List.of()), constraint);
		this.pending.add(new AddConstraint(name, constraint.withName(constraintName)));
	}

	@Override
	public void dropConstraint(String table, String name) {
		this.pending.add(new DropConstraint(Ddl.qualifiedName(table), Name.of(name), null));
	}

	@Override
	public void createIndex(String table, IndexSpec index) {
		QualifiedName name = Ddl.qualifiedName(table);
		Name indexName = this.naming.nameOf(Table.of(name, List.of()), index.index());
		this.pending.add(new CreateIndex(name, index.index().withName(indexName)));
	}

	@Override
	public void dropIndex(String table, String name) {
		this.pending.add(new DropIndex(Ddl.qualifiedName(table), Name.of(name), null));
	}

	@Override
	public void createSequence(SequenceSpec sequence) {
		this.pending.add(new CreateSequence(sequence.resolve(this.dialect)));
	}

	@Override
	public void alterSequence(SequenceSpec sequence, SequenceSpec existing) {
		this.pending.add(new AlterSequence(existing.resolve(this.dialect), sequence.resolve(this.dialect)));
	}

	@Override
	public void dropSequence(String name) {
		this.pending.add(new DropSequence(Ddl.qualifiedName(name), null));
	}

	@Override
	public void createEnumType(String name, String... values) {
		this.pending.add(new CreateEnumType(new EnumType(Ddl.qualifiedName(name), List.of(values))));
	}

	@Override
	public void dropEnumType(String name) {
		this.pending.add(new DropEnumType(Ddl.qualifiedName(name), null));
	}

	@Override
	public void execute(String sql, @Nullable Object... parameters) {
		flush();
		this.target.apply(List.of(new ExecuteSql(sql, Arrays.asList(parameters))));
	}

	@Override
	public void bulkInsert(String table, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
		flush();
		List<List<@Nullable Object>> values = new ArrayList<>();
		rows.forEach((row) -> values.add(new ArrayList<>(row)));
		this.target
			.apply(List.of(new BulkInsert(Ddl.qualifiedName(table), columns.stream().map(Name::of).toList(), values)));
	}

	@Override
	public void run(String name, Consumer<JdbcClient> work) {
		flush();
		this.target.run(name, work);
	}

}
