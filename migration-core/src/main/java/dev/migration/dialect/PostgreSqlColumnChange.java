package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.migration.dialect.PostgreSqlStatement.Pass;
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
 * finds what it needs: a new type must not meet the old default or identity, and an
 * identity wants a column that is not null and has no default. The name changes last.
 */
final class PostgreSqlColumnChange {

	private final QualifiedName table;

	private final Column from;

	private final Column to;

	private final @Nullable String using;

	private final PostgreSqlVersion version;

	private final List<PostgreSqlStatement> statements = new ArrayList<>();

	private PostgreSqlColumnChange(QualifiedName table, Column from, Column to, @Nullable String using,
			PostgreSqlVersion version) {
		this.table = table;
		this.from = from;
		this.to = to;
		this.using = using;
		this.version = version;
	}

	static List<PostgreSqlStatement> statements(AlterColumn operation, PostgreSqlVersion version) {
		return new PostgreSqlColumnChange(operation.table(), operation.from(), operation.to(), operation.using(),
				version)
			.statements();
	}

	private List<PostgreSqlStatement> statements() {
		Generated before = this.from.generated();
		Generated after = this.to.generated();
		if (after != null && before != null && isRecomputedInPlace(before, after)) {
			alterColumn(Pass.EXPRESSION,
					"SET EXPRESSION AS (" + PostgreSqlClauses.expression(after.expression()) + ")");
			alter(false);
		}
		else if (after != null && (!after.equals(before) || isOtherType())) {
			recompute(before == null);
		}
		else if (after == null && before != null && !before.stored()) {
			materialize(before.expression());
		}
		else {
			alter(before != null && after == null);
		}
		return List.copyOf(this.statements);
	}

	private boolean isRecomputedInPlace(Generated before, Generated after) {
		boolean stays = before.stored() && after.stored() && this.from.type().equals(this.to.type());
		return stays && !after.equals(before) && this.version.changesExpressions();
	}

	/**
	 * Computed values are not lost with the column.
	 */
	private void recompute(boolean replacesValues) {
		drop(replacesValues ? " /* its values give way to computed ones */" : "");
		add(this.to);
		if (this.to.comment() != null) {
			comment(this.to);
		}
	}

	/**
	 * {@code DROP EXPRESSION} refuses virtual columns (PostgreSQL 18).
	 */
	private void materialize(Expression expression) {
		Column plain = Column.of(this.to.name().text(), this.to.type());
		drop("");
		add(plain);
		this.statements.add(PostgreSqlStatement.of("UPDATE " + PostgreSqlNames.quote(this.table) + " SET "
				+ PostgreSqlNames.quote(plain.name()) + " = " + PostgreSqlClauses.expression(expression)));
		this.statements.addAll(new PostgreSqlColumnChange(this.table, plain, this.to, null, this.version).statements());
	}

	private void alter(boolean dropsExpression) {
		if (dropsExpression) {
			alterColumn(Pass.DROP, "DROP EXPRESSION");
		}
		if (this.from.identity() != null && this.to.identity() == null) {
			alterColumn(Pass.DROP, "DROP IDENTITY");
		}
		boolean defaultDropped = this.from.defaultValue() != null && (this.to.defaultValue() == null || isOtherType());
		if (defaultDropped) {
			alterColumn(Pass.DROP, "DROP DEFAULT");
		}
		if (!this.from.type().equals(this.to.type())) {
			changeType();
		}
		if (this.from.nullable() != this.to.nullable()) {
			boolean drops = this.to.nullable();
			alterColumn(drops ? Pass.DROP : Pass.ATTRIBUTE, drops ? "DROP NOT NULL" : "SET NOT NULL");
		}
		Expression defaultValue = this.to.defaultValue();
		if (defaultValue != null && (defaultDropped || !defaultValue.equals(this.from.defaultValue()))) {
			alterColumn(Pass.CONSTRAINT, "SET DEFAULT " + PostgreSqlClauses.expression(defaultValue));
		}
		if (this.to.identity() != null) {
			changeIdentity(this.from.identity(), this.to.identity());
		}
		if (!Objects.equals(this.from.comment(), this.to.comment())) {
			comment(this.from.withComment(this.to.comment()));
		}
		if (!this.from.name().equals(this.to.name())) {
			this.statements.add(PostgreSqlStatement.rename(this.table,
					"RENAME COLUMN " + name() + " TO " + PostgreSqlNames.quote(this.to.name())));
		}
	}

	private void changeType() {
		String conversion = "";
		if (this.using != null) {
			conversion = " USING " + SqlLexis.POSTGRESQL.part(this.using);
		}
		else if (isOtherType()) {
			conversion = " USING " + PostgreSqlConversion.of(name(), this.from.type(), this.to.type());
		}
		alterColumn(Pass.TYPE, "TYPE " + PostgreSqlClauses.type(this.to.type()) + conversion);
	}

	private void changeIdentity(@Nullable Identity before, Identity after) {
		if (before == null) {
			alterColumn(Pass.CONSTRAINT, "ADD " + PostgreSqlClauses.identity(after));
			this.statements.add(PostgreSqlStatement.of(countOn(after.options())));
			return;
		}
		List<String> changes = new ArrayList<>();
		if (before.always() != after.always()) {
			changes.add("SET " + PostgreSqlClauses.generation(after));
		}
		PostgreSqlSequences.changes(before.options(), after.options())
			.forEach((change) -> changes.add(change.equals(PostgreSqlSequences.RESTART) ? change : "SET " + change));
		if (!changes.isEmpty()) {
			alterColumn(Pass.ATTRIBUTE, String.join(" ", changes));
		}
	}

	/**
	 * A new identity starts beyond the values that are there. {@code greatest} and
	 * {@code least} ignore the null of an empty table. On a column that was serial
	 * {@code pg_get_serial_sequence} finds the old sequence, which the column still owns.
	 */
	private String countOn(SequenceOptions options) {
		String next = (options.increment() > 0) ? "greatest(max(" + name() + ") + 1, " + options.start() + ")"
				: "least(min(" + name() + ") - 1, " + options.start() + ")";
		String sequence = "(SELECT d.objid::regclass FROM pg_depend d JOIN pg_attribute a"
				+ " ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid"
				+ " WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass"
				+ " AND d.deptype = 'i' AND d.refobjid = "
				+ PostgreSqlLiterals.string(PostgreSqlNames.quote(this.table)) + "::regclass AND a.attname = "
				+ PostgreSqlLiterals.string(this.from.name().text()) + ")";
		return "SELECT setval(" + sequence + ", " + next + ", false) FROM " + PostgreSqlNames.quote(this.table);
	}

	private boolean isOtherType() {
		ColumnType before = this.from.type();
		ColumnType after = this.to.type();
		return !before.name().equals(after.name()) || before.userType() != after.userType()
				|| (before.dimensions() > 0) != (after.dimensions() > 0);
	}

	private void drop(String remark) {
		this.statements.add(PostgreSqlStatement.action(Pass.DROP, this.table, "DROP COLUMN " + name() + remark));
	}

	private void add(Column column) {
		this.statements
			.add(PostgreSqlStatement.action(Pass.COLUMN, this.table, "ADD COLUMN " + PostgreSqlClauses.column(column)));
	}

	private void alterColumn(Pass pass, String action) {
		this.statements.add(PostgreSqlStatement.action(pass, this.table, "ALTER COLUMN " + name() + " " + action));
	}

	private void comment(Column column) {
		this.statements.add(PostgreSqlStatement.comment(PostgreSqlClauses.commentOnColumn(this.table, column)));
	}

	private String name() {
		return PostgreSqlNames.quote(this.from.name());
	}

}
