package dev.migration.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tables and columns of a model were called before, as far as it says so. A name
 * that is not in the database, or not any more, means nothing: what was renamed long ago
 * may keep saying so.
 *
 * @param tables the former names of tables by the name that they have, the latest first
 * @param columns the former names of columns by table and column, the latest first
 * @author The Migration Authors
 * @since 0.1.0
 */
public record PreviousNames(Map<QualifiedName, List<Name>> tables, Map<QualifiedName, Map<Name, List<Name>>> columns) {

	/**
	 * Nothing is known to have had another name.
	 */
	public static final PreviousNames NONE = new PreviousNames(Map.of(), Map.of());

	public PreviousNames {
		Map<QualifiedName, List<Name>> sortedTables = new TreeMap<>();
		tables.forEach((table, names) -> sortedTables.put(table, List.copyOf(names)));
		Map<QualifiedName, Map<Name, List<Name>>> sortedColumns = new TreeMap<>();
		columns.forEach((table, names) -> sortedColumns.put(table, new TreeMap<>(names)));
		tables = sortedTables;
		columns = sortedColumns;
	}

	/**
	 * Return these and those of another source.
	 * @param other the others
	 * @return all of them
	 */
	public PreviousNames and(PreviousNames other) {
		Map<QualifiedName, List<Name>> allTables = new TreeMap<>(this.tables);
		other.tables.forEach((table, names) -> allTables.merge(table, names, PreviousNames::joined));
		Map<QualifiedName, Map<Name, List<Name>>> allColumns = new TreeMap<>();
		this.columns.forEach((table, names) -> allColumns.put(table, new TreeMap<>(names)));
		other.columns.forEach((table, names) -> names
			.forEach((column, former) -> allColumns.computeIfAbsent(table, (key) -> new TreeMap<>())
				.merge(column, former, PreviousNames::joined)));
		return new PreviousNames(allTables, allColumns);
	}

	private static List<Name> joined(List<Name> some, List<Name> others) {
		List<Name> joined = new ArrayList<>(some);
		others.stream().filter((name) -> !joined.contains(name)).forEach(joined::add);
		return joined;
	}

}
