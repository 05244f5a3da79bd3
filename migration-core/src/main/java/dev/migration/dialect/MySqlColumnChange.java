package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.migration.dialect.MySqlStatement.Subject;
import dev.migration.operation.AlterColumn;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The statements that turn one column into another. Each restates the whole column, so
 * that nothing is lost, and leaves it at its place; only what is or becomes virtual has
 * to be dropped and added again.
 */
final class MySqlColumnChange {

	private static final Set<String> SPELT = Set.of("uuid", "inet4", "inet6");

	private static final Set<String> READ = Set.of("inet4", "inet6", "char", "varchar", "tinytext", "text",
			"mediumtext", "longtext", "json", "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob");

	private final MySqlServer server;

	private final MySqlColumns columns;

	private final MySqlDefaults defaults;

	private final QualifiedName table;

	private final Column from;

	private final Column to;

	private final @Nullable Expression check;

	MySqlColumnChange(MySqlServer server, AlterColumn operation) {
		this.server = server;
		this.columns = new MySqlColumns(server);
		this.defaults = new MySqlDefaults(server);
		this.table = operation.table();
		this.from = operation.from();
		this.to = operation.to();
		this.check = operation.check();
		if (operation.using() != null && !this.from.type().equals(this.to.type())) {
			throw server.cannot(
					"convert the values of column '" + this.from.name() + "' by the expression '" + operation.using()
							+ "' while it changes the type",
					"add a column, update it by the expression, drop the old one and rename the new one");
		}
	}

	List<MySqlStatement> statements() {
		Generated before = this.from.generated();
		Generated after = this.to.generated();
		boolean wasVirtual = before != null && !before.stored();
		boolean isVirtual = after != null && !after.stored();
		if (wasVirtual == isVirtual) {
			return change();
		}
		if (this.check != null && !this.from.name().equals(this.to.name())) {
			throw this.server.cannot("rename column '" + this.from.name()
					+ "', drop it and add it again at once, since its check '" + this.check + "' would be lost",
					"rename it in a call of its own");
		}
		return (after != null) ? recompute() : materialize(Objects.requireNonNull(before).expression());
	}

	private List<MySqlStatement> change() {
		if (this.from.equals(this.to)) {
			return List.of();
		}
		if (this.from.withName(this.to.name()).equals(this.to)) {
			return action(
					"RENAME COLUMN " + MySqlNames.quote(this.from.name()) + " TO " + MySqlNames.quote(this.to.name()));
		}
		if (isOnlyOtherDefault()) {
			return action("ALTER COLUMN " + MySqlNames.quote(this.from.name()) + " " + defaultChange());
		}
		if (isWithoutCast(this.from.type(), this.to.type()) || isWithoutCast(this.to.type(), this.from.type())) {
			return changeThroughText();
		}
		if (this.from.name().equals(this.to.name())) {
			return action(String.join(", ", withStart("MODIFY COLUMN " + definition(this.to))));
		}
		if (this.check != null) {
			return renameLast();
		}
		String action = "CHANGE COLUMN " + MySqlNames.quote(this.from.name()) + " ";
		return action(String.join(", ", withStart(action + this.columns.column(this.to))));
	}

	/**
	 * MariaDB refuses to make a number a uuid, or the other way round, even in an empty
	 * table.
	 */
	private static boolean isWithoutCast(ColumnType one, ColumnType other) {
		return SPELT.contains(one.name().toString()) && !READ.contains(other.name().toString())
				&& !one.name().equals(other.name());
	}

	private List<MySqlStatement> changeThroughText() {
		Column text = Column.of(this.from.name().text(), ColumnType.of("varchar", 64))
			.withNullable(this.from.nullable());
		List<MySqlStatement> statements = new ArrayList<>();
		for (AlterColumn change : List.of(new AlterColumn(this.table, this.from, text, null, null, this.check),
				new AlterColumn(this.table, text, this.to, null, null, this.check))) {
			statements.addAll(new MySqlColumnChange(this.server, change).statements());
		}
		return statements;
	}

	/** A check speaks of the column by its name, and the server rewrites it. */
	private List<MySqlStatement> renameLast() {
		Column restated = this.to.withName(this.from.name());
		List<MySqlStatement> statements = new ArrayList<>();
		for (AlterColumn change : List.of(new AlterColumn(this.table, this.from, restated, null, null, this.check),
				new AlterColumn(this.table, restated, this.to, null, null, this.check))) {
			statements.addAll(new MySqlColumnChange(this.server, change).statements());
		}
		return statements;
	}

	/**
	 * The check has to be the last word.
	 */
	private String definition(Column column) {
		String check = (this.check != null) ? " CHECK (" + MySqlColumns.expression(this.check) + ")" : "";
		return this.columns.column(column) + check;
	}

	private List<String> withStart(String action) {
		List<String> actions = new ArrayList<>();
		actions.add(action);
		if (!MySqlColumns.start(this.to).equals(MySqlColumns.start(this.from))) {
			actions.addAll(MySqlColumns.start(this.to));
		}
		return actions;
	}

	private boolean isOnlyOtherDefault() {
		return isAlterable(this.from) && isAlterable(this.to)
				&& this.from.withDefault(this.to.defaultValue()).equals(this.to);
	}

	private static boolean isAlterable(Column column) {
		boolean plain = column.identity() == null && column.generated() == null;
		return plain && (column.defaultValue() == null || MySqlDefaults.isAlterable(column.defaultValue()));
	}

	/**
	 * Without any default an insert has to name the column even if it is nullable.
	 */
	private String defaultChange() {
		Expression defaultValue = this.to.defaultValue();
		if (defaultValue != null) {
			return "SET DEFAULT " + this.defaults.value(defaultValue.source(), this.to.type());
		}
		return this.to.nullable() ? "SET DEFAULT NULL" : "DROP DEFAULT";
	}

	private List<MySqlStatement> recompute() {
		String remark = (this.from.generated() == null) ? " /* its values give way to computed ones */" : "";
		List<MySqlStatement> statements = new ArrayList<>(action(drop() + remark));
		statements.addAll(action("ADD COLUMN " + definition(this.to)));
		return statements;
	}

	/**
	 * The values of a virtual column are kept: those that the server stores stay when
	 * they are computed no more. An {@code UPDATE} would run triggers and move the
	 * columns that tell when a row was changed. What cannot be stored is refused before
	 * anything has changed.
	 */
	private List<MySqlStatement> materialize(Expression expression) {
		Column stored = Column.of(this.to.name().text(), this.to.type()).withGenerated(new Generated(expression, true));
		List<MySqlStatement> statements = new ArrayList<>(action(drop() + ", ADD COLUMN " + definition(stored)));
		statements.addAll(
				new MySqlColumnChange(this.server, new AlterColumn(this.table, stored, this.to, null, null, this.check))
					.statements());
		return statements;
	}

	private String drop() {
		return "DROP COLUMN " + MySqlNames.quote(this.from.name());
	}

	private List<MySqlStatement> action(String action) {
		return MySqlStatement.alter(this.table, action, Subject.COLUMN, this.from.name(), this.to.name());
	}

}
