package dev.migration.dialect;

import java.util.List;
import java.util.stream.Stream;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.EnumType;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;

/**
 * Short words for schema models.
 */
final class Models {

	private static final Dialect DIALECT = new PostgreSqlDialect();

	private Models() {
	}

	static QualifiedName name(String name) {
		return QualifiedName.of(name);
	}

	static SchemaModel schema(Table... tables) {
		return SchemaModel.EMPTY.withTables(List.of(tables));
	}

	static SchemaModel schema(EnumType type, Table... tables) {
		return schema(tables).withEnumTypes(List.of(type));
	}

	static EnumType mood(String... values) {
		return new EnumType(name("mood"), List.of(values));
	}

	static Table table(String name, Column... columns) {
		return Table.of(name(name), List.of(columns));
	}

	static Column column(String name, String type) {
		return Column.of(name, DIALECT.parseType(type));
	}

	static Column notNull(String name, String type) {
		return column(name, type).withNullable(false);
	}

	static Column identity(String name, Identity identity) {
		return notNull(name, "bigint").withIdentity(identity);
	}

	static Column generated(String name, String type, String expression, boolean stored) {
		return column(name, type).withGenerated(new Generated(Expression.of(expression), stored));
	}

	static Column withDefault(Column column, String expression) {
		return column.withDefault(Expression.of(expression));
	}

	static PrimaryKey primaryKey(String name, String... columns) {
		return new PrimaryKey(named(name), names(columns));
	}

	static UniqueConstraint unique(String name, String... columns) {
		return UniqueConstraint.of(named(name), names(columns));
	}

	static CheckConstraint check(String name, String condition) {
		return new CheckConstraint(named(name), Expression.of(condition));
	}

	static ForeignKey foreignKey(String name, String column, String table, String referenced) {
		return ForeignKey.of(named(name), names(column), name(table), names(referenced));
	}

	static ForeignKey with(ForeignKey key, ReferentialAction onDelete, ReferentialAction onUpdate, Deferral deferral) {
		return new ForeignKey(key.name(), key.columns(), key.referencedTable(), key.referencedColumns(), onDelete,
				onUpdate, deferral);
	}

	static Table with(Table table, Constraint... constraints) {
		return table.withConstraints(List.of(constraints));
	}

	static List<Name> names(String... names) {
		return Stream.of(names).map(Name::of).toList();
	}

	private static Name named(String name) {
		return (name != null) ? Name.of(name) : null;
	}

}
