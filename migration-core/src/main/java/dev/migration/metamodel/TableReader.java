package dev.migration.metamodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.dialect.UnsupportedTypeException;
import dev.migration.metamodel.ColumnDefinition.NamedReference;
import dev.migration.metamodel.ColumnReader.ReadColumn;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.UniqueConstraint;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads one table with everything that belongs to it.
 */
final class TableReader {

	private final MappingNames names;

	private final ColumnReader columnReader;

	private final ForeignKeyReader foreignKeyReader;

	private final IndexReader indexReader;

	private final KeyOrder keyOrder;

	private final ColumnOrder columnOrder;

	private final Dialect hibernateDialect;

	private final boolean namedPrimaryKeys;

	TableReader(Dialect hibernateDialect, boolean namedPrimaryKeys, MappingNames names, ColumnReader columnReader,
			ForeignKeyReader foreignKeyReader, IndexReader indexReader, KeyOrder keyOrder, ColumnOrder columnOrder) {
		this.hibernateDialect = hibernateDialect;
		this.namedPrimaryKeys = namedPrimaryKeys;
		this.names = names;
		this.columnReader = columnReader;
		this.foreignKeyReader = foreignKeyReader;
		this.indexReader = indexReader;
		this.keyOrder = keyOrder;
		this.columnOrder = columnOrder;
	}

	dev.migration.schema.Table read(Table table) {
		List<ReadColumn> columns = readColumns(table);
		PrimaryKey primaryKey = primaryKey(table);
		List<UniqueConstraint> uniques = new ArrayList<>();
		List<Constraint> constraints = new ArrayList<>();
		if (primaryKey != null) {
			constraints.add(primaryKey);
		}
		for (ReadColumn column : columns) {
			for (Constraint constraint : column.constraints()) {
				if (constraint instanceof UniqueConstraint unique) {
					uniques.add(unique);
				}
				else {
					constraints.add(constraint);
				}
			}
			column.definitions()
				.forEach((definition) -> definition.references()
					.forEach((reference) -> addReference(constraints, column, reference)));
		}
		uniqueKeys(table).forEach(uniques::add);
		constraints.addAll(merge(primaryKey, uniques));
		table.getChecks()
			.forEach((check) -> constraints.add(this.columnReader.check(check.getName(), check.getConstraint())));
		constraints.addAll(this.foreignKeyReader.read(table));
		List<Index> indexes = new ArrayList<>(table.getIndexes()
			.values()
			.stream()
			.map(this.indexReader::read)
			.filter((index) -> constraints.stream().noneMatch((constraint) -> isIndexOf(constraint, index)))
			.toList());
		descendingKeys(table).forEach((key) -> indexes.add(descendingIndex(key)));
		return dev.migration.schema.Table
			.of(this.names.of(table), order(primaryKey, columns.stream().map(ReadColumn::column).toList()))
			.withConstraints(constraints)
			.withIndexes(indexes)
			.withComment((table.getComment() != null) ? this.names.syntax().value(table.getComment()) : null);
	}

	/**
	 * On InnoDB an index with the name and the columns of a foreign key is the one that
	 * the key makes by itself, whoever made it.
	 */
	private boolean isIndexOf(Constraint constraint, Index index) {
		return this.names.syntax() == SqlSyntax.BACKSLASHES && constraint instanceof ForeignKey key && !index.unique()
				&& key.name() != null && key.name().equals(index.name())
				&& index.elements().equals(key.columns().stream().map(IndexElement::ascending).toList());
	}

	private void addReference(List<Constraint> constraints, ReadColumn column, NamedReference reference) {
		this.foreignKeyReader.read(column.column().name(), reference).ifPresent(constraints::add);
	}

	private List<ReadColumn> readColumns(Table table) {
		Map<Name, org.hibernate.mapping.Column> mapped = new HashMap<>();
		List<ReadColumn> columns = new ArrayList<>();
		for (org.hibernate.mapping.Column column : this.columnOrder.columns(table)) {
			if (UnsupportedParts.isOfVersioning(column)) {
				continue;
			}
			org.hibernate.mapping.Column other = mapped.putIfAbsent(this.names.of(column), column);
			if (other != null) {
				throw new NameCollisionException(this.names.of(column).text(), List.of("column '" + other.getName()
						+ "' and column '" + column.getName() + "' of table '" + table.getName() + "'"));
			}
			columns.add(readColumn(table, column));
		}
		return columns;
	}

	private ReadColumn readColumn(Table table, org.hibernate.mapping.Column column) {
		try {
			return this.columnReader.read(table, column);
		}
		catch (UnsupportedTypeException ex) {
			throw new UnreadableMappingException("Column '" + column.getName() + "' of table '" + table.getName()
					+ "' cannot be mapped here. " + ex.getMessage(), ex);
		}
	}

	private static List<Column> order(@Nullable PrimaryKey key, List<Column> columns) {
		List<Name> keyColumns = (key != null) ? key.columns() : List.of();
		return columns.stream().sorted(Comparator.comparingInt((column) -> {
			int position = keyColumns.indexOf(column.name());
			return (position >= 0) ? position : keyColumns.size();
		})).toList();
	}

	private @Nullable PrimaryKey primaryKey(Table table) {
		org.hibernate.mapping.PrimaryKey key = table.getPrimaryKey();
		if (key == null || key.getColumns().isEmpty()) {
			return null;
		}
		UniqueKey named = key.getOrderingUniqueKey();
		Name name = (named != null && named.isNameExplicit() && this.namedPrimaryKeys) ? this.names.sql(named.getName())
				: null;
		return new PrimaryKey(name, this.keyOrder.columns(key).stream().map(this.names::of).toList());
	}

	/**
	 * Return the columns of the primary key in the other order that Hibernate may have
	 * given them: none if there is no other.
	 */
	List<Name> reorderedKey(Table table) {
		org.hibernate.mapping.PrimaryKey key = table.getPrimaryKey();
		return (key == null || this.keyOrder.unsorted(key).equals(this.keyOrder.columns(key))) ? List.of()
				: this.keyOrder.unsorted(key).stream().map(this.names::of).toList();
	}

	private List<UniqueConstraint> uniqueKeys(Table table) {
		return table.getUniqueKeys()
			.values()
			.stream()
			.filter((key) -> !isColumnUnique(table, key) && !isDescendingIndex(key))
			.map(this::unique)
			.toList();
	}

	private List<UniqueKey> descendingKeys(Table table) {
		return table.getUniqueKeys()
			.values()
			.stream()
			.filter((key) -> !isColumnUnique(table, key) && isDescendingIndex(key))
			.toList();
	}

	/**
	 * MariaDB and MySQL keep the order of a unique key, which is an index to them.
	 */
	private boolean isDescendingIndex(UniqueKey key) {
		return this.names.syntax() == SqlSyntax.BACKSLASHES
				&& key.getColumns().stream().anyMatch((column) -> isDescending(key, column));
	}

	private static boolean isDescending(UniqueKey key, org.hibernate.mapping.Column column) {
		return "desc".equalsIgnoreCase(key.getColumnOrderMap().get(column));
	}

	private Index descendingIndex(UniqueKey key) {
		List<IndexElement> elements = key.getColumns()
			.stream()
			.map((column) -> isDescending(key, column) ? IndexElement.descending(this.names.of(column))
					: IndexElement.ascending(this.names.of(column)))
			.toList();
		return Index.of(key.isNameExplicit() ? this.names.sql(key.getName()) : null, true, elements);
	}

	/**
	 * A single column that says so itself is already {@code unique}, and Hibernate loses
	 * the name of a key that says it again (see CreateTableUniqueDelegate).
	 */
	private boolean isColumnUnique(Table table, UniqueKey key) {
		if (!ColumnReader.isUniqueInTable(this.hibernateDialect) || key.getColumns().size() != 1) {
			return false;
		}
		org.hibernate.mapping.Column column = table.getColumn(key.getColumn(0));
		return key.getColumn(0).isUnique() || (column != null && column.isUnique());
	}

	private UniqueConstraint unique(UniqueKey key) {
		SqlTokens options = this.names.syntax().tokens((key.getOptions() != null) ? key.getOptions() : "");
		boolean nullsNotDistinct = false;
		Deferral deferral = Deferral.NOT_DEFERRABLE;
		while (options.hasNext()) {
			if (options.skip("nulls", "not", "distinct")) {
				nullsNotDistinct = true;
			}
			else if (options.skip("not", "deferrable")) {
				deferral = Deferral.NOT_DEFERRABLE;
			}
			else if (options.skip("initially", "deferred")) {
				deferral = Deferral.INITIALLY_DEFERRED;
			}
			else if (options.skip("deferrable") && deferral == Deferral.NOT_DEFERRABLE) {
				deferral = Deferral.INITIALLY_IMMEDIATE;
			}
			else if (options.hasNext()) {
				options.next();
			}
		}
		Name name = key.isNameExplicit() ? this.names.sql(key.getName()) : null;
		return new UniqueConstraint(name, key.getColumns().stream().map(this.names::of).toList(), nullsNotDistinct,
				deferral);
	}

	/**
	 * PostgreSQL makes one constraint of those that a 'create table' repeats, and the
	 * first name that it meets is the name of all (transformIndexConstraints).
	 */
	private List<UniqueConstraint> merge(@Nullable PrimaryKey primaryKey, List<UniqueConstraint> uniques) {
		if (!(this.hibernateDialect instanceof PostgreSQLDialect)) {
			return uniques;
		}
		Map<Constraint, UniqueConstraint> merged = new LinkedHashMap<>();
		for (UniqueConstraint unique : uniques) {
			boolean repeatsPrimaryKey = primaryKey != null && primaryKey.columns().equals(unique.columns())
					&& unique.deferral() == Deferral.NOT_DEFERRABLE;
			if (!repeatsPrimaryKey) {
				merged.merge(unique.definition(), unique, (first, second) -> (first.name() != null) ? first : second);
			}
		}
		return List.copyOf(merged.values());
	}

}
