package dev.migration.reflection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A temporary table with the columns of one table and the probes on it. It bears the name
 * of that table, which a condition may use. The defaults of all tables share some without
 * columns.
 *
 * @param name the name as SQL
 * @param columns the columns that expressions may name
 * @param probes the statements by the position of their probe
 */
record ScratchTable(String name, List<Column> columns, Map<Integer, String> probes, Dialect dialect) {

	// PostgreSQL stops at 1600 columns
	private static final int MAXIMUM_DEFAULTS = 500;

	static List<ScratchTable> of(List<Probe> probes, String prefix, Disputes disputes, Dialect dialect) {
		Map<Group, List<Integer>> groups = new LinkedHashMap<>();
		for (int i = 0; i < probes.size(); i++) {
			QualifiedName table = probes.get(i).table();
			groups
				.computeIfAbsent(new Group(table, (table != null) ? 0 : i / MAXIMUM_DEFAULTS),
						(key) -> new ArrayList<>())
				.add(i);
		}
		Set<Name> names = new HashSet<>();
		List<ScratchTable> tables = new ArrayList<>();
		groups.forEach((group, positions) -> {
			QualifiedName table = group.table();
			// Two schemas may have tables of one name, the temporary schema may not
			boolean free = table != null && names.add(table.name());
			Name name = (table != null && free) ? table.name() : Name.of(prefix + "table_" + tables.size());
			tables.add(of("pg_temp." + dialect.quote(name), (table != null) ? disputes.columns(table) : List.of(),
					positions, probes, prefix, dialect));
		});
		return tables;
	}

	private static ScratchTable of(String name, List<Column> columns, List<Integer> positions, List<Probe> probes,
			String prefix, Dialect dialect) {
		Map<Integer, String> statements = new TreeMap<>();
		positions.forEach((position) -> statements.put(position,
				probes.get(position).statement(name, prefix + position, dialect)));
		return new ScratchTable(name, columns, statements, dialect);
	}

	String create() {
		return create(this.columns.stream().map(this::definition).collect(Collectors.joining(", ")));
	}

	String createWithoutColumns() {
		return create("");
	}

	String add(Column column) {
		return "ALTER TABLE " + this.name + " ADD COLUMN " + definition(column);
	}

	private String create(String definitions) {
		return "CREATE TEMPORARY TABLE " + this.name + " (" + definitions + ") ON COMMIT DROP";
	}

	private String definition(Column column) {
		return this.dialect.quote(column.name()) + " " + Probe.typeOf(column.type(), this.dialect);
	}

	/**
	 * Probes that can share a table.
	 */
	private record Group(@Nullable QualifiedName table, int part) {

	}

}
