package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.migration.operation.AlterColumn;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * The statements that turn one column into another, in an order in which each of them
 * finds what it needs. What H2 cannot change by itself restates the whole column, which
 * loses what is not repeated: the comment comes again behind it. The name changes last.
 */
final class H2ColumnChange {

	private final QualifiedName table;

	private final Column from;

	private final Column to;

	private final @Nullable String using;

	private final H2Names names;

	private final H2Clauses clauses;

	private final List<String> statements = new ArrayList<>();

	private boolean restated;

	private H2ColumnChange(AlterColumn operation, H2Names names) {
		this.table = operation.table();
		this.from = operation.from();
		this.to = operation.to();
		this.using = operation.using();
		this.names = names;
		this.clauses = new H2Clauses(names);
	}

	static List<String> statements(AlterColumn operation, H2Names names) {
		return new H2ColumnChange(operation, names).statements();
	}

	private List<String> statements() {
		Generated after = this.to.generated();
		if (after != null) {
			changeGenerated(after);
		}
		else {
			changePlain();
		}
		boolean commented = !Objects.equals(this.from.comment(), this.to.comment());
		if (commented || (this.restated && this.to.comment() != null)) {
			this.statements.add(this.clauses.commentOnColumn(this.table, this.from.withComment(this.to.comment())));
		}
		if (!this.from.name().equals(this.to.name())) {
			alterColumn("RENAME TO " + this.names.quote(this.to.name()));
		}
		return List.copyOf(this.statements);
	}

	private void changeGenerated(Generated after) {
		boolean same = this.from.generated() != null && after.expression().equals(this.from.generated().expression());
		if (!same || !this.from.type().equals(this.to.type())) {
			if (this.to.nullable() && !this.from.nullable()) {
				changeNullability();
			}
			restate();
		}
		else if (this.from.nullable() != this.to.nullable()) {
			changeNullability();
		}
	}

	private void changePlain() {
		if (this.from.generated() != null) {
			alterColumn("DROP EXPRESSION");
		}
		if (this.from.identity() != null && this.to.identity() == null) {
			alterColumn("DROP IDENTITY");
		}
		boolean defaultDropped = this.from.defaultValue() != null && (this.to.defaultValue() == null || isOtherType());
		if (defaultDropped) {
			alterColumn("DROP DEFAULT");
		}
		if (!this.from.type().equals(this.to.type())) {
			alterColumn("SET DATA TYPE " + this.clauses.type(this.to.type())
					+ ((this.using != null) ? " USING " + SqlLexis.H2.part(this.using) : ""));
			removeBoundOfType();
		}
		if (this.from.nullable() != this.to.nullable()) {
			changeNullability();
		}
		Expression defaultValue = this.to.defaultValue();
		if (defaultValue != null && (defaultDropped || !defaultValue.equals(this.from.defaultValue()))) {
			alterColumn("SET DEFAULT " + H2Clauses.expression(defaultValue));
		}
		if (this.to.identity() != null) {
			changeIdentity(this.from.identity(), this.to.identity());
		}
	}

	/**
	 * An identity is left with what its old type could hold.
	 */
	private void removeBoundOfType() {
		if (this.from.identity() != null && this.to.identity() != null) {
			SequenceOptions options = this.to.identity().options();
			boolean up = options.increment() > 0;
			if ((up ? options.maximum() : options.minimum()) == null) {
				alterColumn(up ? "SET NO MAXVALUE" : "SET NO MINVALUE");
			}
		}
	}

	private void changeNullability() {
		alterColumn(this.to.nullable() ? "DROP NOT NULL" : "SET NOT NULL");
	}

	private void changeIdentity(@Nullable Identity before, Identity after) {
		if (before == null || H2Sequences.turns(before.options(), after.options())) {
			restate();
			alterColumn("RESTART WITH " + next(after.options()));
			return;
		}
		List<String> changes = new ArrayList<>();
		if (before.always() != after.always()) {
			changes.add("SET " + H2Clauses.generation(after));
		}
		H2Sequences.changes(before.options(), after.options()).forEach((change) -> changes.add("SET " + change));
		if (!changes.isEmpty()) {
			alterColumn(String.join(" ", changes));
		}
		if (before.options().start() != after.options().start()) {
			alterColumn("START WITH " + after.options().start());
		}
	}

	/**
	 * A new identity starts beyond the values that are there.
	 */
	private String next(SequenceOptions options) {
		String name = this.names.quote(this.from.name());
		String next = (options.increment() > 0) ? "GREATEST(MAX(" + name + ") + 1, " + options.start() + ")"
				: "LEAST(MIN(" + name + ") - 1, " + options.start() + ")";
		return "(SELECT COALESCE(" + next + ", " + options.start() + ") FROM " + this.names.quote(this.table) + ")";
	}

	private boolean isOtherType() {
		ColumnType before = this.from.type();
		ColumnType after = this.to.type();
		return !before.name().equals(after.name()) || before.userType() != after.userType()
				|| before.dimensions() != after.dimensions();
	}

	private void restate() {
		this.statements.addAll(this.clauses.alter(this.table,
				"ALTER COLUMN " + this.clauses.column(this.to.withName(this.from.name()))));
		this.restated = true;
	}

	private void alterColumn(String action) {
		this.statements.addAll(this.clauses.alterColumn(this.table, this.from, action));
	}

}
