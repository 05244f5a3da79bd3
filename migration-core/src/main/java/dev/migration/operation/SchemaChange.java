package dev.migration.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Constraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * A schema model that operations are applied to in memory.
 */
final class SchemaChange implements OperationVisitor<SchemaModel> {

	private final SchemaModel schema;

	SchemaChange(SchemaModel schema) {
		this.schema = schema;
	}

	@Override
	public SchemaModel visit(CreateTable operation) {
		return this.schema.withTables(with(this.schema.tables(), operation.table()));
	}

	@Override
	public SchemaModel visit(DropTable operation) {
		require(this.schema.table(operation.table()).isPresent(), "table", operation.table());
		return this.schema.withTables(without(this.schema.tables(), (table) -> table.name().equals(operation.table())));
	}

	@Override
	public SchemaModel visit(RenameTable operation) {
		SchemaModel renamed = this.schema.withTable(operation.from(), (table) -> table.withName(operation.to()));
		List<Table> tables = renamed.tables()
			.stream()
			.map((table) -> retarget(table,
					(key) -> key.referencedTable().equals(operation.from()) ? withTarget(key, operation.to()) : key))
			.toList();
		return renamed.withTables(tables);
	}

	@Override
	public SchemaModel visit(SetTableComment operation) {
		return this.schema.withTable(operation.table(), (table) -> table.withComment(operation.to()));
	}

	@Override
	public SchemaModel visit(AddColumn operation) {
		return this.schema.withTable(operation.table(),
				(table) -> table.withColumns(with(table.columns(), operation.column())));
	}

	@Override
	public SchemaModel visit(DropColumn operation) {
		Name column = operation.column();
		return this.schema.withTable(operation.table(), (table) -> {
			require(table.column(column).isPresent(), "column", operation.table() + "." + column);
			List<Constraint> constraints = without(table.constraints(),
					(constraint) -> constraint.columns().contains(column));
			List<Index> indexes = without(table.indexes(),
					(index) -> index.columns().contains(column) || index.included().contains(column));
			return table.withColumns(without(table.columns(), (candidate) -> candidate.name().equals(column)))
				.withConstraints(constraints)
				.withIndexes(indexes);
		});
	}

	@Override
	public SchemaModel visit(AlterColumn operation) {
		Name from = operation.from().name();
		Name to = operation.to().name();
		SchemaModel altered = this.schema.withTable(operation.table(), (table) -> {
			require(table.column(from).isPresent(), "column", operation.table() + "." + from);
			return table.withColumns(table.columns()
				.stream()
				.map((column) -> column.name().equals(from) ? operation.to() : column)
				.toList());
		});
		return from.equals(to) ? altered : renameColumn(altered, operation.table(), from, to);
	}

	@Override
	public SchemaModel visit(AddConstraint operation) {
		return this.schema.withTable(operation.table(),
				(table) -> table.withConstraints(with(table.constraints(), operation.constraint())));
	}

	@Override
	public SchemaModel visit(DropConstraint operation) {
		return this.schema.withTable(operation.table(), (table) -> {
			List<Constraint> kept = without(table.constraints(),
					(constraint) -> isDropped(constraint, operation.name(), operation.definition()));
			boolean unnamed = table.constraints().stream().anyMatch((constraint) -> constraint.name() == null);
			require(unnamed || kept.size() < table.constraints().size(), "constraint",
					operation.table() + "." + operation.name());
			return table.withConstraints(kept);
		});
	}

	@Override
	public SchemaModel visit(CreateIndex operation) {
		return this.schema.withTable(operation.table(),
				(table) -> table.withIndexes(with(table.indexes(), operation.index())));
	}

	@Override
	public SchemaModel visit(DropIndex operation) {
		return this.schema.withTable(operation.table(), (table) -> {
			List<Index> kept = without(table.indexes(),
					(index) -> isDropped(index, operation.name(), operation.definition()));
			boolean unnamed = table.indexes().stream().anyMatch((index) -> index.name() == null);
			require(unnamed || kept.size() < table.indexes().size(), "index",
					operation.table() + "." + operation.name());
			return table.withIndexes(kept);
		});
	}

	@Override
	public SchemaModel visit(CreateSequence operation) {
		return this.schema.withSequences(with(this.schema.sequences(), operation.sequence()));
	}

	@Override
	public SchemaModel visit(DropSequence operation) {
		require(this.schema.sequence(operation.sequence()).isPresent(), "sequence", operation.sequence());
		return this.schema.withSequences(
				without(this.schema.sequences(), (sequence) -> sequence.name().equals(operation.sequence())));
	}

	@Override
	public SchemaModel visit(AlterSequence operation) {
		require(this.schema.sequence(operation.from().name()).isPresent(), "sequence", operation.from().name());
		return this.schema.withSequences(
				with(without(this.schema.sequences(), (sequence) -> sequence.name().equals(operation.from().name())),
						operation.to()));
	}

	@Override
	public SchemaModel visit(CreateEnumType operation) {
		return this.schema.withEnumTypes(with(this.schema.enumTypes(), operation.type()));
	}

	@Override
	public SchemaModel visit(DropEnumType operation) {
		require(this.schema.enumType(operation.type()).isPresent(), "enum type", operation.type());
		return this.schema
			.withEnumTypes(without(this.schema.enumTypes(), (type) -> type.name().equals(operation.type())));
	}

	@Override
	public SchemaModel visit(ExecuteSql operation) {
		return this.schema;
	}

	@Override
	public SchemaModel visit(BulkInsert operation) {
		return this.schema;
	}

	private static boolean isDropped(Constraint constraint, Name name, @Nullable Constraint definition) {
		if (constraint.name() != null) {
			return constraint.name().equals(name);
		}
		return definition != null && constraint.definition().equals(definition.definition());
	}

	private static boolean isDropped(Index index, Name name, @Nullable Index definition) {
		if (index.name() != null) {
			return index.name().equals(name);
		}
		return definition != null && index.definition().equals(definition.definition());
	}

	private static SchemaModel renameColumn(SchemaModel schema, QualifiedName owner, Name from, Name to) {
		List<Table> tables = schema.tables().stream().map((table) -> {
			Table renamed = table.name().equals(owner) ? renameOwnColumn(table, from, to) : table;
			return retarget(renamed, (key) -> key.referencedTable().equals(owner)
					? withReferencedColumns(key, renamed(key.referencedColumns(), from, to)) : key);
		}).toList();
		return schema.withTables(tables);
	}

	private static Table renameOwnColumn(Table table, Name from, Name to) {
		List<Constraint> constraints = table.constraints()
			.stream()
			.map((constraint) -> renamed(constraint, from, to))
			.toList();
		List<Index> indexes = table.indexes().stream().map((index) -> renamed(index, from, to)).toList();
		return table.withConstraints(constraints).withIndexes(indexes);
	}

	private static Constraint renamed(Constraint constraint, Name from, Name to) {
		List<Name> columns = renamed(constraint.columns(), from, to);
		if (constraint instanceof PrimaryKey key) {
			return new PrimaryKey(key.name(), columns);
		}
		if (constraint instanceof UniqueConstraint unique) {
			return new UniqueConstraint(unique.name(), columns, unique.nullsNotDistinct(), unique.deferral());
		}
		if (constraint instanceof ForeignKey key) {
			return new ForeignKey(key.name(), columns, key.referencedTable(), key.referencedColumns(), key.onDelete(),
					key.onUpdate(), key.deferral());
		}
		return (CheckConstraint) constraint;
	}

	private static Index renamed(Index index, Name from, Name to) {
		List<IndexElement> elements = index.elements()
			.stream()
			.map((element) -> from.equals(element.column())
					? new IndexElement(to, null, element.descending(), element.nullsFirst(), element.operatorClass())
					: element)
			.toList();
		return new Index(index.name(), index.unique(), elements, index.method(), renamed(index.included(), from, to),
				index.nullsNotDistinct(), index.predicate());
	}

	private static List<Name> renamed(List<Name> names, Name from, Name to) {
		return names.stream().map((name) -> name.equals(from) ? to : name).toList();
	}

	private static Table retarget(Table table, UnaryOperator<ForeignKey> change) {
		List<Constraint> constraints = table.constraints()
			.stream()
			.map((constraint) -> (constraint instanceof ForeignKey key) ? change.apply(key) : constraint)
			.toList();
		return table.withConstraints(constraints);
	}

	private static ForeignKey withTarget(ForeignKey key, QualifiedName target) {
		return new ForeignKey(key.name(), key.columns(), target, key.referencedColumns(), key.onDelete(),
				key.onUpdate(), key.deferral());
	}

	private static ForeignKey withReferencedColumns(ForeignKey key, List<Name> columns) {
		return new ForeignKey(key.name(), key.columns(), key.referencedTable(), columns, key.onDelete(), key.onUpdate(),
				key.deferral());
	}

	private static <T> List<T> with(List<T> values, T value) {
		return Stream.concat(values.stream(), Stream.of(value)).toList();
	}

	private static <T> List<T> without(List<T> values, Predicate<T> removed) {
		List<T> kept = new ArrayList<>(values);
		kept.removeIf(removed);
		return kept;
	}

	private static void require(boolean present, String kind, Object name) {
		if (!present) {
			throw new InvalidSchemaException(
					"There is no " + kind + " '" + Objects.toString(name) + "'; create it first.");
		}
	}

}
