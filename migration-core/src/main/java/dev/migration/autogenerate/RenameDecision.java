package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.UnsupportedOperationOnDatabaseException;
import dev.migration.diff.Rename;
import dev.migration.diff.Rename.Kind;
import dev.migration.diff.RenameCandidate;
import dev.migration.diff.RenameCandidates;
import dev.migration.diff.RenamedSchema;
import dev.migration.operation.Operation;
import dev.migration.schema.Name;
import dev.migration.schema.PreviousNames;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

/**
 * Decides what has been renamed: what somebody says, what the model says, what follows
 * from these, and what somebody answers. Tables and sequences come first, because the
 * columns are found by the new names of their tables.
 */
final class RenameDecision {

	private final SchemaModel to;

	private final PreviousNames previousNames;

	private final List<RenameAnswer> answers;

	private final RenameQuestion question;

	private final List<RenameAnswer> unused;

	private final List<Rename> confirmed = new ArrayList<>();

	private final List<RenameCandidate> unanswered = new ArrayList<>();

	private RenamedSchema current;

	private RenameDecision(SchemaModel from, SchemaModel to, PreviousNames previousNames, List<RenameAnswer> answers,
			RenameQuestion question) {
		this.to = to;
		this.previousNames = previousNames;
		this.answers = answers;
		this.question = question;
		this.unused = new ArrayList<>(answers);
		this.current = RenamedSchema.of(from);
	}

	/**
	 * Decide.
	 * @param from the schema as it is, its expressions canonical
	 * @param to the schema as it shall be, its expressions canonical
	 * @param previousNames what the model says
	 * @param answers what somebody says
	 * @param question asks about the rest
	 * @param dialect the language of the database
	 * @return the decision
	 * @throws InvalidRenameException if an answer fits nothing
	 */
	static RenameDecision of(SchemaModel from, SchemaModel to, PreviousNames previousNames, List<RenameAnswer> answers,
			RenameQuestion question, Dialect dialect) {
		RenameDecision decision = new RenameDecision(from, to, previousNames, answers, question);
		decision.decideRelations();
		decision.decideColumns();
		decision.decideParts((operation) -> isPossible(operation, dialect));
		decision.requireAllUsed(from);
		return decision;
	}

	private static boolean isPossible(Operation operation, Dialect dialect) {
		try {
			return !dialect.statements(operation).isEmpty();
		}
		catch (UnsupportedOperationOnDatabaseException ex) {
			return false;
		}
	}

	/**
	 * Return the renames that are certain, tables first.
	 */
	List<Rename> confirmed() {
		return List.copyOf(this.confirmed);
	}

	/**
	 * Return what may have been renamed and nobody has confirmed, each thing once.
	 */
	List<RenameCandidate> unanswered() {
		return List.copyOf(this.unanswered);
	}

	/**
	 * Return whether an object gets another name.
	 */
	boolean concerns(SchemaObject object) {
		return this.confirmed.stream()
			.anyMatch((rename) -> isKind(rename, object) && rename.qualifiedFrom().equals(object.name()));
	}

	/**
	 * Return what an object of the new schema was before, under its former name.
	 */
	SchemaObject before(SchemaObject object) {
		QualifiedName table = object.table();
		if (table != null) {
			Name name = this.confirmed.stream()
				.filter((rename) -> isKind(rename, object) && table.equals(rename.table())
						&& rename.to().equals(object.name().name()))
				.map(Rename::from)
				.findFirst()
				.orElse(object.name().name());
			return SchemaObject.of(object.kind(), before(new SchemaObject(SchemaObject.Kind.TABLE, table)).name(),
					name);
		}
		return this.confirmed.stream()
			.filter((rename) -> isKind(rename, object) && rename.qualifiedTo().equals(object.name()))
			.map((rename) -> new SchemaObject(object.kind(), rename.qualifiedFrom()))
			.findFirst()
			.orElse(object);
	}

	private static boolean isKind(Rename rename, SchemaObject object) {
		return rename.kind().name().equals(object.kind().name());
	}

	List<Operation> operations() {
		return this.current.operations();
	}

	/**
	 * Carry the renames out on another form of the schema.
	 */
	SchemaModel applyTo(SchemaModel schema) {
		SchemaModel renamed = schema;
		for (Operation operation : operations()) {
			renamed = operation.applyTo(renamed);
		}
		return renamed;
	}

	private void decideRelations() {
		List<Rename> renames = new ArrayList<>();
		for (RenameAnswer answer : this.answers) {
			relation(answer).ifPresent((rename) -> {
				this.unused.remove(answer);
				addAnswer(renames, rename);
			});
		}
		requireNewNamesFree(renames);
		this.confirmed.addAll(renames);
		hintedTables();
		addDerived();
		List<RenameCandidate> candidates = candidates().relations();
		ask(candidates, true);
		addDerived();
		this.current = this.current.with(this.confirmed);
	}

	private static void addAnswer(List<Rename> renames, Rename rename) {
		for (Rename other : renames) {
			if (!other.equals(rename) && RenameCandidates.excludes(other, rename)) {
				throw new InvalidRenameException(rename.argument(),
						"contradicts '" + other.argument() + "'; leave one of them out.");
			}
		}
		add(renames, rename);
	}

	private RenameCandidates candidates() {
		return RenameCandidates.between(this.current.schema(), this.to, this.confirmed);
	}

	private Optional<Rename> relation(RenameAnswer answer) {
		SchemaModel from = this.current.schema();
		Stream<Rename> tables = from.tables()
			.stream()
			.map(Table::name)
			.filter((name) -> answer.isRelation(name) && this.to.table(name.sibling(answer.to())).isPresent())
			.map((name) -> Rename.of(Kind.TABLE, name, answer.to()));
		Stream<Rename> sequences = from.sequences()
			.stream()
			.map((sequence) -> sequence.name())
			.filter((name) -> answer.isRelation(name) && this.to.sequence(name.sibling(answer.to())).isPresent())
			.map((name) -> Rename.of(Kind.SEQUENCE, name, answer.to()));
		return Stream.concat(tables, sequences).findFirst();
	}

	private void requireNewNamesFree(List<Rename> renames) {
		for (Rename rename : renames) {
			boolean makesWay = renames.stream().anyMatch((other) -> other.qualifiedFrom().equals(rename.qualifiedTo()));
			if (!makesWay && (this.current.schema().table(rename.qualifiedTo()).isPresent()
					|| this.current.schema().sequence(rename.qualifiedTo()).isPresent())) {
				throw taken(rename);
			}
		}
	}

	private static InvalidRenameException taken(Rename rename) {
		return new InvalidRenameException(rename.argument(), "takes a name that the database has already; rename '"
				+ rename.to() + "' as well, or drop it in a revision before.");
	}

	/** What has its new name already was renamed long ago. */
	private void hintedTables() {
		boolean found = true;
		while (found) {
			found = false;
			RenamedSchema renamed = this.current.with(this.confirmed);
			for (Map.Entry<QualifiedName, List<Name>> entry : this.previousNames.tables().entrySet()) {
				Optional<Rename> rename = hintedTable(entry.getKey(), entry.getValue(), renamed.schema());
				if (rename.isPresent() && add(this.confirmed, rename.get())) {
					found = true;
					break;
				}
			}
		}
	}

	private Optional<Rename> hintedTable(QualifiedName table, List<Name> former, SchemaModel from) {
		if (this.to.table(table).isEmpty() || from.table(table).isPresent() || from.sequence(table).isPresent()) {
			return Optional.empty();
		}
		return former.stream()
			.map(table::sibling)
			.filter((name) -> this.current.schema().table(name).isPresent())
			.findFirst()
			.map((name) -> Rename.of(Kind.TABLE, name, table.name()));
	}

	private void addDerived() {
		boolean found = true;
		while (found) {
			found = false;
			for (RenameCandidate candidate : candidates().derivedRelations()) {
				found |= add(this.confirmed, candidate.rename());
			}
		}
	}

	private static boolean add(List<Rename> renames, Rename rename) {
		if (renames.stream().anyMatch((other) -> RenameCandidates.excludes(other, rename))) {
			return false;
		}
		return renames.add(rename);
	}

	private void decideColumns() {
		List<Rename> columns = new ArrayList<>();
		for (RenameAnswer answer : this.answers) {
			column(answer).ifPresent((rename) -> {
				this.unused.remove(answer);
				addAnswer(columns, rename);
			});
		}
		requireNewColumnsFree(columns);
		hintedColumns(columns);
		RenameCandidates candidates = candidates();
		List<RenameCandidate> all = candidates.columns();
		all.stream()
			.map(RenameCandidate::rename)
			.filter(candidates::isDerived)
			.forEach((rename) -> add(columns, rename));
		this.current = this.current.with(columns);
		int before = this.confirmed.size();
		this.confirmed.addAll(columns);
		ask(all, false);
		List<Rename> answered = this.confirmed.subList(before + columns.size(), this.confirmed.size());
		this.current = this.current.with(List.copyOf(answered));
	}

	private Optional<Rename> column(RenameAnswer answer) {
		for (Table table : this.current.schema().tables()) {
			boolean named = answer.isIn(table.name()) || this.confirmed.stream()
				.anyMatch((rename) -> rename.kind() == Kind.TABLE && rename.qualifiedTo().equals(table.name())
						&& answer.isIn(rename.qualifiedFrom()));
			boolean wanted = this.to.table(table.name()).flatMap((after) -> after.column(answer.to())).isPresent();
			if (named && wanted && table.column(answer.from()).isPresent()) {
				return Optional.of(Rename.ofColumn(table.name(), answer.from(), answer.to()));
			}
		}
		return Optional.empty();
	}

	private void requireNewColumnsFree(List<Rename> renames) {
		for (Rename rename : renames) {
			boolean makesWay = renames.stream()
				.anyMatch((other) -> other.isBeside(rename) && other.from().equals(rename.to()));
			if (!makesWay && hasColumn(this.current.schema(), Objects.requireNonNull(rename.table()), rename.to())) {
				throw taken(rename);
			}
		}
	}

	private static boolean hasColumn(SchemaModel schema, QualifiedName table, Name column) {
		return schema.table(table).flatMap((present) -> present.column(column)).isPresent();
	}

	private void hintedColumns(List<Rename> columns) {
		boolean found = true;
		while (found) {
			found = false;
			SchemaModel renamed = this.current.with(columns).schema();
			for (Map.Entry<QualifiedName, Map<Name, List<Name>>> table : this.previousNames.columns().entrySet()) {
				for (Map.Entry<Name, List<Name>> column : table.getValue().entrySet()) {
					Optional<Rename> rename = hintedColumn(table.getKey(), column.getKey(), column.getValue(), renamed);
					found |= rename.isPresent() && add(columns, rename.get());
				}
			}
		}
	}

	private Optional<Rename> hintedColumn(QualifiedName table, Name column, List<Name> former, SchemaModel from) {
		if (hasColumn(from, table, column) || !hasColumn(this.to, table, column)) {
			return Optional.empty();
		}
		return former.stream()
			.filter((name) -> hasColumn(this.current.schema(), table, name))
			.findFirst()
			.map((name) -> Rename.ofColumn(table, name, column));
	}

	/**
	 * Ask about one candidate after the other until each thing has an answer.
	 */
	private void ask(List<RenameCandidate> candidates, boolean relations) {
		List<RenameCandidate> open = new ArrayList<>();
		for (RenameCandidate candidate : candidates) {
			Rename rename = candidate.rename();
			if (this.confirmed.stream().anyMatch((other) -> RenameCandidates.excludes(other, rename))) {
				continue;
			}
			boolean follows = relations && candidates().isDerived(rename);
			if (follows || this.question.isRenamed(candidate)) {
				this.confirmed.add(rename);
			}
			else {
				open.add(candidate);
			}
		}
		open.removeIf((candidate) -> this.confirmed.stream()
			.anyMatch((other) -> RenameCandidates.excludes(other, candidate.rename())));
		this.unanswered.addAll(RenameCandidates.oneToOne(open));
	}

	private void decideParts(Predicate<Operation> possible) {
		List<Rename> parts = candidates().parts(possible);
		for (RenameAnswer answer : List.copyOf(this.unused)) {
			if (parts.stream().anyMatch((rename) -> isMeant(answer, rename))) {
				this.unused.remove(answer);
			}
		}
		this.current = this.current.with(parts);
		this.confirmed.addAll(parts);
	}

	private static boolean isMeant(RenameAnswer answer, Rename part) {
		return answer.from().equals(part.from()) && answer.to().equals(part.to());
	}

	private void requireAllUsed(SchemaModel from) {
		if (!this.unused.isEmpty()) {
			throw new InvalidRenameException(this.unused.get(0).argument(),
					"fits nothing; " + new GoneAndNew(from, this.to).text());
		}
	}

}
