package dev.migration.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.migration.dialect.Capabilities;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

/**
 * Decides what changes, what has to make way for it and what new things are called. The
 * order is that of {@link OrderedOperations}.
 */
final class SchemaPlan {

	private final EnumTypeGrowth growth;

	private final EnumTypeRebuild rebuild;

	private final CompositeTypeChanges compositeTypes;

	private final SchemaModel from;

	private final SchemaModel to;

	private final NamingConvention convention;

	private final List<TableChange> changes = new ArrayList<>();

	private final Map<QualifiedName, WholeTable> arriving = new TreeMap<>();

	private final Map<QualifiedName, WholeTable> leaving = new TreeMap<>();

	private final TableOrder arrivingOrder;

	private final TableOrder leavingOrder;

	private final boolean jointChanges;

	SchemaPlan(SchemaModel from, SchemaModel to, NamingConvention convention, Capabilities capabilities) {
		this.growth = capabilities.enumValues() ? EnumTypeGrowth.between(from, to) : EnumTypeGrowth.NONE;
		this.rebuild = new EnumTypeRebuild(from, to, this.growth);
		this.compositeTypes = new CompositeTypeChanges(from, to);
		this.from = this.compositeTypes.prepared(this.rebuild.prepared());
		this.to = to;
		this.convention = convention;
		this.jointChanges = capabilities.jointChanges();
		NamesInUse claimed = claimedNames();
		for (Table table : to.tables()) {
			this.from.table(table.name())
				.ifPresentOrElse((before) -> this.changes.add(new TableChange(before, table, claimed::contains,
						(column) -> this.rebuild.concerns(column) || this.compositeTypes.unsettles(column),
						capabilities)), () -> this.arriving.put(table.name(), new WholeTable(table)));
		}
		this.from.tables()
			.stream()
			.filter((table) -> to.table(table.name()).isEmpty())
			.forEach((table) -> this.leaving.put(table.name(), new WholeTable(table)));
		this.arrivingOrder = new TableOrder(this.arriving.values().stream().map(WholeTable::table).toList());
		this.leavingOrder = new TableOrder(this.leaving.values().stream().map(WholeTable::table).toList());
		freeNames(claimed);
		separateTwins(this.arriving.values());
		separateTwins(this.leaving.values());
		separateForeignKeys();
		if (capabilities.rigidForeignKeys()) {
			this.changes.forEach(TableChange::releaseIndexes);
		}
		if (this.jointChanges) {
			this.arriving.values().forEach(SchemaPlan::separateSharers);
			this.leaving.values().forEach(SchemaPlan::separateSharers);
		}
		namePartsThatGo();
		namePartsThatCome();
	}

	/** The names that the new model gives to its tables, sequences and parts. */
	private NamesInUse claimedNames() {
		NamesInUse names = new NamesInUse();
		this.to.tables().forEach((table) -> names.add(table.name()));
		this.to.sequences().forEach((sequence) -> names.add(sequence.name()));
		this.to.tables().stream().flatMap((table) -> TablePart.of(table).stream()).forEach(names::add);
		return names;
	}

	/** Tables go last; what lends its name to something new has to go before. */
	private void freeNames(NamesInUse claimed) {
		for (WholeTable table : this.leaving.values()) {
			table.parts()
				.stream()
				.filter(claimed::containsAnywhere)
				// Where a column that counts cannot lose its key, an index has its name
				// in
				// its table
				.filter((part) -> !this.jointChanges || !table.countsBy(part))
				.toList()
				.forEach(table::setApart);
		}
	}

	/**
	 * Of two keys over the same columns, PostgreSQL 18 keeps one when it creates a table.
	 */
	private static void separateTwins(Collection<WholeTable> tables) {
		for (WholeTable table : tables) {
			Set<List<Name>> keys = new HashSet<>();
			for (TablePart part : List.copyOf(table.parts())) {
				if (part instanceof ConstraintPart key && part.isRelation() && !keys.add(key.constraint().columns())) {
					table.setApart(part);
				}
			}
		}
	}

	private void separateForeignKeys() {
		Map<QualifiedName, TableChange> staying = new TreeMap<>();
		this.changes.forEach((change) -> staying.put(change.name(), change));
		if (this.changes.stream().anyMatch(TableChange::unsettlesAny)) {
			releaseForeignKeys(staying);
		}
		separateForeignKeys(this.arriving, this.arrivingOrder, staying);
		separateForeignKeys(this.leaving, this.leavingOrder, staying);
	}

	private void releaseForeignKeys(Map<QualifiedName, TableChange> staying) {
		for (TableChange change : this.changes) {
			change.parts().rebuild((part) -> part.foreignKey().filter((key) -> {
				TableChange referenced = staying.get(key.referencedTable());
				return referenced != null && referenced.unsettles(key);
			}).isPresent());
		}
	}

	private static void separateForeignKeys(Map<QualifiedName, WholeTable> tables, TableOrder order,
			Map<QualifiedName, TableChange> staying) {
		for (WholeTable table : tables.values()) {
			table.parts().stream().filter((part) -> part.foreignKey().filter((key) -> {
				TableChange change = staying.get(key.referencedTable());
				WholeTable whole = tables.get(key.referencedTable());
				return (change != null) ? !change.bears(key)
						: whole != null && (order.isClosing(table.name(), whole.name()) || !bears(whole, table, key));
			}).isPresent()).toList().forEach(table::setApart);
		}
	}

	/**
	 * Indexes come after their table, so that a table's own key cannot rest on them while
	 * the table is created. Of two keys over the same columns, the server alone knows on
	 * which the foreign key rests, so that neither may come or go on its own meanwhile.
	 */
	private static boolean bears(WholeTable referenced, WholeTable referring, ForeignKey key) {
		Set<Name> columns = Set.copyOf(key.referencedColumns());
		if (referenced.apart().stream().anyMatch((part) -> part.key().equals(columns))) {
			return false;
		}
		return referenced.parts()
			.stream()
			.filter((part) -> part.isConstraint() || referenced != referring)
			.anyMatch((part) -> part.key().equals(columns));
	}

	/** Foreign keys whose index may be that of one that comes or goes by itself. */
	private static void separateSharers(WholeTable table) {
		int separated = -1;
		while (separated != table.apart().size()) {
			separated = table.apart().size();
			table.parts()
				.stream()
				.filter((part) -> part.foreignKey()
					.filter((key) -> table.apart().stream().anyMatch((other) -> other.mayLendIndexTo(key)))
					.isPresent())
				.toList()
				.forEach(table::setApart);
		}
	}

	/** Only a model that no database was asked for leaves these names open. */
	private void namePartsThatGo() {
		UnaryOperator<TablePart> naming = (part) -> part.withName(part.nameBy(this.convention));
		this.changes.forEach((change) -> change.parts().gone().replaceAll(naming));
		this.leaving.values().forEach((table) -> table.apart().replaceAll(naming));
	}

	private void namePartsThatCome() {
		if (this.arriving.isEmpty() && this.changes.stream().allMatch((change) -> change.parts().fresh().isEmpty())) {
			return;
		}
		NamesInUse names = claimedNames();
		Stream.of(this.from, this.to).forEach((schema) -> {
			schema.tables().forEach((table) -> names.add(table.name()));
			schema.sequences().forEach((sequence) -> names.add(sequence.name()));
		});
		this.changes.forEach((change) -> {
			change.parts().kept().forEach(names::add);
			change.parts().fresh().forEach(names::add);
		});
		this.leaving.values().forEach((table) -> table.parts().forEach(names::add));
		this.changes.forEach((change) -> change.parts().fresh().replaceAll((part) -> named(part, change, names)));
		this.arriving.values()
			.forEach((table) -> table
				.nameParts((part) -> isPrimaryKey(part) ? part : names.named(part, this.convention)));
	}

	/** A primary key that changes keeps its name, but for one that the server counted. */
	private TablePart named(TablePart part, TableChange change, NamesInUse names) {
		Optional<TablePart> before = change.parts()
			.gone()
			.stream()
			.filter((gone) -> isPrimaryKey(part) && isPrimaryKey(gone) && part.name() == null && !names.contains(gone))
			.filter((gone) -> gone.name() == null || !CountedNames.contains(gone.name()))
			.findFirst();
		if (before.isEmpty()) {
			return names.named(part, this.convention);
		}
		TablePart renamed = part.withName(before.get().nameBy(this.convention));
		names.add(renamed);
		return renamed;
	}

	private static boolean isPrimaryKey(TablePart part) {
		return part instanceof ConstraintPart constraint && constraint.constraint() instanceof PrimaryKey;
	}

	/**
	 * Return whether changes that rest on each other have to be one statement.
	 */
	boolean jointChanges() {
		return this.jointChanges;
	}

	EnumTypeGrowth growth() {
		return this.growth;
	}

	EnumTypeRebuild rebuild() {
		return this.rebuild;
	}

	CompositeTypeChanges compositeTypes() {
		return this.compositeTypes;
	}

	SchemaModel from() {
		return this.from;
	}

	SchemaModel to() {
		return this.to;
	}

	List<TableChange> changes() {
		return this.changes;
	}

	/**
	 * Return the new tables, referenced ones first.
	 */
	List<WholeTable> arriving() {
		return this.arrivingOrder.tables().stream().map((table) -> this.arriving.get(table.name())).toList();
	}

	/**
	 * Return the tables to drop, referring ones first.
	 */
	List<WholeTable> leaving() {
		List<WholeTable> tables = new ArrayList<>(
				this.leavingOrder.tables().stream().map((table) -> this.leaving.get(table.name())).toList());
		Collections.reverse(tables);
		return tables;
	}

	/**
	 * Return the parts to drop, by table and name.
	 */
	List<TablePart> partsToDrop() {
		return parts((change) -> change.parts().gone().stream().filter((part) -> !change.isJoint(part)).toList(),
				this.leaving);
	}

	/**
	 * Return the parts to create, by table and name.
	 */
	List<TablePart> partsToCreate() {
		return parts((change) -> change.parts().fresh().stream().filter((part) -> !change.isJoint(part)).toList(),
				this.arriving);
	}

	private List<TablePart> parts(Function<TableChange, List<TablePart>> ofChange,
			Map<QualifiedName, WholeTable> tables) {
		return Stream
			.concat(this.changes.stream().flatMap((change) -> ofChange.apply(change).stream()),
					tables.values().stream().flatMap((table) -> table.apart().stream()))
			.sorted(Comparator.comparing(TablePart::tableName).thenComparing(TablePart::name))
			.toList();
	}

}
