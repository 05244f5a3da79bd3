package dev.migration.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.Table;

/**
 * In what two columns of one table differ besides their names.
 *
 * @param changes the properties in which they differ, in words
 * @param sameKind whether values of one could be values of the other
 */
record ColumnLikeness(List<String> changes, boolean sameKind) {

	private static final List<Set<String>> FAMILIES = List.of(
			Set.of("varchar", "character varying", "text", "char", "character", "clob", "character large object",
					"tinytext", "mediumtext", "longtext", "nvarchar", "citext"),
			Set.of("smallint", "integer", "int", "bigint", "tinyint", "mediumint", "numeric", "decimal", "real",
					"double precision", "double", "float"),
			Set.of("date", "datetime", "timestamp", "timestamp with time zone", "timestamp without time zone",
					"timestamptz"),
			Set.of("bytea", "blob", "varbinary", "binary", "binary varying", "binary large object", "longblob",
					"mediumblob", "tinyblob", "oid"));

	static ColumnLikeness of(Table before, Column from, Table after, Column to, DerivedNames names) {
		List<String> changes = new ArrayList<>();
		boolean sameType = from.type().equals(to.type());
		if (!sameType) {
			changes.add("its type");
		}
		if (from.nullable() != to.nullable()) {
			changes.add("whether it may be null");
		}
		if (!Objects.equals(from.defaultValue(), to.defaultValue())) {
			changes.add("its default");
		}
		if (!Objects.equals(from.identity(), to.identity())) {
			changes.add("its identity");
		}
		if (!Objects.equals(from.generated(), to.generated())) {
			changes.add("what it is computed from");
		}
		if (!Objects.equals(from.comment(), to.comment())) {
			changes.add("its comment");
		}
		if (isKey(before, from.name()) != isKey(after, to.name())) {
			changes.add("the primary key");
		}
		List<Name> targets = targets(before, from.name()).stream().map(names::of).toList();
		boolean sameTargets = targets.equals(targets(after, to.name()));
		if (!sameTargets) {
			changes.add("what it refers to");
		}
		return new ColumnLikeness(changes, sameTargets && (sameType || isSameFamily(from.type(), to.type())));
	}

	private static boolean isKey(Table table, Name column) {
		PrimaryKey key = table.primaryKey();
		return key != null && key.columns().contains(column);
	}

	private static List<Name> targets(Table table, Name column) {
		return table.foreignKeys()
			.stream()
			.filter((key) -> key.columns().contains(column))
			.map(ForeignKey::referencedTable)
			.map((target) -> target.name())
			.distinct()
			.sorted()
			.toList();
	}

	private static boolean isSameFamily(ColumnType from, ColumnType to) {
		if (from.dimensions() != to.dimensions()) {
			return false;
		}
		return from.name().equals(to.name()) || (!from.userType() && !to.userType()
				&& FAMILIES.stream()
					.anyMatch((family) -> family.contains(from.name().name().text())
							&& family.contains(to.name().name().text())));
	}

}
