package dev.migration.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.migration.operation.AlterSequence;
import dev.migration.operation.AlterTable;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropEnumType;
import dev.migration.operation.DropSequence;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.operation.SetTableComment;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;

/**
 * The operations of a plan in the order in which a database takes them. The schema is
 * valid after each, so that the inverse operations can be carried out in reverse.
 */
final class OrderedOperations {

	private final SchemaPlan plan;

	private final SchemaModel from;

	private final SchemaModel to;

	private final List<Operation> operations = new ArrayList<>();

	OrderedOperations(SchemaPlan plan) {
		this.plan = plan;
		this.from = plan.from();
		this.to = plan.to();
	}

	List<Operation> list() {
		ViewChanges views = new ViewChanges(this.from, this.to, this.plan.changes(), this.plan.leaving(),
				this.plan.growth().touched());
		createSchemas();
		createTypesAndSequences();
		this.operations.addAll(views.drops());
		dropParts();
		this.plan.changes().forEach((change) -> this.operations.addAll(change.computedColumnDrops()));
		boolean tablesGoFirst = this.plan.rebuild().concernsTableThatGoes()
				|| this.plan.compositeTypes().concernsTableThatGoes();
		if (tablesGoFirst) {
			dropTables();
		}
		this.operations.addAll(this.plan.growth().operations());
		this.operations.addAll(this.plan.rebuild().operations());
		this.operations.addAll(this.plan.compositeTypes().alterations());
		this.plan.arriving().forEach((table) -> this.operations.add(new CreateTable(table.remainder())));
		alterSequences();
		this.plan.changes().forEach((change) -> this.operations.addAll(change.columnOperations()));
		createParts();
		if (!tablesGoFirst) {
			dropTables();
		}
		setComments();
		this.operations.addAll(views.creations());
		dropTypesAndSequences();
		return this.operations;
	}

	/**
	 * Somebody else may have made it elsewhere, as Hibernate would find it too.
	 */
	private void createSchemas() {
		this.to.schemas()
			.stream()
			.filter((schema) -> !this.from.schemas().contains(schema))
			.forEach((schema) -> this.operations.add(new CreateSchema(schema, true)));
	}

	private void createTypesAndSequences() {
		missing(this.to.enumTypes(), (type) -> this.plan.rebuild().before(type.name()))
			.forEach((type) -> this.operations.add(new CreateEnumType(type)));
		this.operations.addAll(this.plan.compositeTypes().creations());
		missing(this.to.sequences(), (sequence) -> this.from.sequence(sequence.name()))
			.forEach((sequence) -> this.operations.add(new CreateSequence(sequence)));
	}

	private void dropParts() {
		List<TablePart> parts = this.plan.partsToDrop();
		foreignKeys(parts, TablePart::drop);
		parts.stream().filter((part) -> !part.isForeignKey()).forEach((part) -> this.operations.add(part.drop()));
	}

	private void dropTables() {
		this.plan.leaving().forEach((table) -> this.operations.add(new DropTable(table.name(), table.remainder())));
	}

	private void createParts() {
		List<TablePart> parts = this.plan.partsToCreate();
		List<Predicate<TablePart>> kinds = List.of(OrderedOperations::isPrimaryKey,
				(part) -> part.isConstraint() && !isPrimaryKey(part) && !part.isForeignKey(),
				(part) -> !part.isConstraint());
		kinds.forEach((kind) -> parts.stream().filter(kind).forEach((part) -> this.operations.add(part.create())));
		foreignKeys(parts, TablePart::create);
	}

	/**
	 * Foreign keys that may share an index come and go together, since only the server
	 * knows whose it is.
	 */
	private void foreignKeys(List<TablePart> parts, Function<TablePart, Operation> change) {
		Map<QualifiedName, List<TablePart>> keys = new LinkedHashMap<>();
		parts.stream()
			.filter(TablePart::isForeignKey)
			.forEach((part) -> keys.computeIfAbsent(part.tableName(), (table) -> new ArrayList<>()).add(part));
		keys.forEach((table, ofTable) -> {
			List<Operation> changes = ofTable.stream().map(change).toList();
			if (this.plan.jointChanges() && shareAnIndex(ofTable)) {
				this.operations.add(new AlterTable(table, changes));
			}
			else {
				this.operations.addAll(changes);
			}
		});
	}

	private static boolean shareAnIndex(List<TablePart> keys) {
		return keys.stream()
			.anyMatch((key) -> keys.stream()
				.anyMatch((other) -> other != key
						&& key.foreignKey().filter((shared) -> other.mayLendIndexTo(shared)).isPresent()));
	}

	private static boolean isPrimaryKey(TablePart part) {
		return part.kind().equals(PrimaryKey.class);
	}

	private void alterSequences() {
		for (Sequence before : this.from.sequences()) {
			this.to.sequence(before.name())
				.filter((after) -> !after.equals(before))
				.ifPresent((after) -> this.operations.add(new AlterSequence(before, after)));
		}
	}

	private void setComments() {
		this.plan.changes()
			.stream()
			.filter((change) -> !Objects.equals(change.from().comment(), change.to().comment()))
			.forEach((change) -> this.operations
				.add(new SetTableComment(change.name(), change.from().comment(), change.to().comment())));
	}

	private void dropTypesAndSequences() {
		missing(this.from.sequences(), (sequence) -> this.to.sequence(sequence.name()))
			.forEach((sequence) -> this.operations.add(new DropSequence(sequence.name(), sequence)));
		this.operations.addAll(this.plan.compositeTypes().drops());
		missing(this.from.enumTypes(), (type) -> this.to.enumType(type.name()))
			.forEach((type) -> this.operations.add(new DropEnumType(type.name(), type)));
	}

	private static <T> List<T> missing(List<T> values, Function<T, Optional<T>> counterpart) {
		return values.stream().filter((value) -> counterpart.apply(value).isEmpty()).toList();
	}

}
