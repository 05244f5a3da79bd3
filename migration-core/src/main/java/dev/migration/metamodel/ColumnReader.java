package dev.migration.metamodel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.ParsedTypes;
import dev.migration.metamodel.ColumnDefinition.NamedCheck;
import dev.migration.metamodel.ColumnDefinition.UniqueClause;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.ColumnType;
import dev.migration.schema.CompositeType.Attribute;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import dev.migration.schema.UniqueConstraint;
import org.hibernate.MappingException;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.unique.CreateTableUniqueDelegate;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads one column the way {@code org.hibernate.tool.schema.internal.ColumnDefinitions}
 * renders it.
 */
final class ColumnReader {

	private final Metadata metadata;

	private final org.hibernate.dialect.Dialect hibernateDialect;

	private final Dialect dialect;

	private final ParsedTypes types;

	private final MappingNames names;

	private final ColumnDefinitions definitions;

	private final TimestampColumns timestampColumns;

	ColumnReader(Metadata metadata, Dialect dialect, MappingNames names) {
		this.metadata = metadata;
		this.hibernateDialect = metadata.getDatabase().getDialect();
		this.dialect = dialect;
		this.types = new ParsedTypes(dialect);
		this.names = names;
		this.definitions = new ColumnDefinitions(names.syntax());
		this.timestampColumns = new TimestampColumns(metadata);
	}

	ReadColumn read(Table table, Column column) {
		ColumnDefinition definition = this.definitions
			.of(sqlType("Column '" + column.getName() + "' of table '" + table.getName() + "'", column));
		ColumnDefinition options = this.definitions.of(column.getOptions());
		Name name = this.names.of(column);
		Identity identity = identity(column, definition, options);
		Generated generated = (identity != null) ? null : generated(column, definition, options);
		Expression defaultValue = (identity == null && generated == null) ? defaultValue(column, definition, options)
				: null;
		boolean nullable = isNullable(table, column) && identity == null
				&& (isNullWritten(column) || (!definition.isNotNull() && !options.isNotNull()));
		ColumnType type = type(definition, collation(column, definition, options));
		List<Constraint> constraints = new ArrayList<>();
		addUniques(constraints, table, column, name, List.of(definition, options));
		addChecks(constraints, column, List.of(definition, options));
		return new ReadColumn(new dev.migration.schema.Column(name, type, nullable, defaultValue, identity, generated,
				comment(column, definition, options)), constraints, List.of(definition, options));
	}

	/**
	 * Return an attribute of a composite type, of which the type alone is rendered.
	 */
	Attribute attribute(String compositeType, Column column) {
		ColumnDefinition definition = this.definitions
			.of(sqlType("Attribute '" + column.getName() + "' of composite type '" + compositeType + "'", column));
		Name collation = (definition.collation() != null) ? this.names.sql(definition.collation()) : null;
		String comment = column.getComment();
		return new Attribute(this.names.of(column), type(definition, collation),
				(comment != null) ? this.names.syntax().value(comment) : null);
	}

	private @Nullable String comment(Column column, ColumnDefinition definition, ColumnDefinition options) {
		String inSql = (options.comment() != null) ? options.comment() : definition.comment();
		String text = (column.getComment() != null) ? column.getComment() : inSql;
		return (text != null) ? this.names.syntax().value(text) : null;
	}

	private String sqlType(String owner, Column column) {
		try {
			return column.getSqlType(this.metadata);
		}
		catch (MappingException ex) {
			throw new UnreadableMappingException(owner + " has no type in this database: " + ex.getMessage()
					+ "; map it to another type or remove it.", ex);
		}
	}

	private ColumnType type(ColumnDefinition definition, @Nullable Name collation) {
		if (collation != null && this.names.syntax() == SqlSyntax.BACKSLASHES) {
			// There a collation takes the place of its character set
			return this.types.of(definition.type() + " collate " + this.dialect.quote(collation));
		}
		ColumnType type = this.types.of(definition.type()).withCollation(collation);
		return type.userType() ? new ColumnType(this.names.withoutDefaultSchema(type.name()), true, type.arguments(),
				type.dimensions(), type.collation()) : type;
	}

	private @Nullable Name collation(Column column, ColumnDefinition definition, ColumnDefinition options) {
		String inSql = (options.collation() != null) ? options.collation() : definition.collation();
		if (column.getCollation() != null && !column.isIdentity()) {
			inSql = this.hibernateDialect.quoteCollation(column.getCollation());
		}
		Name collation = (inSql != null) ? this.names.sql(inSql) : null;
		return (collation != null && !collation.text().equals("default")) ? collation : null;
	}

	private static @Nullable Identity identity(Column column, ColumnDefinition definition, ColumnDefinition options) {
		if (definition.identity() != null) {
			return definition.identity();
		}
		return column.isIdentity() ? Identity.BY_DEFAULT : options.identity();
	}

	private @Nullable Generated generated(Column column, ColumnDefinition definition, ColumnDefinition options) {
		if (column.getGeneratedAs() != null) {
			boolean stored = this.hibernateDialect.generatedAs(column.getGeneratedAs()).endsWith(" stored");
			return new Generated(Expression.of(column.getGeneratedAs().strip()), stored);
		}
		return (definition.generated() != null) ? definition.generated() : options.generated();
	}

	private @Nullable Expression defaultValue(Column column, ColumnDefinition definition, ColumnDefinition options) {
		if (column.getDefaultValue() != null) {
			String text = this.hibernateDialect.getColumnDefaultString(column.getDefaultValue()).strip();
			return text.equalsIgnoreCase("null") ? null : Expression.of(text);
		}
		return (definition.defaultValue() != null) ? definition.defaultValue() : options.defaultValue();
	}

	private boolean isNullable(Table table, Column column) {
		if (table.getPrimaryKey() != null && table.getPrimaryKey().containsColumn(column)) {
			return false;
		}
		// Hibernate leaves 'not null' out after 'generated always as' on PostgreSQL
		boolean notNullDropped = column.getGeneratedAs() != null && !column.isIdentity()
				&& !this.hibernateDialect.supportsNotNullAfterGeneratedAs();
		return (column.isNullable() && !this.timestampColumns.contains(column)) || notNullDropped;
	}

	/**
	 * Return whether Hibernate writes {@code null} at the end of a column that may be so,
	 * as it does after a timestamp of MySQL. That wins over a {@code not null} in a
	 * definition.
	 */
	private boolean isNullWritten(Column column) {
		return !this.hibernateDialect.getNullColumnString(column.getSqlType(this.metadata)).isBlank();
	}

	private void addUniques(List<Constraint> constraints, Table table, Column column, Name name,
			List<ColumnDefinition> definitions) {
		for (ColumnDefinition definition : definitions) {
			for (UniqueClause unique : definition.uniques()) {
				Name constraintName = (unique.name() != null) ? this.names.sql(unique.name()) : null;
				constraints.add(new UniqueConstraint(constraintName, List.of(name), unique.nullsNotDistinct(),
						Deferral.NOT_DEFERRABLE));
			}
		}
		if (column.isUnique() && !table.isPrimaryKey(column) && !isInKey(table, column)) {
			constraints.add(UniqueConstraint.of(null, List.of(name)));
		}
	}

	/**
	 * Return whether a key of the table says it too: Hibernate then adds no other one
	 * where it creates keys after the table (see Table.isRedundantUniqueKey).
	 */
	private boolean isInKey(Table table, Column column) {
		return !isUniqueInTable(this.hibernateDialect) && table.getUniqueKeys()
			.values()
			.stream()
			.anyMatch((key) -> key.getColumnSpan() == 1 && key.getColumn(0).equals(column));
	}

	/**
	 * Return whether Hibernate creates unique constraints together with their table.
	 */
	static boolean isUniqueInTable(org.hibernate.dialect.Dialect hibernateDialect) {
		return hibernateDialect.getUniqueDelegate() instanceof CreateTableUniqueDelegate;
	}

	private void addChecks(List<Constraint> constraints, Column column, List<ColumnDefinition> definitions) {
		for (ColumnDefinition definition : definitions) {
			for (NamedCheck check : definition.checks()) {
				constraints.add(check(check.name(), check.condition()));
			}
		}
		List<org.hibernate.mapping.CheckConstraint> anonymous = column.getCheckConstraints()
			.stream()
			.filter(org.hibernate.mapping.CheckConstraint::isAnonymous)
			.toList();
		if (anonymous.size() == 1) {
			constraints.add(check(null, anonymous.get(0).getConstraint()));
		}
		else if (!anonymous.isEmpty()) {
			constraints.add(check(null,
					anonymous.stream()
						.map(org.hibernate.mapping.CheckConstraint::getConstraintInParens)
						.collect(Collectors.joining(" and "))));
		}
		column.getCheckConstraints()
			.stream()
			.filter(org.hibernate.mapping.CheckConstraint::isNamed)
			.forEach((check) -> constraints.add(check(check.getName(), check.getConstraint())));
		if (column instanceof AggregateColumn aggregate) {
			new AggregateChecks(this.hibernateDialect).of(aggregate).ifPresent(constraints::add);
		}
	}

	CheckConstraint check(@Nullable String name, String condition) {
		return new CheckConstraint((name != null && !name.isBlank()) ? this.names.sql(name) : null,
				Expression.of(condition.strip()));
	}

	record ReadColumn(dev.migration.schema.Column column, List<Constraint> constraints,
			List<ColumnDefinition> definitions) {

	}

}
