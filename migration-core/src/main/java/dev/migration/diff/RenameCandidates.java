package dev.migration.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.diff.Rename.Kind;
import dev.migration.operation.Operation;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.Table;

/**
 * What may have been renamed, by structure alone: something goes, and beside it comes
 * something that is the same or almost the same. Pure, like {@link SchemaDiff}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RenameCandidates {

	private final SchemaModel from;

	private final SchemaModel to;

	private final List<Rename> tables;

	private final DerivedNames derived;

	private RenameCandidates(SchemaModel from, SchemaModel to, List<Rename> confirmed) {
		this.from = from;
		this.to = to;
		this.tables = confirmed.stream().filter((rename) -> rename.kind() == Kind.TABLE).distinct().toList();
		this.derived = new DerivedNames(this.tables);
	}

	/**
	 * Look for what may have been renamed.
	 * @param from the schema as it is, its expressions canonical
	 * @param to the schema as it shall be, its expressions canonical
	 * @param confirmed the renames of tables that are certain, whether {@code from} has
	 * them already or not; other names follow them
	 * @return the candidates
	 */
	public static RenameCandidates between(SchemaModel from, SchemaModel to, List<Rename> confirmed) {
		return new RenameCandidates(from, to, confirmed);
	}

	/**
	 * Pair as many candidates as there are, the best first, so that nothing is in two of
	 * them.
	 * @param candidates all candidates, best first
	 * @return those that are left
	 */
	public static List<RenameCandidate> oneToOne(List<RenameCandidate> candidates) {
		List<RenameCandidate> chosen = new ArrayList<>();
		for (RenameCandidate candidate : candidates) {
			if (chosen.stream().noneMatch((other) -> excludes(other.rename(), candidate.rename()))) {
				chosen.add(candidate);
			}
		}
		return chosen;
	}

	/**
	 * Return whether two renames cannot both be true: of one thing, or to one name.
	 * @param some a rename
	 * @param other another one
	 * @return {@code true} if one at most is true
	 */
	public static boolean excludes(Rename some, Rename other) {
		boolean sameFrom = some.kind() == other.kind() && some.from().equals(other.from());
		return some.isBeside(other) && (sameFrom || some.to().equals(other.to()));
	}

	/**
	 * Return whether a rename only follows from that of a table: its name contains that
	 * of the table.
	 * @param rename the rename
	 * @return {@code true} if it goes without saying
	 */
	public boolean isDerived(Rename rename) {
		return this.derived.leadFrom(rename.from(), rename.to());
	}

	/**
	 * Return the tables and sequences that may have been renamed and only follow from
	 * another table, the best first. Without any such table nothing is looked for.
	 * @return the candidates
	 */
	public List<RenameCandidate> derivedRelations() {
		return this.tables.isEmpty() ? List.of()
				: relations().stream().filter((candidate) -> isDerived(candidate.rename())).toList();
	}

	/**
	 * Return the tables and sequences that may have been renamed, the best first. One may
	 * be in several candidates.
	 * @return the candidates
	 */
	public List<RenameCandidate> relations() {
		// Columns that refer to one table say whether another one follows it
		List<RenameCandidate> alone = sorted(tables(this.derived));
		List<Rename> together = new ArrayList<>(this.tables);
		oneToOne(alone).forEach((candidate) -> together.add(candidate.rename()));
		List<RenameCandidate> candidates = new ArrayList<>(tables(new DerivedNames(together)));
		Set<Rename> found = candidates.stream().map(RenameCandidate::rename).collect(Collectors.toSet());
		alone.stream().filter((candidate) -> !found.contains(candidate.rename())).forEach(candidates::add);
		for (Sequence gone : this.from.sequences()) {
			if (this.to.sequence(gone.name()).isEmpty()) {
				this.to.sequences()
					.stream()
					.filter((fresh) -> isFree(fresh.name()) && fresh.name().isSiblingOf(gone.name()))
					.forEach((fresh) -> addSequence(candidates, gone, fresh));
			}
		}
		return sorted(candidates);
	}

	private List<RenameCandidate> tables(DerivedNames names) {
		List<RenameCandidate> candidates = new ArrayList<>();
		List<Table> free = this.to.tables().stream().filter((fresh) -> isFree(fresh.name())).toList();
		for (Table gone : this.from.tables()) {
			if (this.to.table(gone.name()).isEmpty()) {
				DerivedNames own = names.and(Rename.of(Kind.TABLE, gone.name(), gone.name().name()));
				Set<Name> following = gone.columns()
					.stream()
					.map(Column::name)
					.filter(own::concern)
					.collect(Collectors.toSet());
				free.stream()
					.filter((fresh) -> fresh.name().isSiblingOf(gone.name())
							&& TableLikeness.mayBeClose(gone, fresh, following))
					.forEach((fresh) -> addTable(candidates, gone, fresh, names));
			}
		}
		return candidates;
	}

	private boolean isFree(QualifiedName name) {
		return this.from.table(name).isEmpty() && this.from.sequence(name).isEmpty();
	}

	private static void addTable(List<RenameCandidate> candidates, Table gone, Table fresh, DerivedNames names) {
		Rename rename = Rename.of(Kind.TABLE, gone.name(), fresh.name().name());
		TableLikeness likeness = TableLikeness.of(gone, fresh, names.and(rename));
		if (likeness.isClose()) {
			candidates.add(new RenameCandidate(rename, likeness.changes()));
		}
	}

	private void addSequence(List<RenameCandidate> candidates, Sequence gone, Sequence fresh) {
		Rename rename = Rename.of(Kind.SEQUENCE, gone.name(), fresh.name().name());
		List<String> changes = new ArrayList<>();
		if (!gone.type().equals(fresh.type())) {
			changes.add("its type");
		}
		if (!gone.options().equals(fresh.options())) {
			changes.add("how it counts");
		}
		if (changes.isEmpty() || (changes.size() == 1 && isDerived(rename))) {
			candidates.add(new RenameCandidate(rename, changes));
		}
	}

	/**
	 * Return the columns that may have been renamed, in tables that both schemas have,
	 * the best first. One may be in several candidates.
	 * @return the candidates
	 */
	public List<RenameCandidate> columns() {
		List<RenameCandidate> candidates = new ArrayList<>();
		for (Table before : this.from.tables()) {
			this.to.table(before.name()).ifPresent((after) -> addColumns(candidates, before, after));
		}
		return sorted(candidates);
	}

	private void addColumns(List<RenameCandidate> candidates, Table before, Table after) {
		for (Column gone : before.columns()) {
			if (after.column(gone.name()).isPresent()) {
				continue;
			}
			for (Column fresh : after.columns()) {
				if (before.column(fresh.name()).isEmpty()) {
					Rename rename = Rename.ofColumn(before.name(), gone.name(), fresh.name());
					ColumnLikeness likeness = ColumnLikeness.of(before, gone, after, fresh, this.derived);
					if (isClose(rename, likeness)) {
						candidates.add(new RenameCandidate(rename, likeness.changes()));
					}
				}
			}
		}
	}

	private boolean isClose(Rename rename, ColumnLikeness likeness) {
		boolean alike = isDerived(rename) || NameDistance.isSmall(rename.from(), rename.to());
		return likeness.changes().isEmpty() || (likeness.sameKind() && likeness.changes().size() == 1)
				|| (alike && likeness.changes().size() <= 2);
	}

	private List<RenameCandidate> sorted(List<RenameCandidate> candidates) {
		return candidates.stream()
			.map((candidate) -> new Ranked(candidate, isDerived(candidate.rename()),
					NameDistance.between(candidate.rename().from(), candidate.rename().to()),
					candidate.rename().argument()))
			.sorted(Comparator.comparing((Ranked ranked) -> ranked.candidate().rename().kind())
				.thenComparing((ranked) -> !ranked.derived())
				.thenComparing((ranked) -> ranked.candidate().changes().size())
				.thenComparing(Ranked::distance)
				.thenComparing(Ranked::argument))
			.map(Ranked::candidate)
			.toList();
	}

	/**
	 * Return the indexes and constraints that only have another name, each once. Nothing
	 * is lost whether they are renamed or not, so nobody has to be asked.
	 * @param possible whether the database can carry an operation out
	 * @return the renames
	 */
	public List<Rename> parts(Predicate<Operation> possible) {
		List<Rename> renames = new ArrayList<>();
		Set<QualifiedName> taken = takenNames();
		for (Table before : this.from.tables()) {
			List<TablePart> fresh = this.to.table(before.name())
				.map(TablePart::of)
				.orElse(List.of())
				.stream()
				.filter((part) -> part.name() != null && !taken.contains(before.name().sibling(part.name())))
				.sorted(Comparator.comparing((part) -> String.valueOf(part.name())))
				.toList();
			if (!fresh.isEmpty()) {
				List<TablePart> sources = new ArrayList<>(TablePart.of(before));
				fresh.forEach((part) -> addPart(renames, sources, part, possible));
			}
		}
		return renames;
	}

	/** Of two parts with one definition, only one is what there was. */
	private void addPart(List<Rename> renames, List<TablePart> sources, TablePart part, Predicate<Operation> possible) {
		Name name = Objects.requireNonNull(part.name());
		List<TablePart> named = sources.stream()
			.filter((other) -> other.kind().equals(part.kind()) && other.definition().equals(part.definition()))
			.filter((other) -> other.name() != null && !isWanted(part, other.name()))
			.sorted(Comparator.comparing((other) -> Objects.requireNonNull(other.name())))
			.toList();
		for (TablePart source : named) {
			Optional<Rename> found = renamesOf(part, Objects.requireNonNull(source.name()), name)
				.filter((rename) -> renames.stream()
					.noneMatch((other) -> other.isBeside(rename)
							&& (other.from().equals(rename.from()) || other.to().equals(rename.to()))))
				.filter((rename) -> possible.test(rename.operation(this.from)))
				.findFirst();
			if (found.isPresent()) {
				renames.add(found.get());
				sources.remove(source);
				return;
			}
		}
	}

	/** In most databases an index may not be called as one of another table. */
	private Set<QualifiedName> takenNames() {
		Set<QualifiedName> taken = new HashSet<>();
		for (Table table : this.from.tables()) {
			taken.add(table.name());
			TablePart.of(table)
				.stream()
				.map(TablePart::name)
				.filter(Objects::nonNull)
				.forEach((name) -> taken.add(table.name().sibling(name)));
		}
		this.from.sequences().forEach((sequence) -> taken.add(sequence.name()));
		return taken;
	}

	private static boolean isWanted(TablePart part, Name other) {
		return TablePart.of(part.table()).stream().anyMatch((wanted) -> other.equals(wanted.name()));
	}

	/** Where constraints keep their names, the index of a key may lose its own. */
	private static Stream<Rename> renamesOf(TablePart part, Name from, Name to) {
		Rename ofIndex = new Rename(Kind.INDEX, part.tableName(), null, from, to);
		if (!(part instanceof ConstraintPart constraint)) {
			return Stream.of(ofIndex);
		}
		Rename ofConstraint = new Rename(Kind.CONSTRAINT, part.tableName(), null, from, to);
		boolean indexed = !(constraint.constraint() instanceof ForeignKey)
				&& !(constraint.constraint() instanceof CheckConstraint);
		return indexed ? Stream.of(ofConstraint, ofIndex) : Stream.of(ofConstraint);
	}

	/**
	 * A candidate with what tells which is better.
	 */
	private record Ranked(RenameCandidate candidate, boolean derived, int distance, String argument) {

	}

}
