package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migration.autogenerate.SchemaObject.Kind;
import dev.migration.dialect.Dialect;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddEnumValue;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterCompositeType;
import dev.migration.operation.AlterTable;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropEnumValue;
import dev.migration.operation.DropObject;
import dev.migration.operation.DropSequence;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.CompositeType.Attribute;
import dev.migration.schema.Constraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer has to think about before proposed operations run on data.
 */
final class DataLoss {

	private static final Set<String> WORD_LISTS = Set.of("enum", "set");

	private final Dialect dialect;

	private final SchemaModel present;

	private final DataQuestions questions;

	private final ProposedChanges proposed;

	private final Set<QualifiedName> created = new HashSet<>();

	private final Set<SchemaObject> empty = new HashSet<>();

	// Columns whose values nobody can ask for yet
	private final Set<SchemaObject> unseen = new HashSet<>();

	private List<DataNote> notes = new ArrayList<>();

	private DataLoss(Dialect dialect, SchemaModel present, FormerNames names, ProposedChanges proposed) {
		this.dialect = dialect;
		this.present = present;
		this.questions = new DataQuestions(names, dialect);
		this.proposed = proposed;
	}

	/**
	 * Return the notes on the operations of a proposal.
	 * @param operations the operations, in order
	 * @param dialect the language of the database
	 * @param present the schema that the data is in
	 * @return the notes on each operation
	 */
	static List<List<DataNote>> notes(List<Operation> operations, Dialect dialect, SchemaModel present) {
		FormerNames names = new FormerNames(present);
		DataLoss loss = new DataLoss(dialect, present, names, ProposedChanges.of(operations));
		List<List<DataNote>> notes = new ArrayList<>();
		for (Operation operation : operations) {
			loss.notes = new ArrayList<>();
			loss.look(operation);
			names.after(operation);
			notes.add(List.copyOf(loss.notes));
		}
		return notes;
	}

	// MariaDB 11 and MySQL 8 keep rights by name
	private boolean grantsGoWithViews() {
		return !isMariaDbOrMySql();
	}

	private boolean isMariaDbOrMySql() {
		return this.dialect.name().equals("mariadb") || this.dialect.name().equals("mysql");
	}

	private void look(Operation operation) {
		if (operation instanceof AlterTable batch) {
			batch.changes().forEach(this::look);
		}
		else if (operation instanceof CreateTable create) {
			this.created.add(create.table().name());
		}
		else if (operation instanceof DropTable drop) {
			dropped(drop);
		}
		else if (operation instanceof DropSequence drop) {
			note("Drops sequence '" + drop.sequence() + "' with the number that it has come to.", null);
		}
		else if (operation instanceof DropObject drop && drop.object().kind() == ObjectKind.VIEW
				&& grantsGoWithViews()) {
			note("Drops view '" + drop.object().name() + "' with the rights that were granted on it: grant them again"
					+ " where it is created anew.", null);
		}
		else if (operation instanceof AlterCompositeType alter) {
			altered(alter);
		}
		else if (operation instanceof AddEnumValue add) {
			note(allows(this.dialect.literal(add.value()), "type '" + add.type() + "'"), null);
		}
		else if (operation instanceof DropEnumValue drop) {
			note("Removes value '" + drop.value() + "' of type '" + drop.type() + "': fails if a row has it.", null);
		}
		else if (operation instanceof DropColumn drop) {
			dropped(drop);
		}
		else if (operation instanceof AddColumn add) {
			added(add);
		}
		else if (operation instanceof AlterColumn alter) {
			altered(alter);
		}
		else if (operation instanceof AddConstraint add && !isNewOrKept(add)) {
			constrained(add.table(), add.constraint());
		}
		else if (operation instanceof CreateIndex create && create.index().unique()
				&& !this.created.contains(create.table())
				&& !isEmpty(create.table(), create.index().columns(), create.index().nullsNotDistinct())) {
			boolean unseen = isUnseen(create.table(), create.index().columns());
			note(unique(create.table(), create.index().columns()),
					unseen ? null : this.questions.duplicates(create.table(), create.index()));
		}
	}

	/**
	 * A composite type cannot be dropped while a column has it: nothing is lost by that.
	 */
	private void altered(AlterCompositeType alter) {
		for (Attribute attribute : alter.from().attributes()) {
			String name = "attribute '" + alter.from().name() + "." + attribute.name() + "'";
			Optional<Attribute> after = alter.to().attribute(attribute.name());
			if (after.isEmpty()) {
				note("Drops " + name + " with its values.", null);
			}
			else {
				TypeChange.between(attribute.type(), after.get().type(), this.dialect)
					.consequence()
					.ifPresent((consequence) -> note("Changes " + name + " from '" + attribute.type() + "' to '"
							+ after.get().type() + "': " + consequence + ".", null));
			}
		}
	}

	/**
	 * A constraint that only makes way for another change holds already, unless its
	 * columns get other values.
	 */
	private boolean isNewOrKept(AddConstraint add) {
		return this.created.contains(add.table())
				|| !isUnseen(add.table(), add.constraint()) && this.present.table(add.table())
					.filter((table) -> table.constraints()
						.stream()
						.anyMatch((other) -> other.definition().equals(add.constraint().definition())))
					.isPresent();
	}

	private boolean isUnseen(QualifiedName table, Constraint constraint) {
		if (constraint instanceof CheckConstraint check) {
			return this.unseen.stream()
				.anyMatch((column) -> table.equals(column.table()) && check.mentions(column.name().name()));
		}
		return isUnseen(table, constraint.columns());
	}

	private boolean isUnseen(QualifiedName table, List<Name> columns) {
		return columns.stream().anyMatch((column) -> this.unseen.contains(SchemaObject.of(Kind.COLUMN, table, column)));
	}

	private void note(String text, @Nullable DataQuestion question) {
		this.notes.add(new DataNote(text, question));
	}

	private void dropped(DropTable drop) {
		List<QualifiedName> behind = (drop.definition() != null) ? this.proposed.leftBehind(drop.table()) : List.of();
		String tables = behind.stream().map((table) -> "'" + table + "'").collect(Collectors.joining(", "));
		String wayBack = behind.isEmpty() ? "" : " The way back fails if rows of " + tables + " refer to them.";
		note("Drops table '" + drop.table() + "' with its rows." + wayBack, this.questions.rows(drop.table(), ""));
	}

	private void dropped(DropColumn drop) {
		String wayBack = (drop.definition() != null && needsAValue(drop.definition()))
				? " The way back fails if the table has rows: it refuses nulls and has no default." : "";
		note("Drops column '" + drop.table() + "." + drop.column() + "' with its values." + wayBack,
				this.questions.values(drop.table(), drop.column()));
	}

	private static boolean needsAValue(Column column) {
		return !column.nullable() && column.defaultValue() == null && column.identity() == null
				&& column.generated() == null;
	}

	private void added(AddColumn add) {
		Column column = add.column();
		this.unseen.add(SchemaObject.of(Kind.COLUMN, add.table(), column.name()));
		if (column.nullable() && column.defaultValue() == null && column.generated() == null) {
			this.empty.add(SchemaObject.of(Kind.COLUMN, add.table(), column.name()));
		}
		if (needsAValue(column) && !this.created.contains(add.table())) {
			boolean fills = isMariaDbOrMySql();
			// MariaDB 11.4 looks at the check behind JSON when it copies the table
			boolean breaks = this.dialect.name().equals("mariadb")
					&& column.type().name().equals(QualifiedName.of("json"));
			String empty = breaks
					? "rows get an empty value, which is no JSON: the next change that copies the table fails."
					: "rows get an empty value, such as 0 or ''.";
			note("Adds column '" + add.table() + "." + column.name() + "' that refuses nulls and has no default: "
					+ (fills ? empty : "fails if the table has rows."),
					this.questions.rows(add.table(), (fills && !breaks) ? "" : ": fails"));
		}
	}

	private void altered(AlterColumn alter) {
		QualifiedName table = alter.table();
		Name name = alter.from().name();
		String column = "column '" + table + "." + name + "'";
		if (alter.to().generated() != null && !alter.to().generated().equals(alter.from().generated())) {
			this.unseen.add(SchemaObject.of(Kind.COLUMN, table, alter.to().name()));
		}
		if (alter.to().generated() == null) {
			TypeChange change = (alter.using() != null) ? TypeChange.UNKNOWN
					: TypeChange.between(alter.from().type(), alter.to().type(), this.dialect);
			change.consequence()
				.ifPresent((consequence) -> note("Changes " + column + " from '" + alter.from().type() + "' to '"
						+ alter.to().type() + "': " + consequence + ".",
						this.questions.fit(table, name, change.fit())));
			if (change.loss() == Loss.LOSSLESS) {
				furtherWords(alter).ifPresent((further) -> note(allows(further, column), null));
			}
		}
		else if (alter.from().generated() == null) {
			note("Makes " + column + " a computed one: its values are replaced.", this.questions.values(table, name));
		}
		if (alter.from().identity() == null && alter.to().identity() != null) {
			if (isMariaDbOrMySql()) {
				note("Makes " + column
						+ " count: a row that has 0 gets another number or fails, and it fails if one has the"
						+ " last number of its type.", this.questions.zeros(table, name));
			}
			else {
				note("Makes " + column + " count: fails if a row has the last number of its type.", null);
			}
		}
		if (ProposedChanges.stopsCounting(alter.from(), alter.to())) {
			String counter = this.proposed.counter(table)
				.map((sequence) -> ", such as sequence '" + sequence + "',")
				.orElse("");
			note("Makes " + column + " stop counting: whoever gives ids now" + counter
					+ " has to begin beyond the greatest one.", this.questions.greatest(table, name));
		}
		if (alter.from().nullable() && !alter.to().nullable()) {
			boolean fills = this.dialect.name().equals("mariadb")
					&& alter.to().type().name().equals(QualifiedName.of("timestamp"));
			note("Makes " + column + " refuse nulls: "
					+ (fills ? "a row that has one gets the present time." : "fails if a row has one."),
					this.questions.nulls(table, name, fills ? "." : ": fails."));
		}
	}

	private Optional<String> furtherWords(AlterColumn alter) {
		ColumnType from = alter.from().type();
		ColumnType to = alter.to().type();
		List<String> further = new ArrayList<>(to.arguments());
		further.removeAll(from.arguments());
		boolean list = WORD_LISTS.contains(from.name().name().text()) && from.name().equals(to.name());
		return (list && !further.isEmpty()) ? Optional.of(String.join(", ", further)) : Optional.empty();
	}

	private void constrained(QualifiedName table, Constraint constraint) {
		boolean unseen = isUnseen(table, constraint);
		if (constraint instanceof UniqueConstraint unique
				&& !isEmpty(table, unique.columns(), unique.nullsNotDistinct())) {
			note(unique(table, unique.columns()),
					unseen ? null : this.questions.duplicates(table, unique.columns(), unique.nullsNotDistinct()));
		}
		else if (constraint instanceof PrimaryKey key) {
			note("Makes " + names(key.columns()) + " the primary key of table '" + table
					+ "': fails if rows have the same values.",
					unseen ? null : this.questions.duplicates(table, key.columns(), false));
			key.columns()
				.forEach((column) -> this.present.table(table)
					.flatMap((found) -> found.column(column))
					.filter(Column::nullable)
					.ifPresent((nullable) -> note(
							"Makes column '" + table + "." + column
									+ "' refuse nulls as part of the primary key: fails if a row has one.",
							this.questions.nulls(table, column, ": fails."))));
		}
		else if (constraint instanceof ForeignKey key && key.validated() && !isEmpty(table, key.columns(), false)) {
			note("Ties " + names(key.columns()) + " of table '" + table + "' to table '" + key.referencedTable()
					+ "': fails if a row refers to one that is not there.",
					unseen ? null : this.questions.orphans(table, key));
		}
		else if (constraint instanceof CheckConstraint check && check.validated()) {
			Optional<String> further = unseen ? Optional.empty() : this.proposed.allowed(table, check);
			further.ifPresentOrElse((values) -> note(allows(values, "table '" + table + "'"), null),
					() -> note(
							"Checks '" + check.condition().source() + "' on table '" + table
									+ "': fails if a row breaks it.",
							unseen ? null : this.questions.violations(table, check.condition())));
		}
	}

	/**
	 * Nothing fails now, but what comes meanwhile may be in the way of the way back.
	 */
	private static String allows(String further, String where) {
		return "Allows " + further + " in " + where + ": the way back fails if a row has it.";
	}

	/** A key that is null in all rows breaks nothing. */
	private boolean isEmpty(QualifiedName table, List<Name> columns, boolean nullsAreEqual) {
		return !nullsAreEqual && columns.stream()
			.anyMatch((column) -> this.empty.contains(SchemaObject.of(Kind.COLUMN, table, column)));
	}

	private static String unique(QualifiedName table, List<Name> columns) {
		return "Makes" + (columns.isEmpty() ? "" : " " + names(columns) + " of") + " table '" + table
				+ "' unique: fails if rows have the same values.";
	}

	private static String names(List<Name> columns) {
		return "'" + String.join("', '", columns.stream().map(Name::text).toList()) + "'";
	}

}
