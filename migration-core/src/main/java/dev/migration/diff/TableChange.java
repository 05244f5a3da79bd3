package dev.migration.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.migration.dialect.Capabilities;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Generated;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;

import org.springframework.util.CollectionUtils;

/**
 * What changes within a table that stays.
 */
final class TableChange {

	private final Table from;

	private final Table to;

	private final Pairing parts;

	private final boolean rigidForeignKeys;

	private final boolean jointChanges;

	/**
	 * Whether anything can happen to a column; in most tables of a schema nothing can.
	 */
	private final boolean columnsChange;

	/** What changes and is held by foreign keys on either side. */
	private final Set<Name> held = new HashSet<>();

	private final Set<Name> retyped = new HashSet<>();

	private final Set<Name> recomputed = new HashSet<>();

	private final Set<Name> replaced = new HashSet<>();

	TableChange(Table from, Table to, Predicate<TablePart> claimed, Predicate<Column> makesWay,
			Capabilities capabilities) {
		this.from = from;
		this.to = to;
		this.rigidForeignKeys = capabilities.rigidForeignKeys();
		this.jointChanges = capabilities.jointChanges();
		this.parts = new Pairing(TablePart.of(from), TablePart.of(to), claimed);
		this.columnsChange = !from.hasSameColumns(to) || from.columns().stream().anyMatch(makesWay);
		if (this.columnsChange) {
			Set<Name> changed = compareTypes(makesWay);
			this.parts.rebuild((part) -> part.restsOn(this.retyped, this.replaced) || part.isKeyThatIncludes(changed)
					|| part.foreignKey()
						.filter((key) -> CollectionUtils.containsAny(key.columns(), this.held))
						.isPresent());
		}
		if (this.rigidForeignKeys) {
			releaseTwins();
		}
	}

	private Set<Name> compareTypes(Predicate<Column> makesWay) {
		Set<Name> changed = new HashSet<>();
		for (Column before : this.from.columns()) {
			this.to.column(before.name()).ifPresent((after) -> {
				if (!before.type().equals(after.type())) {
					changed.add(before.name());
				}
				if (this.rigidForeignKeys && !before.type().equals(after.type())) {
					this.held.add(before.name());
				}
				if (makesWay.test(before) || !isSameBase(before.type(), after.type())) {
					this.retyped.add(before.name());
				}
				// A dialect may know no other way to change them than to drop and add
				// them.
				boolean computed = after.generated() != null;
				if (!Objects.equals(before.generated(), after.generated())
						|| (computed && !before.type().equals(after.type()))) {
					this.replaced.add(before.name());
				}
			});
		}
		holdAllBesideStoredColumns();
		// PostgreSQL 18 refuses any type change, even a longer varchar, of a column that
		// a
		// generated column rests on.
		this.from.columns()
			.stream()
			.filter((column) -> (isComputedFrom(column, changed) && isGeneratedAfter(column.name()))
					|| (column.generated() != null && makesWay.test(column)
							&& this.to.column(column.name()).isPresent()))
			.forEach((column) -> this.recomputed.add(column.name()));
		this.replaced.addAll(this.recomputed);
		return changed;
	}

	/**
	 * MariaDB 11.4 miscounts columns where a stored computed one stands before them, and
	 * takes one that gets longer for the neighbour that has a foreign key
	 * ({@code StoredColumnIntegrationTests}).
	 */
	private void holdAllBesideStoredColumns() {
		boolean stored = Stream.concat(this.from.columns().stream(), this.to.columns().stream())
			.map(Column::generated)
			.anyMatch((generated) -> generated != null && generated.stored());
		if (this.jointChanges && stored && !this.held.isEmpty()) {
			this.from.columns().forEach((column) -> this.held.add(column.name()));
			this.to.columns().forEach((column) -> this.held.add(column.name()));
		}
	}

	private static boolean isComputedFrom(Column column, Set<Name> columns) {
		Generated generated = column.generated();
		return generated != null && generated.expression().mentions(columns);
	}

	private boolean isGeneratedAfter(Name column) {
		return this.to.column(column).filter((after) -> after.generated() != null).isPresent();
	}

	private static boolean isSameBase(ColumnType before, ColumnType after) {
		return new ColumnType(before.name(), before.userType(), after.arguments(), before.dimensions(),
				before.collation())
			.equals(after);
	}

	Table from() {
		return this.from;
	}

	Table to() {
		return this.to;
	}

	Pairing parts() {
		return this.parts;
	}

	/**
	 * Of two keys over the same columns, H2 gives the later one the index of the other.
	 */
	private void releaseTwins() {
		this.parts.rebuild((part) -> part.isConstraint() && !part.key().isEmpty()
				&& this.parts.gone().stream().anyMatch((other) -> other.key().equals(part.key())));
	}

	/**
	 * Have the table's own foreign keys step aside whose index comes or goes. Where an
	 * index comes, the server drops the one that it made itself, so that the way back
	 * would take the only one.
	 */
	void releaseIndexes() {
		this.parts.rebuild((part) -> part.foreignKey()
			.filter((key) -> Stream.concat(this.parts.gone().stream(), this.parts.fresh().stream())
				.anyMatch((other) -> other.covers(key)))
			.filter(this::isUncovered)
			.isPresent());
		if (this.jointChanges) {
			releaseSharers();
		}
	}

	private boolean isUncovered(ForeignKey key) {
		return this.parts.kept().stream().noneMatch((other) -> other.covers(key));
	}

	/**
	 * Have the foreign keys step aside too whose index may be the one that the server
	 * made for another one, which comes or goes.
	 */
	private void releaseSharers() {
		int released = -1;
		while (released != this.parts.gone().size()) {
			released = this.parts.gone().size();
			this.parts.rebuild((part) -> part.foreignKey()
				.filter((key) -> Stream.concat(this.parts.gone().stream(), this.parts.fresh().stream())
					.anyMatch((other) -> other.mayLendIndexTo(key)))
				.filter(this::isUncovered)
				.isPresent());
		}
	}

	/**
	 * Return what only one statement can do, which is about a column that counts and its
	 * keys; nothing if there is no such need.
	 */
	private Optional<CountedColumns> counted() {
		return this.jointChanges
				? Optional.of(new CountedColumns(this.from, this.to, this.parts)).filter(CountedColumns::isJoint)
				: Optional.empty();
	}

	/**
	 * Return whether a part that comes or goes does so together with columns.
	 */
	boolean isJoint(TablePart part) {
		return counted().filter((counted) -> counted.isCarriedBy(part)).isPresent();
	}

	/**
	 * Return whether a foreign key that points to this table has to be dropped for the
	 * time of the change.
	 */
	boolean unsettles(ForeignKey key) {
		if (!unsettlesAny()) {
			return false;
		}
		Set<Name> columns = Set.copyOf(key.referencedColumns());
		return this.parts.gone().stream().anyMatch((part) -> part.key().equals(columns))
				|| CollectionUtils.containsAny(columns, this.retyped) || CollectionUtils.containsAny(columns, this.held)
				|| CollectionUtils.containsAny(columns, this.replaced);
	}

	/**
	 * Return whether there may be foreign keys that have to be dropped for the time of
	 * the change.
	 */
	boolean unsettlesAny() {
		return this.columnsChange || !this.parts.gone().isEmpty();
	}

	/**
	 * Return whether a foreign key may point to this table before and after the change
	 * and all the time in between.
	 */
	boolean bears(ForeignKey key) {
		Set<Name> columns = Set.copyOf(key.referencedColumns());
		return !unsettles(key) && this.parts.kept().stream().anyMatch((part) -> part.key().equals(columns));
	}

	/**
	 * Return the drops of what is computed from other columns, before those change.
	 */
	List<Operation> computedColumnDrops() {
		return this.columnsChange ? dropped().filter((column) -> column.generated() != null).map(this::drop).toList()
				: List.of();
	}

	/**
	 * Return the other changes of the columns; those go last from which nothing is
	 * computed any more.
	 */
	List<Operation> columnOperations() {
		List<Operation> operations = this.columnsChange ? plainColumnOperations() : List.of();
		return counted().map((counted) -> joint(operations, counted)).orElse(operations);
	}

	private List<Operation> plainColumnOperations() {
		List<Operation> operations = new ArrayList<>();
		added(false).forEach((column) -> operations.add(add(column)));
		operations.addAll(alterations());
		added(true).forEach((column) -> operations.add(add(column)));
		dropped().filter((column) -> column.generated() == null).forEach((column) -> operations.add(drop(column)));
		return operations;
	}

	/**
	 * Keys come when their columns are there and go while they are; a column of a primary
	 * key is not null on either way; nothing is computed from a column that counts.
	 */
	private List<Operation> joint(List<Operation> operations, CountedColumns counted) {
		List<Operation> ordered = new ArrayList<>(
				operations.stream().filter((operation) -> !counted.isTouchedBy(operation)).toList());
		List<Operation> after = ordered.stream()
			.filter((operation) -> frees(operation) || (computes(operation) && !counted.isKeyOf(operation)))
			.toList();
		ordered.removeAll(after);
		List<Operation> joint = counted.joint(operations);
		if (!joint.isEmpty()) {
			ordered.add((joint.size() > 1) ? new AlterTable(this.to.name(), joint) : joint.get(0));
		}
		ordered.addAll(after);
		return ordered;
	}

	private static boolean frees(Operation operation) {
		return operation instanceof DropColumn
				|| (operation instanceof AlterColumn alter && !alter.from().nullable() && alter.to().nullable());
	}

	private static boolean computes(Operation operation) {
		return (operation instanceof AddColumn add && add.column().generated() != null)
				|| (operation instanceof AlterColumn alter && alter.to().generated() != null);
	}

	private Stream<Column> dropped() {
		List<Column> backwards = new ArrayList<>(this.from.columns());
		Collections.reverse(backwards);
		return backwards.stream()
			.filter((column) -> this.recomputed.contains(column.name()) || this.to.column(column.name()).isEmpty());
	}

	private List<Column> added(boolean generated) {
		return this.to.columns()
			.stream()
			.filter((column) -> this.recomputed.contains(column.name()) || this.from.column(column.name()).isEmpty())
			.filter((column) -> (column.generated() != null) == generated)
			.toList();
	}

	private List<AlterColumn> alterations() {
		List<AlterColumn> alterations = new ArrayList<>();
		for (Column before : this.from.columns()) {
			Optional<Column> after = this.to.column(before.name());
			if (after.isPresent() && !after.get().equals(before) && !this.recomputed.contains(before.name())) {
				alterations.add(new AlterColumn(this.from.name(), before, after.get(), null, null));
			}
		}
		alterations.sort(Comparator.comparing(TableChange::rank).thenComparing((alteration) -> alteration.to().name()));
		return alterations;
	}

	/**
	 * What stops being computed frees other columns; what begins to be needs them ready.
	 */
	private static int rank(AlterColumn alteration) {
		if (alteration.to().generated() != null) {
			return 2;
		}
		return (alteration.from().generated() != null) ? 0 : 1;
	}

	private Operation add(Column column) {
		return new AddColumn(this.to.name(), column);
	}

	private Operation drop(Column column) {
		return new DropColumn(this.from.name(), column.name(), column);
	}

	QualifiedName name() {
		return this.to.name();
	}

}
